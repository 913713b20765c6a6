#!/usr/bin/env python3
"""Make up articles for a store: stories told by one to four outlets each, as JSONL.

    generate.py --claims 100000 [--seed 1] > articles.jsonl

The same seed gives the same articles, and the first ones are the same whatever their number. An article has
about seven figures. Names, metrics and amounts come with the skewed frequencies of real news: a few
companies are in many stories, most in few.
"""

import argparse
import datetime
import json
import random
import sys

CLAIMS_PER_ARTICLE = 7.0

SYLLABLES = ["نو", "را", "سا", "دار", "مير", "تك", "بان", "فا", "لين", "كو", "زا", "هار", "وين", "جا", "مال", "تار"]
HEADS = ["شركة", "مجموعة", "مؤسسة"]
OUTLETS = ["المنبر", "الأفق", "صدى الأسواق", "الميناء", "رأس المال", "الشروق الاقتصادي", "البيان المالي", "الديوان"]
MONEY = ["دولار", "ريال سعودي", "درهم إماراتي", "جنيه مصري", "يورو"]
MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
QUARTERS = ["الأول", "الثاني", "الثالث", "الرابع"]
METRICS = [
    ("أرباح", "أرباحها"), ("إيرادات", "إيراداتها"), ("مبيعات", "مبيعاتها"), ("خسائر", "خسائرها"),
    ("صادرات", "صادراتها"), ("استثمارات", "استثماراتها"), ("أصول", "أصولها"), ("ديون", "ديونها"),
]


class World:
    """The names of all stories, each with its own frequency."""

    def __init__(self, rng):
        self.rng = rng
        self.companies = [self.name() for _ in range(20000)]

    def name(self):
        rng = self.rng
        return rng.choice(HEADS) + " " + "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4)))

    def company(self):
        # Of rank r about 1/r of the stories.
        rank = int(len(self.companies) ** self.rng.random()) - 1
        return self.companies[rank]


def amount(rng):
    """Digits and scale words of an amount as newspapers write it."""
    scale = rng.choice(["مليون", "مليون", "مليار"])
    digits = f"{rng.lognormvariate(3, 1.5):.{rng.choice([0, 1, 1, 2])}f}".rstrip(".")
    return digits if float(digits) > 2 else "2.5", scale


def story(rng, world, first_day):
    day = first_day + datetime.timedelta(days=rng.randrange(1100))
    metric, held = rng.choice(METRICS)
    facts = {
        "company": world.company(), "other": world.company(), "metric": metric, "held": held, "day": day,
        "money": rng.choice(MONEY), "amount": amount(rng), "share": f"{rng.uniform(1, 90):.1f}",
        "staff": rng.randint(11, 99) * 100 + rng.randint(1, 99), "before": amount(rng), "goal": amount(rng),
        "units": rng.randint(2, 400) * 50 + rng.randint(1, 49), "quarter": rng.choice(QUARTERS),
        "power": rng.randint(20, 1900), "growth": f"{rng.uniform(0.5, 40):.2f}",
    }
    return facts


def telling(rng, facts, index):
    """One outlet's telling; later ones differ in words, and some in a figure or its bound."""
    f = facts
    digits, scale = f["amount"]
    if index and rng.random() < 0.25:
        digits = f"{float(digits) * rng.choice([1.02, 1.1, 10]):.2f}".rstrip("0").rstrip(".")
    bound = rng.choice(["", "", "نحو ", "أكثر من "]) if index else ""
    year, month = f["day"].year, MONTHS[f["day"].month - 1]
    sentences = [
        rng.choice([
            f"قالت {f['company']} إن {f['held']} بلغت {bound}{digits} {scale} {f['money']} في الربع {f['quarter']} من {year}.",
            f"بلغت {f['metric']} {f['company']} {bound}{digits} {scale} {f['money']} في الربع {f['quarter']} من {year}، بحسب بيان لها.",
        ]),
        rng.choice([
            f"وارتفعت {f['metric']} الشركة بنسبة {f['growth']}% على أساس سنوي.",
            f"وزادت بذلك {f['growth']} في المئة مقارنة بالعام السابق.",
        ]),
        f"وكانت قد سجلت {f['before'][0]} {f['before'][1]} {f['money']} في {year - 1}.",
        rng.choice([
            f"ويعمل لديها {f['staff']} موظفاً، وتملك {f['other']} {f['share']}% من أسهمها.",
            f"وتملك {f['other']} حصة {f['share']}% في الشركة التي توظف {f['staff']} عاملاً.",
        ]),
        f"وتتوقع الشركة أن تصل استثماراتها إلى {f['goal'][0]} {f['goal'][1]} {f['money']} بحلول {year + 3}.",
        f"وتخطط لبناء محطة بقدرة {f['power']} ميغاواط وتسليم {f['units']} وحدة في {month} {year + 1}.",
    ]
    head = sentences[:1]
    rest = sentences[1:]
    if index:
        rng.shuffle(rest)
        rest = rest[: rng.randint(3, 5)]
    return " ".join(head + rest)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=10_000, help="about how many claims the articles make")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    world = World(rng)
    first_day = datetime.date(2022, 1, 1)
    articles = max(1, round(options.claims / CLAIMS_PER_ARTICLE))
    number = stories = 0
    while number < articles:
        facts = story(rng, world, first_day)
        stories += 1
        outlets = rng.sample(OUTLETS, rng.choice([1, 1, 1, 2, 3, 4]))
        for index, outlet in enumerate(outlets):
            published = facts["day"] + datetime.timedelta(days=index)
            article = {
                "id": f"s{stories}-{index + 1}", "source": outlet,
                "title": f"{facts['metric']} {facts['company']}",
                "url": f"https://example.org/{stories}/{index + 1}", "published": published.isoformat(),
                "text": telling(rng, facts, index),
            }
            if number < articles:
                sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")
            number += 1


if __name__ == "__main__":
    main()
