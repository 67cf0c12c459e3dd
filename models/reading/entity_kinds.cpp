#include "models/reading/entity_kinds.h"

#include "models/reading/entities.h"
#include "models/reading/lexicon.h"
#include "models/reading/names.h"
#include "models/records/kinds.h"

#include <algorithm>

namespace redthread::reading {

using learning::Feature;
using learning::feature;

namespace {

QString singularOf(const QString& word)
{
    if (word.endsWith(u"ies") && word.size() > 4)
        return word.chopped(3) + u'y';
    if (word.endsWith(u"sses") || word.endsWith(u"ches") || word.endsWith(u"shes") || word.endsWith(u"xes"))
        return word.chopped(2);
    if (word.endsWith(u"men"))
        return word.chopped(3) + QStringLiteral("man");
    if (word.endsWith(u's') && !word.endsWith(u"ss"))
        return word.chopped(1);
    return word;
}

// What the world knows under its name, or else under one of its others.
QString knownKind(const DraftEntity& entity)
{
    const auto& known = lexicon().knownNames;
    if (const auto it = known.constFind(entity.name.toCaseFolded()); it != known.constEnd())
        return *it;
    for (const QString& name : entity.otherNames)
        if (const auto it = known.constFind(name.toCaseFolded()); it != known.constEnd())
            return *it;
    return {};
}

// The word the mention hangs from is the one whose head lies outside.
int rootOf(const Draft& d, const DraftMention& m)
{
    for (int i = m.first; i < m.last; ++i)
        if (d.words[i].head < m.first || d.words[i].head >= m.last)
            return i;
    return m.last - 1;
}

bool speaks(const Draft& d, const DraftMention& m)
{
    if (d.words.empty())
        return false;
    const Sentence& s = d.sentences[m.sentence];
    if (m.first - 2 >= s.first && d.tokens[m.first - 1].lower == u"to" &&
        d.tokens[m.first - 2].lower == u"according")
        return true;
    const Word& word = d.words[rootOf(d, m)];
    return word.relation == Relation::Nsubj && word.head >= 0 &&
           lexicon().sayings.contains(d.words[word.head].lemma);
}

class Describer {
public:
    Describer(const Draft& draft, int entity) : d(draft), m_entity(draft.entities[entity]), m_number(entity)
    {
    }

    std::vector<Feature> run()
    {
        say(QStringLiteral("b"));
        say(QStringLiteral("rule="), m_entity.kind);
        if (const QString known = knownKind(m_entity); !known.isEmpty())
            say(QStringLiteral("known="), known);
        sayName(m_entity.name);
        int votes[nameTypes + 1] = {};
        int seen = 0;
        for (const DraftMention& m : d.mentions) {
            if (m.entity != m_number || m.type != MentionType::Name)
                continue;
            ++votes[1 + int(m.learnt)];
            if (++seen <= 12)
                sayPlace(m);
        }
        const auto most = std::max_element(std::begin(votes), std::end(votes));
        const QString type = QString::number(most - std::begin(votes));
        say(QStringLiteral("type="), type);
        say(QStringLiteral("type+rule="), type + m_entity.kind);
        for (int i = 0; i <= nameTypes; ++i)
            if (votes[i] && i != most - std::begin(votes))
                say(QStringLiteral("type?"), QString::number(i));
        say(QStringLiteral("times"), QString::number(std::min(seen, 3)));
        std::sort(m_out.begin(), m_out.end());
        m_out.erase(std::unique(m_out.begin(), m_out.end()), m_out.end());
        return std::move(m_out);
    }

private:
    void say(const QString& what, const QString& value = {})
    {
        m_out.push_back(feature(QStringLiteral("ek:") + what + value));
    }

