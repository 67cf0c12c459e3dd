#!/usr/bin/env bash
# Reads the annotated articles with a built read_article and scores what was found.
#
#   tests/reading/score_corpus.sh [--written] [--given-relations] [--errors N] [BUILD]     BUILD: build directory, by default build/
#
# The corpus is found by REDTHREAD_CORPUS, by default ../shared/corpus beside the checkout. Without --written the
# eleven real articles are read, with it the invented ones. With --given-relations the relationships are taken from the
# annotation, and only who says it, how surely and when is read; what was hedged and came out as stated is counted too. Prints the lines of each text, then the pooled ones.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
corpus=${REDTHREAD_CORPUS:-$root/../shared/corpus}
texts=real errors=0 given= build=$root/build
while [ $# -gt 0 ]; do
    case $1 in
    --written) texts=written ;;
    --given-relations) given=yes ;;
    --errors) errors=$2; shift ;;
    *) build=$1 ;;
    esac
    shift
done
[ -d "$corpus" ] || { echo "No annotated articles at $corpus: set REDTHREAD_CORPUS."; exit 1; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

if [ $texts = real ]; then golds=("$corpus"/seed/gold.json "$corpus"/dev/*.json); else golds=("$corpus"/written/*.json); fi
pairs=()
for gold in "${golds[@]}"; do
    name=$(basename "$gold" .json)
    text=${gold%.json}.txt
    [ "$name" = gold ] && name=seed text=$corpus/seed/article.txt
    date=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["meta"].get("article_date") or "")' "$gold")
    "$build/tests/reading/read_article" "$text" --date "$date" ${given:+--given-relations "$gold"} >"$out/$name.json"
    echo "== $name"
    python3 "$corpus/score.py" "$gold" "$out/$name.json" |  grep -E "^(${given:+attribution|certainty|date|}name overlap|relation pair|relation pair\+type) "
    pairs+=("$gold" "$out/$name.json")
done
echo "== all"
[ -z "$given" ] || python3 "$root/tests/reading/hedged_as_stated.py" --list "$errors" "${pairs[@]}"
python3 "$corpus/score.py" "${pairs[@]}" --errors "$errors"
