#!/usr/bin/env python3
"""hedged_as_stated.py [--list N] GOLD SYSTEM [GOLD SYSTEM ...]: counts what must never happen, of the claims a
system was given (same order as in the gold): alleged, supposed or denied by the annotation, yet read as stated;
of these, those that also come out as the article's own voice. --list N prints N of each, and N wrong claimants."""
import collections, json, sys

args = sys.argv[1:]
show = 0
if args[:1] == ["--list"]:
    show = int(args[1])
    args = args[2:]
total = wrong = own = denied = 0
stances, voices, dates = [], [], []
for gold_path, system_path in zip(args[::2], args[1::2]):
    gold, system = json.load(open(gold_path)), json.load(open(system_path))
    if len(gold["claims"]) != len(system["claims"]):
        continue
    number = {e["id"]: "e%d" % (i + 1) for i, e in enumerate(gold["entities"])}
    name = {v: k for k, v in number.items()}
    relation = {r["id"]: (r["subject"], r["type"], r["object"]) for r in gold["relations"]}
    same = {x: group[0] for group in gold.get("lenient_same", []) for x in group}
    for g, s in zip(gold["claims"], system["claims"]):
        label = gold["doc"] if "doc" in gold else gold_path, relation[g["relation"]]
        who = name.get(s["claimant"], "author")
        total += g["certainty"] != "stated"
        if g["certainty"] != "stated" and s["certainty"] == "stated":
            wrong += 1
            denied += g["certainty"] == "denied"
            own += who == "author"
        if g["certainty"] != s["certainty"]:
            stances.append((label, g["certainty"], s["certainty"], g["text"]))
        right = same.get(who, who) == same.get(g["claimant"], g["claimant"]) or who in (g.get("via") or [])
        if not right:
            voices.append((label, g["claimant"], who, g["text"]))
        if g.get("date") and g["date"] != s.get("date"):
            dates.append((label, g["date"], s.get("date"), g["text"]))
print(f"hedged or denied, read as stated: {wrong} of {total} (denied: {denied}; in the article's own voice: {own})")
for title, rows in ("stance", stances), ("claimant", voices), ("date", dates):
    for row in rows[:show]:
        print(f"  {title}: {row[0][0]} {' '.join(row[0][1])}: is {row[1]}, read {row[2]}: {row[3][:400]!r}")
