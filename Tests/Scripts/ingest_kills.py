#!/usr/bin/env python3
"""Kill `arqam ingest` at random moments and check that nothing that was reported is lost.

    ingest_kills.py ARQAM ARTICLES.jsonl [--kills 50] [--seed 1]

Each round starts an ingest of all articles into one store and kills it (SIGKILL) at a random moment: while it
starts, in the midst of a transaction, while the log is copied. Afterwards `PRAGMA integrity_check` must say ok,
every article that was reported as added must be there, and no row may point at nothing. A store that is
complete is thrown away and begun anew. At the end a run that is not killed must lead to the same store, row by
row, as one run without any kills.
"""

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

# Columns that tell when, not what.
TIMES = {("documents", "ingested")}


def tables(connection):
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE '%_fts%' AND name NOT LIKE 'grdb_%' ORDER BY 1")
    return [name for (name,) in rows]


def contents(path):
    """Every table's rows, in one order; and what the search index finds."""
    connection = sqlite3.connect(path)
    result = {}
    for table in tables(connection):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        names = ", ".join(f'"{name}"' for name in columns if (table, name) not in TIMES)
        result[table] = sorted(connection.execute(f"SELECT {names} FROM {table}").fetchall(), key=repr)
    for index in ("claims_fts", "documents_fts"):
        connection.execute(f"CREATE VIRTUAL TABLE temp.words_{index} USING fts5vocab(main, {index}, instance)")
        result[index] = connection.execute(
            f"SELECT doc, offset, term FROM temp.words_{index} ORDER BY 1, 2, 3").fetchall()
    connection.close()
    return result


def check(path, reported):
    """Says what is wrong with a store after a kill."""
    if not os.path.exists(path):
        return ["the store is gone"] if reported else []
    connection = sqlite3.connect(path)
    faults = []
    answer = connection.execute("PRAGMA integrity_check").fetchall()
    if answer != [("ok",)]:
        faults.append(f"integrity_check: {answer[:3]}")
    dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    if dangling:
        faults.append(f"foreign_key_check: {dangling[:3]}")
    made = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'documents'").fetchone()[0]
    there = dict(connection.execute("SELECT id, name FROM documents")) if made else {}
    lost = [entry for entry in reported if there.get(entry[0]) != entry[1]]
    if lost:
        faults.append(f"reported and lost: {lost[:3]}")
    connection.close()
    return faults


def command(options, store):
    return [options.arqam, "ingest", options.articles, "--store", store, "--to", "jsonl"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("arqam")
    parser.add_argument("articles")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole = os.path.join(folder, "whole.db")
        started = time.monotonic()
        subprocess.run(command(options, whole), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        duration = time.monotonic() - started
        expected = contents(whole)

        store = os.path.join(folder, "killed.db")
        reported, kills, rounds, restarts = [], 0, 0, 0
        while kills < options.kills:
            rounds += 1
            output = os.path.join(folder, "out")
            with open(output, "wb") as lines:
                process = subprocess.Popen(command(options, store), stdout=lines, stderr=subprocess.DEVNULL)
                # Short ones too, so that the store grows over many kills.
                time.sleep(rng.random() ** 2 * duration)
                process.kill()
                process.wait()
            killed = process.returncode < 0
            kills += killed
            with open(output, "rb") as lines:
                for line in lines.read().split(b"\n")[:-1]:
                    entry = json.loads(line)
                    if entry["outcome"] == "added":
                        reported.append((entry["document"], entry["id"]))
            faults = check(store, reported)
            if faults:
                sys.exit(f"after {kills} kills: " + "; ".join(faults))
            if not killed or len(reported) >= len(expected["documents"]):
                restarts += 1
                if contents(store) != expected:
                    sys.exit(f"after {kills} kills: the finished store differs from an undisturbed one")
                for name in os.listdir(folder):
                    if name.startswith("killed.db"):
                        os.remove(os.path.join(folder, name))
                reported = []
        subprocess.run(command(options, store), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        faults = check(store, reported)
        found = contents(store)
        different = [name for name in expected if found.get(name) != expected[name]]
        if faults or different:
            sys.exit(f"at the end: {'; '.join(faults)} different: {', '.join(different)}")
        print(
            f"{kills} kills in {rounds} runs, {restarts} stores completed on the way: nothing lost, "
            f"{len(expected['documents'])} articles and {len(expected['claims'])} claims as without kills")


if __name__ == "__main__":
    main()
