#!/usr/bin/env python3
"""How many annotated pairs can be found at all: those whose two entities meet in a sentence by the mentions read.

  mention_ceiling.py CORPUS FOLDER [--errors N]     FOLDER as measure_mentions writes it

Entities are aligned as score.py does. Prints mentions, coreference and the share of pairs that meet, by names and
descriptions, and with pronouns; the second figure of a pair is for entities merged by lenient_same."""
import collections, json, os, sys
corpus, folder = sys.argv[1:3]
errors = int(sys.argv[sys.argv.index('--errors') + 1]) if '--errors' in sys.argv else 0
sys.path.insert(0, corpus)
import score


def alignment(gold, system):
    mentions = [m for m in gold['mentions'] if m['type'] != 'demonym']
    votes = collections.defaultdict(collections.Counter)
    for i, j in score.match(mentions, system['mentions'], False):
        votes[system['mentions'][j]['entity']][mentions[i]['entity']] += 1
    return {e: v.most_common(1)[0][0] for e, v in votes.items()
            if 2 * v.most_common(1)[0][1] >= sum(v.values())}


def meetings(system, aligned, mentions):
    pairs = set()
    for start, end in system['sentences']:
        here = {aligned[m['entity']] for m in mentions
                if m['entity'] in aligned and start <= m['start'] < end}
        pairs |= {(a, b) for a in here for b in here if a < b}
    return pairs


def pairs_of(gold):
    return {tuple(sorted((r['subject'], r['object']))) for r in gold['relations'] if r['subject'] != r['object']}


total = collections.Counter()
acc = collections.defaultdict(lambda: [0, 0, 0])
acc['coref b3'] = acc['coref muc'] = acc['coref ceaf'] = None
err = collections.defaultdict(list)
for name in sorted(os.listdir(folder)):
    system = json.load(open(os.path.join(folder, name)))
    gold = json.load(open(os.path.join(corpus, 'seed/gold.json' if name == 'seed.json' else 'dev/' + name)))
    score.score_doc(gold, system, acc, err)
    aligned = alignment(gold, system)
    pairs = pairs_of(gold)
    plain = meetings(system, aligned, system['mentions'])
    spoken = meetings(system, aligned, system['mentions'] + system['pronouns'])
    total['pairs'] += len(pairs)
    total['plain'] += len(pairs & plain)
    total['spoken'] += len(pairs & spoken)
    total['offered'] += len(spoken)
    print('%-12s pairs %3d  meeting %3d, with pronouns %3d' % (name[:-5], len(pairs), len(pairs & plain), len(pairs & spoken)))
n = total['pairs']
print('all: pairs %d, meeting %.1f %%, with pronouns %.1f %%; aligned pairs that meet in all %d'
      % (n, 100 * total['plain'] / n, 100 * total['spoken'] / n, total['offered']))
result = score.report(acc)
for line in ('name overlap', 'mention overlap', 'entity found', 'coref', 'kind'):
    print(line, result[line])
for kind in ('mention missed', 'mention false'):
    if errors:
        print(kind, collections.Counter(text for text, _ in err[kind]).most_common(errors))
