#!/usr/bin/env python3
"""Turns marked sentences (see README.md here) into a gold file for `arqam evaluate`.

    mark.py news.marked > news.jsonl
"""
import json
import re
import sys

MARK = re.compile(r"⟦([qdoc]) ([^¦⟧]+) ¦ ([^⟧]*)⟧")
KINDS = {"%": "percent", "[pp]": "percent", "[bps]": "percent", "{point}": "index", "1": "ratio",
         "Cel": "temperature", "Hz": "frequency", "km/h": "speed"}
FAMILIES = {"power": "W kW MW GW TW", "energy": "W.h kW.h MW.h GW.h TW.h [BTU]",
            "length": "m km cm mm [ft] [in] [mi]", "area": "m2 km2 ha [feddan] [dunam]",
            "mass": "g kg t [oz_tr]", "volume": "L m3 [bbl]", "duration": "s min h d wk mo a {quarter}",
            "data": "By kBy MBy GBy TBy"}


def kind(unit):
    if unit in KINDS:
        return KINDS[unit]
    if unit.startswith("{count}"):
        return "count"
    if "/" in unit and not unit.endswith("/100"):
        return "rate"
    for name, units in FAMILIES.items():
        if unit in units.split():
            return name
    return "money"


def number(text):
    return float(text) if "." in text else int(text)


def quantity(text, start, note):
    bound, rest = note.split(" ", 1)
    item = {"text": text, "start": start, "end": start + len(text), "value": None, "lower": None, "upper": None,
            "bound": bound}
    if bound != "vague":
        amount, rest = rest.split(" ", 1)
        if bound == "range":
            item["lower"], item["upper"] = map(number, amount.split(".."))
        elif bound in ("exact", "approx"):
            item["value"] = number(amount)
        else:
            item["lower" if bound in ("gt", "ge") else "upper"] = number(amount)
    unit, _, counted = rest.partition(" ")
    return item | {"unit": unit, "kind": kind(unit), "counted": counted or None}


def statement(cue, start, note, text):
    source_type, _, source = note.partition(" ")
    item = {"cue": cue, "cue_start": start, "source": source or None, "source_start": None, "source_end": None,
            "type": source_type}
    if source:
        at = text.find(source, start + len(cue))
        at = at if at >= 0 else text.rfind(source, 0, start)
        if at < 0:
            raise ValueError(f"the source “{source}” does not stand in the sentence")
        item["source_start"], item["source_end"] = at, at + len(source)
    return item


def sentence(line):
    identifier, outlet, marked = line.split("\t")
    text, found, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at:mark.start()]
        found.append((mark[1], mark[2], len(text), mark[3]))
        text += mark[2]
        at = mark.end()
    text += marked[at:]
    if "⟦" in text or "⟧" in text:
        raise ValueError("a mark is not closed, or lacks its ¦")
    gold = {"id": identifier, "source": outlet, "text": text, "quantities": [], "dates": [], "organizations": [],
            "attributions": []}
    for mark, words, start, note in found:
        if mark == "q":
            gold["quantities"].append(quantity(words, start, note))
        elif mark == "c":
            gold["attributions"].append(statement(words, start, note, text))
        else:
            key, field = ("dates", "edtf") if mark == "d" else ("organizations", "type")
            gold[key].append({"text": words, "start": start, "end": start + len(words),
                              field: None if note == "null" else note})
    return gold


def main(path):
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        try:
            print(json.dumps(sentence(line), ensure_ascii=False))
        except (ValueError, KeyError) as error:
            sys.exit(f"{path}:{number}: {error}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