    void sayName(const QString& name)
    {
        const Lexicon& l = lexicon();
        const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            return;
        const QString last = words.last().toCaseFolded(), first = words.first().toCaseFolded();
        say(QStringLiteral("words"), QString::number(std::min<qsizetype>(4, words.size())));
        say(QStringLiteral("last="), last);
        say(QStringLiteral("first="), first);
        say(QStringLiteral("suffix="), last.right(3));
        for (const QString& word : words) {
            const QString lower = word.toCaseFolded();
            say(QStringLiteral("w="), lower);
            if (const KindWord row = l.wordInName(lower); row.inNames)
                say(QStringLiteral("wk="), row.kind);
            if (const QString noun = kindOfNoun(lower); !noun.isEmpty())
                say(QStringLiteral("wn="), noun);
        }
        if (const KindWord row = l.wordInName(last); row.inNames)
            say(QStringLiteral("lk="), row.kind);
        if (const QString noun = kindOfNoun(last); !noun.isEmpty())
            say(QStringLiteral("ln="), noun);
        say(QStringLiteral("fn"), QString::number(l.firstNames.contains(first)));
        say(QStringLiteral("pl"), QString::number(l.places.contains(name.toCaseFolded())));
        say(QStringLiteral("co"), QString::number(l.countryOf.contains(name.toCaseFolded())));
        say(QStringLiteral("dem"), QString::number(l.demonyms.contains(first)));
        say(QStringLiteral("common"), QString::number(l.isCommon(last)));
        bool digit = false, inner = false;
        for (qsizetype i = 0; i < name.size(); ++i) {
            digit |= name[i].isDigit();
            inner |= i > 0 && name[i].isUpper() && name[i - 1].isLower();
        }
        if (digit)
            say(QStringLiteral("digit"));
        if (inner)
            say(QStringLiteral("inner"));
        if (name == name.toUpper())
            say(QStringLiteral("caps"), QString::number(words.size() == 1));
        for (const QStringView mark : {u" of ", u" for ", u" and ", u" & ", u"-", u".", u"@", u"#"})
            if (name.contains(mark))
                say(QStringLiteral("has"), mark.toString());
    }

    QString wordAt(const Sentence& s, int i) const
    {
        return i < s.first ? QStringLiteral("<s>") : i >= s.last ? QStringLiteral("</s>") : d.tokens[i].lower;
    }

    void sayNoun(const QString& where, int token)
    {
        const QString& word = d.tokens[token].lower;
        say(where + QStringLiteral("w="), word);
        const QString noun = kindOfNoun(word);
        const KindWord row = lexicon().kindWords.value(word);
        if (!noun.isEmpty())
            say(where + QStringLiteral("n="), noun);
        if (row.describes)
            say(where + QStringLiteral("k="), row.kind);
    }

    void sayPlace(const DraftMention& m)
    {
        const Sentence& s = d.sentences[m.sentence];
        const QString before = wordAt(s, m.first - 1), after = wordAt(s, m.last);
        say(QStringLiteral("p="), before);
        say(QStringLiteral("n="), after);
        say(QStringLiteral("pp="), wordAt(s, m.first - 2) + u' ' + before);
        say(QStringLiteral("nn="), after + u' ' + wordAt(s, m.last + 1));
        if (m.first > s.first)
            sayNoun(QStringLiteral("before-"), m.first - 1);
        if (m.last < s.last)
            sayNoun(QStringLiteral("after-"), m.last);
        if (m.first < s.body)
            say(QStringLiteral("dateline"), QString::number(m.first == s.first));
        if (d.words.empty())
            return;
        const int root = rootOf(d, m);
        const Word& word = d.words[root];
        const QString relation = nameOf(word.relation);
        say(QStringLiteral("rel="), relation);
        if (speaks(d, m))
            say(QStringLiteral("speaks"));
        say(QStringLiteral("tag="), nameOf(d.words[m.last - 1].xpos));
        if (word.head >= 0) {
            say(QStringLiteral("head="), relation + u' ' + d.words[word.head].lemma);
            sayNoun(relation + QStringLiteral("-"), word.head);
        }
        for (int i = s.first; i < s.last; ++i) {
            if (d.words[i].head != root || (i >= m.first && i < m.last))
                continue;
            const Relation r = d.words[i].relation;
            if (r == Relation::Appos || r == Relation::Compound)
                sayNoun(QStringLiteral("c") + nameOf(r) + QStringLiteral("-"), i);
            else if (r == Relation::Case)
                say(QStringLiteral("case="), d.tokens[i].lower);
            else if (r == Relation::Det)
                say(QStringLiteral("det="), d.tokens[i].lower);
        }
    }

