"""How the time of `arqam extract` grows with the length of a document, with the number of documents and with the size
of the lexicon: each measured as a whole process, the least of some runs, and drawn as an SVG.

    python3 Benchmarks/Growth/growth.py .build/release/arqam NEWS.jsonl Benchmarks/Growth/growth.svg

NEWS.jsonl holds articles (`id`, `text`): real ones, as repeated text flatters. Without a file, articles are made up.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 300, 260, 58, 36, 48


def seconds(command):
    """The least time of some runs of a command, in seconds."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        best = min(best, time.perf_counter() - start)
    return best


def articles(path):
    if path:
        return [json.loads(line)["text"] for line in open(path, encoding="utf-8")]
    made_up = Path(__file__).parent.parent / "Store" / "generate.py"
    out = subprocess.run([sys.executable, made_up, "--claims", "20000"], capture_output=True, check=True)
    return [json.loads(line)["text"] for line in out.stdout.splitlines()]


def of_length(texts, size):
    """One document of about `size` bytes, of different articles one after the other."""
    parts, count = [], 0
    for text in texts * (1 + size // max(1, sum(len(text.encode()) for text in texts))):
        parts.append(text)
        count += len(text.encode())
        if count >= size:
            break
    return "\n\n".join(parts).encode()[:size].decode(errors="ignore")


def by_length(arqam, texts, folder):
    for size in [1 << power for power in range(11, 23)]:
        file = folder / "one.txt"
        file.write_text(of_length(texts, size), encoding="utf-8")
        yield size, seconds([arqam, "extract", file])


def by_number(arqam, texts, folder):
    for number in [1, 4, 16, 64, 256, 1024, 4096]:
        file = folder / "many.jsonl"
        with open(file, "w", encoding="utf-8") as out:
            for index in range(number):
                out.write(json.dumps({"id": str(index), "text": texts[index % len(texts)]}, ensure_ascii=False) + "\n")
        yield number, seconds([arqam, "extract", "--from", "jsonl", "--to", "jsonl", "--jobs", "1", file])


def by_lexicon(arqam, texts, folder):
    """A thousand articles with ever more companies of made-up names in a lexicon of one's own."""
    file = folder / "thousand.jsonl"
    with open(file, "w", encoding="utf-8") as out:
        for index, text in enumerate(texts[:1000]):
            out.write(json.dumps({"id": str(index), "text": text}, ensure_ascii=False) + "\n")
    letters = "ابتجحدرسشصطعفقكلمنهوي"
    for number in [0, 1000, 4000, 16000, 64000]:
        lexicon = folder / f"lexicon{number}"
        lexicon.mkdir()
        with open(lexicon / "organizations.tsv", "w", encoding="utf-8") as out:
            out.write("id\tfeatures\tsource\tforms\n")
            for index in range(number):
                name, rest = "", index + len(letters) ** 5
                while rest:
                    rest, letter = divmod(rest, len(letters))
                    name += letters[letter]
                out.write(f"made-up-{index}\ttype=company\tmade up\t{name} {name[::-1]}\n")
        yield max(number, 100), seconds(
            [arqam, "extract", "--from", "jsonl", "--to", "jsonl", "--jobs", "1", "--lexicons", lexicon, file])


def panel(points, title, label, x):
    """One plot with both axes logarithmic, and the line of growth in proportion through its last point."""
    from math import log10

    xs, ys = [log10(a) for a, _ in points], [log10(b) for _, b in points]
    low_x, high_x = min(xs), max(xs)
    low_y, high_y = min(ys + [-2.5]), max(ys + [0.5])

    def place(a, b):
        return (
            x + LEFT + (a - low_x) / (high_x - low_x) * (WIDTH - LEFT - 12),
            TOP + (high_y - b) / (high_y - low_y) * (HEIGHT - TOP - BOTTOM))

    lines = [f'<text x="{x + LEFT}" y="20" class="title">{title}</text>']
    for power in range(int(low_y) - 1, int(high_y) + 2):
        if low_y <= power <= high_y:
            _, y = place(low_x, power)
            name = {-2: "10 ms", -1: "0.1 s", 0: "1 s", 1: "10 s"}.get(power, f"1e{power} s")
            lines.append(f'<path class="grid" d="M{x + LEFT} {y:.1f}H{x + WIDTH - 12}"/>')
            lines.append(f'<text x="{x + LEFT - 6}" y="{y + 4:.1f}" class="end">{name}</text>')
    for power in range(int(low_x), int(high_x) + 2):
        if low_x <= power <= high_x:
            at, _ = place(power, low_y)
            name = f"{10 ** power:,}"
            lines.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 16}" class="middle">{name}</text>')
    lines.append(f'<text x="{x + (LEFT + WIDTH) / 2}" y="{HEIGHT - 8}" class="middle">{label}</text>')
    reach = min(high_x - low_x, ys[-1] - low_y)
    a, b = place(xs[-1] - reach, ys[-1] - reach), place(xs[-1], ys[-1])
    lines.append(f'<path class="linear" d="M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}"/>')
    path = "L".join(f"{place(u, v)[0]:.1f} {place(u, v)[1]:.1f}" for u, v in zip(xs, ys))
    lines.append(f'<path class="time" d="M{path}"/>')
    lines += [f'<circle cx="{place(u, v)[0]:.1f}" cy="{place(u, v)[1]:.1f}" r="3"/>' for u, v in zip(xs, ys)]
    return "\n".join(lines)


STYLE = """<style>
text{font:12px sans-serif;fill:#333}.title{font-weight:bold}.end{text-anchor:end}.middle{text-anchor:middle}
.grid{stroke:#ddd}.linear{stroke:#999;stroke-dasharray:4 3;fill:none}.time{stroke:#0a6;stroke-width:2;fill:none}circle{fill:#0a6}
</style>"""


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    arqam, svg = os.path.abspath(sys.argv[1]), sys.argv[-1]
    texts = articles(sys.argv[2] if len(sys.argv) == 4 else None)
    plots = [
        ("A longer document", "bytes", by_length), ("More documents", "articles", by_number),
        ("A larger lexicon, 1,000 articles", "names added", by_lexicon)]
    drawn = []
    for index, (title, label, measure) in enumerate(plots):
        with tempfile.TemporaryDirectory() as folder:
            points = list(measure(arqam, texts, Path(folder)))
        print(title)
        for amount, time_taken in points:
            print(f"  {amount:>9,} {label}: {time_taken * 1000:8.1f} ms")
        drawn.append(panel(points, title, label, index * WIDTH))
    body = "\n".join(drawn)
    Path(svg).write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {3 * WIDTH} {HEIGHT}">\n{STYLE}\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n{body}\n</svg>\n', encoding="utf-8")


main()
