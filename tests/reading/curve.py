#!/usr/bin/env python3
"""What the relationships read are worth at every threshold, out of one reading.

  curve.py GOLD CLAIMS POSSIBLE [GOLD CLAIMS POSSIBLE …]

CLAIMS: read_article with --claim-from low, each claim with its confidence. POSSIBLE: with --claim-from above 1
and --possible-from low, each pair with its chance of being related. Counts of all texts are pooled; pairs are
compared as score.py of the corpus compares them (REDTHREAD_CORPUS), whose entities are aligned once per text.
"""
import collections, importlib.util, json, os, sys

corpus = os.environ.get("REDTHREAD_CORPUS", os.path.join(os.path.dirname(__file__), "../../../shared/corpus"))
spec = importlib.util.spec_from_file_location("score", os.path.join(corpus, "score.py"))
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)


def aligned(gold, read):
    """Entity read → entity annotated, as score_doc does it."""
    wanted = [m for m in gold["mentions"] if m.get("type") != "demonym"]
    demonyms = [m for m in gold["mentions"] if m.get("type") == "demonym"]
    kind = {e["id"]: e.get("kind") for e in read["entities"]}
    used = {j for _, j in score.match(wanted, read["mentions"], False)}
    mentions = [m for j, m in enumerate(read["mentions"])
                if j in used or kind.get(m["entity"]) not in (None, "country", "place")
                or not any(score.ov(m, d) for d in demonyms)]
    votes = collections.defaultdict(collections.Counter)
    for i, j in score.match(wanted, mentions, False):
        votes[mentions[j]["entity"]][wanted[i]["entity"]] += 1
    names = {}
    for e in gold["entities"]:
        for n in [e["name"]] + e.get("aliases", []):
            names.setdefault(score.norm(n.split(" [")[0]), e["id"])
    out = {}
    for e in read["entities"]:
        if votes[e["id"]]:
            best, n = votes[e["id"]].most_common(1)[0]
            if 2 * n >= sum(votes[e["id"]].values()):
                out[e["id"]] = best
        else:
            for n in [e.get("name", "")] + e.get("aliases", []):
                if score.norm(n) in names:
                    out[e["id"]] = names[score.norm(n)]
                    break
    return out


class Curve:
    """Offers with their confidence against what is wanted."""

    def __init__(self):
        self.offers, self.wanted = [], 0

    def add(self, offered, wanted):
        self.wanted += len(wanted)
        self.offers += [(confidence, what in wanted) for what, confidence in offered.items()]

    def points(self):
        """(threshold, precision, recall) after each confidence, falling."""
        right, out = 0, []
        offers = sorted(self.offers, reverse=True)
        for n, (confidence, good) in enumerate(offers, 1):
            right += good
            if n == len(offers) or offers[n][0] < confidence:
                out.append((confidence, right / n, right / self.wanted))
        return out

    def best(self):
        return max(self.points(), key=lambda p: 2 * p[1] * p[2] / (p[1] + p[2]) if p[1] + p[2] else 0)

    def at(self, threshold):
        points = [p for p in self.points() if p[0] >= threshold]
        return points[-1] if points else (threshold, 0, 0)

    def recall_at(self, precision):
        return max((p for p in self.points() if p[1] >= precision), key=lambda p: p[2], default=(1, 0, 0))

    def area(self):
        right, total = 0, 0
        for n, (_, good) in enumerate(sorted(self.offers, reverse=True), 1):
            right += good
            total += good * right / n
        return total / self.wanted


def key(subject, kind, object_):
    if kind in score.SYMMETRIC:
        subject, object_ = sorted((str(subject), str(object_)))
    return subject, kind, object_


def pair(subject, object_):
    return tuple(sorted((str(subject), str(object_))))


def raise_to(offers, what, confidence):
    offers[what] = max(offers.get(what, 0), confidence)


pairs, typed, related, lenient = Curve(), Curve(), Curve(), Curve()
for g, c, p in zip(*[iter(sys.argv[1:])] * 3):
    gold, read, possible = (json.load(open(f, encoding="utf8")) for f in (g, c, p))
    same = score.canon_groups(gold)
    ends = {r["id"]: r for r in gold["relations"]}
    strict = [(r["subject"], r["type"], r["object"]) for r in gold["relations"] if r["subject"] != r["object"]]
    merged = [(same(s), t, same(o)) for s, t, o in strict if same(s) != same(o)]

    to = aligned(gold, read)
    confidence = collections.defaultdict(float)
    for claim in read["claims"]:
        raise_to(confidence, claim["relation"], claim.get("confidence", 1))
    offered_pairs, offered_typed = {}, {}
    for r in read["relations"]:
        s, o = (to.get(r[end], "?" + r[end]) for end in ("subject", "object"))
        if s != o:
            raise_to(offered_pairs, pair(s, o), confidence[r["id"]])
            raise_to(offered_typed, key(s, r["type"], o), confidence[r["id"]])
    pairs.add(offered_pairs, {pair(s, o) for s, t, o in strict})
    typed.add(offered_typed, {key(s, t, o) for s, t, o in strict})

    to = aligned(gold, possible)
    offered, offered_lenient = {}, {}
    for link in possible.get("possible", []):
        s, o = (to.get(link[end], "?" + link[end]) for end in ("subject", "object"))
        if s != o:
            raise_to(offered, pair(s, o), link["chance"])
        s, o = (same(e) if e[0] != "?" else e for e in (s, o))
        if s != o:
            raise_to(offered_lenient, pair(s, o), link["chance"])
    related.add(offered, {pair(s, o) for s, t, o in strict})
    lenient.add(offered_lenient, {pair(s, o) for s, t, o in merged})


def said(point):
    threshold, precision, recall = point
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
    return f"P {100 * precision:4.1f}  R {100 * recall:4.1f}  F1 {100 * f1:4.1f}  from {threshold:.3f}"


print("pair, best           ", said(pairs.best()))
print("pair+type, best      ", said(typed.best()))
print("related, best pair   ", said(related.best()), f" average precision {100 * related.area():.1f}")
print("possible at P >= 30  ", said(lenient.recall_at(0.30)))
print("typed at P >= 50     ", said(typed.recall_at(0.50)))
for threshold in (0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4):
    print(f"from {threshold:.2f}   pair ", said(pairs.at(threshold))[:-11], "  pair+type ", said(typed.at(threshold))[:-11])
