#include "models/reading/kept_phrases.h"

#include "models/reading/camps.h"
#include "models/reading/coreference.h"
#include "models/reading/entity_kinds.h"
#include "models/reading/nouns.h"
#include "models/records/kinds.h"

#include <cmath>

namespace redthread::reading {

namespace {

using learning::feature;

// Chances: of phrases below nobody asks what they mean.
constexpr double askFrom = 0.36;      // a phrase of our own making
constexpr double askKnownFrom = 0.20; // one that a rule found too

// Log odds from which a phrase stays. Below 0: a mention too many costs a look, one too few the links of it.
constexpr double stayFrom = -0.4;

// Log odds by which a phrase stays once it is known what it means: one that says nothing new of anybody must
// be likelier.
constexpr double ofRule = 0.5;  // a rule found it too
constexpr double ofName = 0.3;  // it means somebody named
constexpr double ofChain = 0.3; // another description means the same

constexpr double nounWeight = 1;   // the list of nouns, of a phrase's kind
constexpr double besideName = 0.5; // what descriptions say of the kind of somebody named
constexpr double sameWord = 0.5;   // what is said of others called by the same word

constexpr float joinDoubt =
    1.2f; // log odds by which somebody new is preferred: a wrong merge is worse than none
constexpr float pronounDoubt = 0;

using Odds = QHash<QString, double>;

Odds oddsOf(const RelationModels& models, const Phrase& phrase)
{
    Odds odds;
    for (const EntityKind& kind : entityKinds()) {
        const learning::Feature k = feature(kind.key);
        std::vector<learning::Feature> features;
        for (const learning::Feature f : phrase.kindFeatures)
            features.push_back(learning::combine(f, k));
        odds.insert(kind.key, models.score(models.phraseKind, features) +
                                  (kind.key == phrase.nounKind ? nounWeight : 0));
    }
    return odds;
}

void add(Odds& odds, const Odds& more, double share = 1)
{
    for (auto it = more.constBegin(); it != more.constEnd(); ++it)
        odds[it.key()] += share * it.value();
}

QString likeliestOf(Odds odds)
{
    DraftEntity all;
    all.kindOdds = std::move(odds);
    takeLikeliest(all);
    return all.kind;
}

// Phrases with one head: the latest that differs in no word of weight.
class Joiner {
public:
    explicit Joiner(Draft& draft) : d(draft) {}
    int known(const Phrase& p)
    {
        read(p);
        const auto& seen = m_seen[m_head];
        for (auto it = seen.rbegin(); it != seen.rend(); ++it) {
            const bool mayBe =
                m_definite && (m_mods.isEmpty() || it->mods.isEmpty() || m_mods.intersects(it->mods));
            if (mayBe || m_mods == it->mods)
                return it->entity;
        }
        return -1;
    }
    void remember(const Phrase& p, int entity)
    {
        read(p);
        m_seen[m_head].push_back({entity, m_mods});
    }

private:
    void read(const Phrase& p)
    {
        m_head = d.tokens[p.head].lower;
        m_mods.clear();
        m_definite = false;
        for (int i = p.first; i < p.head; ++i) {
            const QString c = determinerClass(d.tokens[i].lower);
            if (c == u"def" || c == u"pos" || d.tokens[i].is(Token::Possessive))
                m_definite = true;
            else if (c.isEmpty())
                m_mods.insert(d.tokens[i].lower);
        }
    }
    struct Seen {
        int entity;
        QSet<QString> mods;
    };
    Draft& d;
    QHash<QString, std::vector<Seen>> m_seen;
    QString m_head;
    QSet<QString> m_mods;
    bool m_definite = false;
};

struct Kept {
    std::vector<Phrase> phrases;
    std::vector<double> chances;
};

// Those of which it is asked what they mean; mentions found by rule get their chance.
Kept askedOf(Draft& draft, const RelationModels& models)
{
    Kept kept;
    for (Phrase& p : findPhrases(draft)) {
        if (p.mention >= 0 && draft.mentions[p.mention].type != MentionType::Description)
            continue;
        const double chance = chanceOf(models, p);
        if (p.mention >= 0) {
            draft.mentions[p.mention].confidence = chance;
            draft.mentions[p.mention].kept = false;
        }
        if (chance < (p.mention >= 0 ? askKnownFrom : askFrom))
            continue;
        kept.phrases.push_back(std::move(p));
        kept.chances.push_back(chance);
    }
    return kept;
}

// Somebody new: the one that a rule found, unless it is known already, or one made for it.
class Newcomers {
public:
    Newcomers(Draft& draft, const RelationModels& models) : d(draft), m(models) {}
    int operator()(const Phrase& p)
    {
        if (p.mention >= 0) {
            const int ruled = d.mentions[p.mention].entity;
            if (!d.entities[ruled].named && !m_taken.contains(ruled)) {
                m_taken.insert(ruled);
                return ruled;
            }
        }
        DraftEntity fresh;
        fresh.kind = likeliestOf(oddsOf(m, p));
        int from = p.first;
        while (from < p.head && !determinerClass(d.tokens[from].lower).isEmpty())
            ++from;
        if (from > 0 && d.tokens[from].is(u"least") && d.tokens[from - 1].is(u"at"))
            --from; // “at least nine reporters”
        fresh.name = d.textOf(from, p.head + 1).simplified();
        fresh.named = false;
        d.entities.push_back(fresh);
        m_taken.insert(int(d.entities.size()) - 1);
        return int(d.entities.size()) - 1;
    }

private:
    Draft& d;
    const RelationModels& m;
    QSet<int> m_taken;
};

// By what was learnt, or else by the words they share.
std::vector<int> meaningsOf(Draft& draft, const std::vector<Phrase>& phrases, const RelationModels& models)
{
    Newcomers newcomer(draft, models);
    std::vector<int> out;
    if (!models.coreference) {
        Joiner joiner(draft);
        for (const Phrase& p : phrases) {
            int entity = p.mention >= 0 ? draft.mentions[p.mention].entity : joiner.known(p);
            if (entity < 0)
                entity = newcomer(p);
            joiner.remember(p, entity);
            out.push_back(entity);
        }
        return out;
    }
    const std::vector<Phrase> pronouns = models.pronouns ? findPronouns(draft) : std::vector<Phrase>();
    const std::vector<Phrase> asked = inTextOrder(phrases, pronouns);
    const std::vector<int> meant = findAntecedents(
        draft, asked,
        [&](const Phrase& p, const std::vector<Antecedent>& all) {
            return p.pronoun ? likeliest(models.pronouns, all, pronounDoubt)
                             : likeliest(models.coreference, all, joinDoubt);
        },
        [&](const Phrase& p) { return newcomer(p); });
    for (size_t i = 0; i < asked.size(); ++i)
        if (asked[i].pronoun)
            draft.pronounAt[asked[i].head] = meant[i];
        else
            out.push_back(meant[i]);
    return out;
}

// Which phrases stay, now that it is known what they mean.
std::vector<bool> stayingOf(const Draft& draft, const Kept& asked, const std::vector<int>& meanings)
{
    QHash<int, int> count;
    for (const int entity : meanings)
        ++count[entity];
    std::vector<bool> stays(meanings.size());
    for (size_t i = 0; i < meanings.size(); ++i) {
        double odds = std::log(asked.chances[i] / (1 - asked.chances[i]));
        if (asked.phrases[i].mention >= 0)
            odds += ofRule;
        if (draft.entities[meanings[i]].named)
            odds += ofName;
        else if (count[meanings[i]] > 1)
            odds += ofChain;
        stays[i] = odds >= stayFrom;
    }
    return stays;
}

// Entities of which several descriptions speak have the kind that fits all; what is said of somebody named is
// heard beside the name. Two that are called by one word are of one kind, more likely than not.
void giveChainsKinds(Draft& draft, const Kept& asked, const std::vector<int>& meanings,
                     const RelationModels& models)
{
    QHash<int, std::vector<int>> chains;
    std::vector<Odds> odds;
    QHash<QString, Odds> ofWord;
    for (size_t i = 0; i < meanings.size(); ++i) {
        odds.push_back(oddsOf(models, asked.phrases[i]));
        chains[meanings[i]].push_back(int(i));
        if (!draft.entities[meanings[i]].named)
            add(ofWord[draft.tokens[asked.phrases[i].head].lower], odds.back());
    }
    for (auto it = chains.constBegin(); it != chains.constEnd(); ++it) {
        DraftEntity& entity = draft.entities[it.key()];
        if (entity.named && !entity.kindOdds.isEmpty()) {
            for (const int i : *it)
                add(entity.kindOdds, odds[i], besideName / std::sqrt(double(it->size())));
            takeLikeliest(entity);
        } else if (!entity.named && (it->size() > 1 || asked.phrases[it->front()].mention < 0)) {
            Odds all;
            QSet<QString> words;
            for (const int i : *it) {
                add(all, odds[i], 1 - sameWord);
                words.insert(draft.tokens[asked.phrases[i].head].lower);
            }
            for (const QString& word : words)
                add(all, ofWord[word], sameWord);
            entity.kind = likeliestOf(all);
        }
    }
}

} // namespace

double chanceOf(const RelationModels& models, const Phrase& phrase)
{
    return 1 / (1 + std::exp(-models.score(models.keep, phrase.features)));
}

void keepPhrases(Draft& draft, const RelationModels& models)
{
    if (!models.keep)
        return;
    const Kept asked = askedOf(draft, models);
    const std::vector<int> meanings = meaningsOf(draft, asked.phrases, models);
    const std::vector<bool> stays = stayingOf(draft, asked, meanings);
    giveChainsKinds(draft, asked, meanings, models);
    QSet<int> gone(meanings.begin(), meanings.end());
    for (size_t i = 0; i < meanings.size(); ++i)
        if (stays[i] || draft.entities[meanings[i]].named)
            gone.remove(meanings[i]);
    for (int& meant : draft.pronounAt)
        if (gone.contains(meant))
            meant = -1;
    for (size_t i = 0; i < meanings.size(); ++i) {
        const Phrase& p = asked.phrases[i];
        if (!stays[i])
            continue;
        if (p.mention >= 0) {
            DraftMention& m = draft.mentions[p.mention];
            m.kept = true;
            m.entity = meanings[i];
            m.first = std::min(m.first, p.first); // "the Israeli company", whoever is named inside
            continue;
        }
        DraftMention m{meanings[i],     p.sentence, p.first, p.head + 1, MentionType::Description,
                       asked.chances[i]};
        m.kept = true;
        for (int t = m.first; t < m.last; ++t)
            if (draft.mentionAt[t] < 0)
                draft.mentionAt[t] = int(draft.mentions.size());
        draft.entities[meanings[i]].mentions.push_back(int(draft.mentions.size()));
        draft.mentions.push_back(m);
    }
    addCampWords(draft);
}

} // namespace redthread::reading
