#!/usr/bin/env python3
"""names_alone.py GOLD SYSTEM [GOLD SYSTEM ...]: of what was read as a name, how much is annotated as one, and the
reverse (any overlap, one to one). score.py of the corpus (REDTHREAD_CORPUS) counts descriptions among the names read."""
import importlib.util, json, os, sys

corpus = os.environ.get("REDTHREAD_CORPUS", os.path.join(os.path.dirname(__file__), "../../../shared/corpus"))
spec = importlib.util.spec_from_file_location("score", os.path.join(corpus, "score.py"))
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)

right = wanted = read = 0
for gold_path, system_path in zip(sys.argv[1::2], sys.argv[2::2]):
    gold, system = (json.load(open(p, encoding="utf8")) for p in (gold_path, system_path))
    named = [[m for m in d["mentions"] if m["type"] == "name"] for d in (gold, system)]
    right += len(score.match(*named, False))
    wanted += len(named[0])
    read += len(named[1])
print(f"names alone: P {100 * right / max(1, read):.1f}  R {100 * right / max(1, wanted):.1f}  of {wanted}")
