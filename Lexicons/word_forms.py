#!/usr/bin/env python3
"""Makes word-forms.tsv: the stems of Arabic news and how frequent they are, counted in raw text.

    word_forms.py NEWS.jsonl … > word-forms.tsv

NEWS.jsonl has a document a line; its `title` and `text` are counted, nothing else is read. No text goes into
the table, only words and their frequency class. The names in the lexicons beside this file (places,
organizations, currencies, units) are words of their own by what they are, however rarely the news has them.

A word such as `وقال` shows its parts only by comparison: `قال` is frequent, and nothing is ever written before
`وقال`. `واحد` begins alike, but `الواحد`, `بواحد` and `وواحد` show that it is a word of its own. So:
1. Words are counted, folded as the tokenizer does, but with ة apart from ه.
2. A word is a *composite* where its rest after a proclitic's letter (or before a pronoun's) is a frequent word
   and nothing stands before the word that cannot stand before the proclitic.
3. Every word is cut by the most probable analysis, proclitics + stem + pronoun, with stems that are no
   composites; the counts of stems are taken from the cuts, and so on a few times (hard EM). Stems never seen
   are judged by a trigram model of the letters of the others.
The segmenter (Sources/Lexicon/Segmenter.swift) uses the same costs; change them in both.
"""
import collections
import json
import math
import pathlib
import re
import sys

FOLDS = {c: b for a, b in (("أإآٱ", "ا"), ("ىیے", "ي"), ("کگ", "ك"), ("پ", "ب"), ("چ", "ج"), ("ژ", "ز"), ("ڤ", "ف")) for c in a}
WORD = re.compile(r"[\u0621-\u063a\u0640-\u065f\u0670-\u0673\u067e\u0686\u0698\u06a4\u06a9\u06af\u06cc\u06d2\u200c-\u200f]+")
SILENT = set("\u0640\u0670\u200c\u200d\u200e\u200f") | {chr(c) for c in range(0x64B, 0x660)}
WITH_ARTICLE = ["ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وبال", "فبال"]
# Costs in bits: how rarely a word carries the clitic.
PROCLITIC = {"و": 3.8, "ف": 7, "ب": 4.5, "ل": 4.5, "ك": 7.5, "س": 5}
PRONOUN = {"ه": 5, "ها": 5, "هم": 6.5, "هما": 8, "هن": 9, "نا": 7, "ك": 9, "كم": 9, "ني": 8, "ي": 6}
UNKNOWN, LETTERS = 15.0, 0.85
MINIMUM = 4
FREQUENT_PRONOUNS = ("ها", "ه", "هم", "هما")
IMPERFECT = "يتن"  # and أ, which no longer shows once folded
# Function words that begin or end like something with a clitic, and those clitics are written to most.
FUNCTION_WORDS = """
في من على إلى عن مع أن إن بعد بين كان كانت كانوا كنت كنا كانا يكون لم لن لا ما قد لقد لو لولا لكن ليس ليست ليسوا كما
فيما مما ممن عما بينما عندما لدى كل كي لكي بل هل ثم حتى أو إذ إذا لذا فقط فحسب فوق كلا كلما ليت لعل بدون كذلك هكذا هي هو
هم هما هن بعض وراء وفق وفقا وسط وشك لماذا كون كاد فور بلغ بالغ لدن سوف سوى سيما واحد هنا هناك نحن أنت أنا هذه هذا كيف بات باتت باتوا
""".split()


def fold(word):
    return "".join(FOLDS.get(c, c) for c in word if c not in SILENT)


FUNCTION = {fold(w) for w in FUNCTION_WORDS}


def count(paths):
    counts = collections.Counter()
    for path in paths:
        for line in open(path, encoding="utf-8"):
            document = json.loads(line)
            for field in ("title", "text"):
                for match in WORD.finditer(document.get(field) or ""):
                    counts[fold(match.group())] += 1
    del counts[""]
    return counts


def names():
    """First words of the names in the lexicons, without their article."""
    found = set()
    for family in ("places", "organizations", "currencies", "units"):
        path = pathlib.Path(__file__).with_name(family + ".tsv")
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                for form in line.split("\t")[3].split("|"):
                    match = WORD.match(form.strip())
                    word = fold(match.group()) if match else ""
                    word = word[2:] if word.startswith("ال") and len(word) > 4 else word
                    if len(word) > 2:
                        found.add(word)
    return {w for w in found if w[1:] not in FUNCTION}


def variants(stem):
    """What a stem before a pronoun may be without it: مدينت → مدينة, مستوا → مستوي, لاعبي → لاعبين …"""
    forms = [stem]
    if stem[-1] == "ت":
        forms.append(stem[:-1] + "ة")
    if stem[-1] == "ا":
        forms.append(stem[:-1] + "ي")
    if stem[-1] in "يا":
        forms.append(stem + "ن")
    if stem[-1] == "و":
        forms.append(stem + "ا")
    if stem[-1] in "ئؤ":
        forms.append(stem[:-1] + "ء")
    return forms