    const Draft& d;
    const DraftEntity& m_entity;
    int m_number;
    std::vector<Feature> m_out;
};

// The rules know lists that few annotated texts can teach.
constexpr double ruleWeight = 3;
constexpr double knownWeight = 3;
// Who speaks is somebody: what cannot speak is so much less likely each time it does, twice at most.
constexpr double speaksWeight = 5;
constexpr int mostSpeaking = 2;

bool isMute(const QString& kind)
{
    return kind == u"place" || kind == u"event" || kind == u"object" || kind == u"software";
}

QHash<QString, double> oddsOf(const RelationModels& models, const std::vector<Feature>& features,
                              const QString& rule, const QString& known)
{
    QHash<QString, double> odds;
    for (const EntityKind& kind : entityKinds()) {
        const Feature k = feature(kind.key);
        std::vector<Feature> own;
        for (const Feature f : features)
            own.push_back(learning::combine(f, k));
        odds.insert(kind.key, models.score(models.entityKind, own) + (kind.key == rule ? ruleWeight : 0) +
                                  (kind.key == known ? knownWeight : 0));
    }
    return odds;
}

} // namespace

std::vector<Feature> entityKindFeatures(const Draft& draft, int entity)
{
    return Describer(draft, entity).run();
}

bool asksForKind(const Draft& draft, int entity)
{
    const DraftEntity& e = draft.entities[entity];
    return e.named && !(e.kind == u"country" && e.country >= 0) && !isWebAddress(e.name.toLower());
}

void takeLikeliest(DraftEntity& entity)
{
    QString best;
    double most = 0;
    for (const EntityKind& kind : entityKinds())
        if (const double odds = entity.kindOdds.value(kind.key); best.isEmpty() || odds > most) {
            most = odds;
            best = kind.key;
        }
    if (!(best == u"person" && entity.kind == u"journalist"))
        entity.kind = best;
}

void giveEntityKinds(Draft& draft, const RelationModels& models)
{
    if (!models.entityKind)
        return;
    std::vector<QHash<QString, double>> odds(draft.entities.size());
    for (int e = 0; e < int(odds.size()); ++e)
        if (asksForKind(draft, e))
            odds[e] = oddsOf(models, entityKindFeatures(draft, e), draft.entities[e].kind,
                             knownKind(draft.entities[e]));
    std::vector<int> spoken(odds.size());
    for (const DraftMention& m : draft.mentions)
        if (m.type == MentionType::Name && m.entity >= 0)
            spoken[size_t(m.entity)] += speaks(draft, m);
    for (size_t e = 0; e < odds.size(); ++e)
        if (!odds[e].isEmpty()) {
            if (const int times = std::min(spoken[e], mostSpeaking))
                for (auto it = odds[e].begin(); it != odds[e].end(); ++it)
                    if (isMute(it.key()))
                        it.value() -= times * speaksWeight;
            draft.entities[e].kindOdds = odds[e];
            takeLikeliest(draft.entities[e]);
        }
}

QString kindOfNoun(const QString& noun)
{
    const auto& kinds = lexicon().nounKinds;
    if (const auto it = kinds.constFind(noun); it != kinds.constEnd())
        return *it;
    const auto one = kinds.constFind(singularOf(noun));
    if (one == kinds.constEnd())
        return {};
    return *one == u"person" || *one == u"journalist" ? QStringLiteral("group") : *one;
}

} // namespace redthread::reading
