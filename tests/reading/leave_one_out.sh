#!/usr/bin/env bash
# Scores what is learnt from annotated articles on articles it was not learnt from: for each of the eleven real texts
# the models are trained on the other ten and the invented ones, and the text is read with them.
#
#   tests/reading/leave_one_out.sh [--keep FOLDER] [--retrain] [--except TEXT] [--curve] [BUILD] [-- OPTIONS]
#
# With --curve every threshold is scored at once (curve.py): which pair F1 could be had, what a typed suggestion is
# worth, how many pairs the possible links reach. OPTIONS then hold no thresholds.
# OPTIONS go to read_article ("--possible --claim-from 0.3"); --given-mentions and --given-relations need no file, each
# text gets its own annotation. With --except a text is not scored ("election"). With --keep the models stay in FOLDER
# and are used again unless --retrain is said.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
corpus=${REDTHREAD_CORPUS:-$root/../shared/corpus}
build=$root/build keep= retrain= except= curve= options=() given=
while [ $# -gt 0 ]; do
    case $1 in
    --keep) keep=$2; shift ;;
    --retrain) retrain=yes ;;
    --except) except=$2; shift ;;
    --curve) curve=yes ;;
    --) shift; for o in "$@"; do if [ "$o" = --given-mentions ] || [ "$o" = --given-relations ]; then given=$o; else options+=("$o"); fi; done; break ;;
    *) build=$1 ;;
    esac
    shift
done
[ -d "$corpus" ] || { echo "No annotated articles at $corpus: set REDTHREAD_CORPUS."; exit 1; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
folder=${keep:-$out/models}
one() {
    name=$1
    mkdir -p "$folder/$name"
    for general in english names; do # grammar and where names stand are not learnt from these texts
        ln -sf "${REDTHREAD_GENERAL:-$root/resources/models}/$general.model" "$folder/$name/"
    done
    if [ -n "$retrain" ] || [ ! -f "$folder/$name/relations.model" ]; then
        REDTHREAD_MODELS=${REDTHREAD_GENERAL:-$root/resources/models} \
            "$build/models/training/train_relations" "$corpus" "$folder/$name/relations.model" --without "$name" 2>/dev/null
    fi
}
cmake --build "$build" --target train_relations read_article >&2
nameof() { n=$(basename "$1" .json); [ "$n" = gold ] && n=seed; echo "$n"; }
golds=()
for gold in "$corpus"/seed/gold.json "$corpus"/dev/*.json; do
    [ "$(nameof "$gold")" = "$except" ] || golds+=("$gold")
done
i=0
for gold in "${golds[@]}"; do
    one "$(nameof "$gold")" &
    i=$((i + 1))
    [ $((i % 2)) = 1 ] || wait
done
wait
for gold in "${golds[@]}"; do # reading goes on without a model: what was not trained would be scored by the rules alone
    name=$(nameof "$gold")
    [ -s "$folder/$name/relations.model" ] || { echo "No model was trained without $name." >&2; exit 1; }
done
pairs=()
for gold in "${golds[@]}"; do
    name=$(nameof "$gold")
    text=${gold%.json}.txt
    [ "$name" = seed ] && text=$corpus/seed/article.txt
    date=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["meta"].get("article_date") or "")' "$gold")
    export REDTHREAD_MODELS=$folder/$name
    read=("$build/tests/reading/read_article" "$text" --date "$date" ${given:+$given "$gold"} "${options[@]}")
    if [ -n "$curve" ]; then
        "${read[@]}" --claim-from 0.02 --possible-from 2 >"$out/$name.json"
        "${read[@]}" --possible --claim-from 2 --possible-from 0.02 >"$out/$name.possible.json"
        pairs+=("$gold" "$out/$name.json" "$out/$name.possible.json")
        continue
    fi
    "${read[@]}" >"$out/$name.json"
    echo "== $name"
    python3 "$corpus/score.py" "$gold" "$out/$name.json" | grep -E '^(mention overlap|name overlap|relation pair|relation pair\+type) '
    pairs+=("$gold" "$out/$name.json")
done
if [ -n "$curve" ]; then
    REDTHREAD_CORPUS=$corpus python3 "$root/tests/reading/curve.py" "${pairs[@]}"
    exit
fi
echo "== all"
python3 "$corpus/score.py" "${pairs[@]}"
REDTHREAD_CORPUS=$corpus python3 "$root/tests/reading/names_alone.py" "${pairs[@]}"
