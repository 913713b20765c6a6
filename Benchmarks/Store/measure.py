#!/usr/bin/env python3
"""Measure what a store costs: filling it, its size, and how the time for one more article grows.

    measure.py ARQAM --articles ARTICLES.jsonl [--require]     throughput, size, second run
    measure.py ARQAM --claims 10000 100000 1000000             growth, with made-up articles
    measure.py ARQAM --store FILE ARTICLES.jsonl               growth, of a store that is there

Wall-clock time, the least of several runs, and processor time (user and system), which other programs on the machine
disturb less. A run of the command without work (an article the store knows) is measured beside the others: what is
above it is the store's. `--require` ends with status 1 where the store is not under three times the text, or a second
run adds anything or takes a fifth of the first.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time


def run(arguments, repeats=1):
    """The least wall-clock and processor time of a command, in seconds, and its output."""
    walls, processors = [], []
    for _ in range(repeats):
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.monotonic()
        done = subprocess.run(arguments, stdout=subprocess.PIPE, check=True)
        walls.append(time.monotonic() - started)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processors.append(after.ru_utime + after.ru_stime - usage.ru_utime - usage.ru_stime)
    return min(walls), min(processors), done.stdout.decode()


def size(store):
    return sum(os.path.getsize(store + end) for end in ("", "-wal") if os.path.exists(store + end))


def throughput(options, folder):
    store = os.path.join(folder, "articles.db")
    ingest = [options.arqam, "ingest", options.articles, "--store", store]
    with open(options.articles, "rb") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    text = sum(len(text.encode()) for text in texts)
    wall, processor, summary = run(ingest)
    print(summary.strip())
    print(f"first run   {wall:7.2f} s  {processor:6.2f} s of processor  {len(texts) / wall:6.0f} articles/s")
    again, processor_again, summary = run(ingest)
    print(f"second run  {again:7.2f} s  {processor_again:6.2f} s of processor  {summary.strip()}")
    print(f"store       {size(store) / 1e6:.1f} MB, {size(store) / text:.2f} times the text ({text / 1e6:.1f} MB)")
    if not options.require:
        return
    faults = []
    if size(store) >= 3 * text:
        faults.append("the store is three times the text or more")
    if not summary.startswith("0 articles, 0 claims"):
        faults.append("the second run adds something")
    if processor_again >= processor / 5:
        faults.append("the second run takes a fifth of the first or more")
    if faults:
        sys.exit("; ".join(faults))


def one_more(options, store, articles, folder, label):
    """Times of one article more: new tellings of stories that the store has."""
    rng = random.Random(5)
    with open(articles, "rb") as file:
        lines = file.readlines()
    known = os.path.join(folder, "known.jsonl")
    with open(known, "wb") as file:
        file.write(lines[0])
    run([options.arqam, "ingest", known, "--store", store])
    base_wall, base, _ = run([options.arqam, "ingest", known, "--store", store], repeats=9)
    diffs, inserts, pairs = [], [], []
    for number in range(9):
        article = json.loads(rng.choice(lines))
        sentences = article["text"].split(". ")
        article["text"] = ". ".join(sentences[:1] + sentences[2:]) + f" وأضافت أن لديها {number + 31} فرعاً."
        article["id"] = f"new-{number}"
        article["url"] = f"https://example.org/new/{os.getpid()}/{number}"
        new = os.path.join(folder, "new.jsonl")
        with open(new, "w") as file:
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
        wall, processor, output = run([options.arqam, "diff", new, "--store", store, "--to", "jsonl"], repeats=5)
        diffs.append((wall, processor))
        pairs.append(len(json.loads(output)["pairs"]))
        inserts.append(run([options.arqam, "ingest", new, "--store", store])[:2])
    def median(times, index):
        return sorted(time[index] for time in times)[len(times) // 2] * 1000
    print(
        f"{label:>12}  {size(store) / 1e6:7.0f} MB  start {base_wall * 1000:5.0f} ms ({base * 1000:3.0f})"
        f"  diff {median(diffs, 0):5.0f} ms ({median(diffs, 1):3.0f})"
        f"  insert {median(inserts, 0):5.0f} ms ({median(inserts, 1):3.0f})"
        f"  pairs {sum(pairs) / len(pairs):.1f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("arqam")
    parser.add_argument("--articles")
    parser.add_argument("--require", action="store_true")
    parser.add_argument("--claims", type=int, nargs="*", default=[])
    parser.add_argument("--store", nargs=2, metavar=("FILE", "ARTICLES"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.articles:
            throughput(options, folder)
        if options.claims or options.store:
            print("whole commands: wall-clock time (processor time), start-up included")
        for claims in options.claims:
            articles = os.path.join(folder, f"{claims}.jsonl")
            store = os.path.join(folder, f"{claims}.db")
            generate = os.path.join(os.path.dirname(os.path.abspath(__file__)), "generate.py")
            with open(articles, "wb") as file:
                subprocess.run([sys.executable, generate, "--claims", str(claims)], stdout=file, check=True)
            run([options.arqam, "ingest", articles, "--store", store])
            one_more(options, store, articles, folder, f"{claims:,} claims")
        if options.store:
            one_more(options, options.store[0], options.store[1], folder, "")


if __name__ == "__main__":
    main()