def composites(counts, names):
    def seen(word):
        return counts.get(word, 0)

    def with_article(word):
        return sum(seen(p + word) for p in WITH_ARTICLE)

    def as_a_whole(word):
        """Occurrences with something before the word that cannot stand before a proclitic."""
        prepositions = ["ب", "ك", "وب", "وك", "فب"]
        if word[0] != "ل":  # `لل…` is `ل` + `ال…`
            prepositions += ["ل", "ول", "فل"]
        found = with_article(word) + sum(seen(p + word) for p in prepositions)
        if word[0] in "وف":
            found += seen("و" + word) + seen("ف" + word)
        if word[0] in "بلكف":  # a verb: `كشف`, `يكشف`
            found += seen("ي" + word) + seen("ت" + word)
        return found

    # `بالمئة` is in the lexicon as it is written, and still `ب` + `المئة`.
    names = {w for w in names if not (w.startswith("بال") and seen(w[1:]))}
    found = set()
    for word, n in counts.items():
        if len(word) < 3 or word in FUNCTION or word in names or word[0] not in PROCLITIC:
            continue
        rest = word[1:]
        if word[0] == "س" and rest[0] not in IMPERFECT:
            continue
        known = seen(rest) + with_article(rest)
        if rest.startswith("ال") and len(rest) > 4:
            known = max(known, seen(rest[2:]) + seen(rest))
        if word[0] == "ل" and rest[0] == "ل" and len(rest) > 3:
            known = max(known, seen("ال" + rest[1:]) + seen(rest[1:]))
        whole = as_a_whole(word)
        expected = known * 2 ** -PROCLITIC[word[0]]
        if n >= 20:
            if whole < 0.003 * n and known >= max(5, n / 300):
                found.add(word)
            elif whole < 0.01 * n and expected * 60 >= n or whole < 0.03 * n and expected * 2 >= n:
                found.add(word)
            elif word[0] == "و" and whole < 0.02 * n and known >= n / 4:
                found.add(word)
        elif whole == 0 and known >= n * 0.5 and (word[0] == "و" or expected * 40 >= n):
            found.add(word)
    for word, n in counts.items():
        if word in FUNCTION or word in names or word.startswith("ال"):
            continue
        for pronoun, cost in PRONOUN.items():
            stem = word[: -len(pronoun)]
            if not word.endswith(pronoun) or len(stem) < 2:
                continue
            if pronoun == "ي":
                if stem[-1] != "ت":
                    continue
                known = seen(stem[:-1] + "ة")
            else:
                known = max(seen(v) and seen(v) + with_article(v) for v in variants(stem))
            expected = known * 2**-cost
            whole = with_article(word)
            frequent = pronoun in FREQUENT_PRONOUNS
            if frequent and whole <= 0.002 * n and known >= max(5, n / 50):
                found.add(word)
            elif whole <= 0.005 * n and known >= 5 and expected * (40 if frequent else 6) >= n:
                found.add(word)
            elif frequent and whole <= 0.1 * n and expected * 8 >= n:
                found.add(word)
    return found


class LetterModel:
    """Letter trigrams of the stems, each counted once, backed off to bigrams and single letters."""

    def __init__(self, stems):
        self.three, self.two, self.one = collections.Counter(), collections.Counter(), collections.Counter()
        self.before_two, self.before_one = collections.Counter(), collections.Counter()
        for stem in stems:
            letters = "^^" + stem + "$"
            for i in range(2, len(letters)):
                self.three[letters[i - 2 : i + 1]] += 1
                self.before_two[letters[i - 2 : i]] += 1
                self.two[letters[i - 1 : i + 1]] += 1
                self.before_one[letters[i - 1]] += 1
                self.one[letters[i]] += 1
        self.total = sum(self.one.values())
        self.memory = {}

    def bits(self, word):
        if word not in self.memory:
            letters = "^^" + word + "$"
            total = 0
            for i in range(2, len(letters)):
                p = (self.one[letters[i]] + 1) / (self.total + 40)
                p = (self.two[letters[i - 1 : i + 1]] + 5 * p) / (self.before_one[letters[i - 1]] + 5)
                p = (self.three[letters[i - 2 : i + 1]] + 5 * p) / (self.before_two[letters[i - 2 : i]] + 5)
                total += math.log2(p)
            self.memory[word] = total
        return self.memory[word]


class Model:
    def __init__(self, stems):
        self.stems = stems
        self.letters = LetterModel(stems)

    def known(self, stem, proclitics, pronoun):
        best = -99
        forms = [(stem, 0)]
        if stem.startswith("ال") and len(stem) >= 4:
            forms.append((stem[2:], 0.5))
        if proclitics.endswith("ل") and stem[0] == "ل" and len(stem) >= 3:
            forms.append((stem[1:], 0.5))
        for form, cost in forms:
            if pronoun and (form != stem or form[-1] == "ة"):
                continue
            for index, variant in enumerate(variants(form) if pronoun else [form]):
                n = self.stems.get(variant, 0)
                if n > 0:
                    best = max(best, math.log2(n) - cost - (0.5 if index else 0))
        return best

    def unknown(self, stem, proclitics, pronoun):
        if stem.startswith("ال") and len(stem) > 4:
            stem = stem[2:]
        elif proclitics.endswith("ل") and stem[0] == "ل" and len(stem) > 3:
            stem = stem[1:]
        if len(stem) < 3:
            return -99
        bits = self.letters.bits(stem)
        if pronoun and stem[-1] == "ت":
            bits = max(bits, self.letters.bits(stem[:-1] + "ة"))
        return UNKNOWN + LETTERS * bits

    def is_inflection(self, stem, pronoun, score):
        """`ثمنا` is the accusative of `ثمن`, not `ثم` + `نا`; `عشريني` is made of `عشرين`."""
        if pronoun not in ("نا", "ني", "هما"):
            return False
        longer = self.stems.get(stem + pronoun[:-1], 0)
        return longer > 0 and math.log2(longer) > score - 3

    def cut(self, word):
        if word in FUNCTION:
            return "", word, ""
        fronts = [""] + ([word[0]] if word[0] in "وف" else [])
        for front in list(fronts):
            rest = word[len(front) :]
            if len(rest) >= 2 and rest[0] in "بلكس":
                if rest[0] != "س" or len(rest) >= 4 and rest[1] in IMPERFECT:
                    fronts.append(front + rest[0])
        best = (-99, "", word, "")
        for front in fronts:
            rest = word[len(front) :]
            cuts = [(rest, "")]
            if not (rest.startswith("ال") and len(rest) > 5):
                for pronoun in PRONOUN:
                    if rest.endswith(pronoun) and (pronoun != "ي" or rest[-2:-1] == "ت"):
                        cuts.append((rest[: -len(pronoun)], pronoun))
            for stem, pronoun in cuts:
                if len(stem) < 2:
                    continue
                score = self.known(stem, front, pronoun)
                if self.is_inflection(stem, pronoun, score):
                    continue
                if stem in FUNCTION:
                    score = max(12, score) + (4 if front[-1:] in ("و", "ف") else 0)
                if score <= -99:
                    score = self.unknown(stem, front, pronoun)
                if score <= -99:
                    continue
                score -= sum(PROCLITIC[p] for p in front) + (PRONOUN[pronoun] if pronoun else 0)
                if score > best[0] + 1e-9:
                    best = (score, front, stem, pronoun)
        return best[1:]


def induce(counts):
    known = names()
    excluded = composites(counts, known)
    stems = collections.Counter()
    for word, n in counts.items():
        if word in excluded or any(word.startswith(a) and len(word) - len(a) >= 2 for a in WITH_ARTICLE[1:]):
            continue
        stems[word[2:] if word.startswith("ال") and len(word) >= 4 else word] += n
    for word in FUNCTION:
        stems[word] = max(stems[word], counts.get(word, 0))
    for _ in range(3):
        model, cut_stems = Model(stems), collections.Counter()
        for word, n in counts.items():
            front, stem, pronoun = model.cut(word)
            if stem.startswith("ال") and len(stem) >= 4 and stems.get(stem[2:], 0) >= stems.get(stem, 0):
                stem = stem[2:]
            elif front.endswith("ل") and stem[0] == "ل" and len(stem) >= 3:
                stem = stem[1:]
            if pronoun:
                stem = max(variants(stem), key=lambda v: stems.get(v, 0))
            if stem not in excluded and len(stem) >= 2:
                cut_stems[stem] += n
        stems = cut_stems
    for name in known:
        stems[name] = max(stems[name], MINIMUM)
    return {stem: n for stem, n in stems.items() if n >= MINIMUM and stem not in FUNCTION}


def main():
    stems = induce(count(sys.argv[1:]))
    rows = collections.defaultdict(list)
    for stem, n in stems.items():
        rows[(int(math.log2(n)), stem[:2])].append(stem[2:] or "-")
    print("# Stems of Arabic news for the segmenter, made by word_forms.py; see README.md.")
    print("# frequency  n: written 2ⁿ to 2ⁿ⁺¹ times in the counted text; function: a function word")
    print("# head       the first two letters of the stems; endings: the rest of each, - for none")
    print("frequency\thead\tendings")
    heads = collections.defaultdict(list)
    for word in sorted(FUNCTION):
        heads[word[:2]].append(word[2:] or "-")
    for head in sorted(heads):
        print("function", head, " ".join(heads[head]), sep="\t")
    for frequency, head in sorted(rows, key=lambda r: (-r[0], r[1])):
        print(frequency, head, " ".join(sorted(rows[(frequency, head)])), sep="\t")


if __name__ == "__main__":
    main()
