#include "models/reading/coreference.h"

#include "models/reading/antecedent_features.h"
#include "models/reading/nouns.h"
#include "models/reading/parties.h"

#include <algorithm>

namespace redthread::reading {

namespace {

constexpr int mostRecent = 40;  // entities spoken of last that are looked at
constexpr int pronounReach = 3; // sentences a pronoun looks back
constexpr int mostAlike = 6;    // of those that share a word
constexpr int sentencesOn = 2;  // how far names still to come are looked for
constexpr int mostWords = 40;   // phrases of an entity that are remembered
constexpr int mostComing = 12;  // of these

class Walker {
public:
    Walker(const Draft& draft, const Choose& choose, const MakeEntity& make)
        : d(draft), m_features(draft), m_choose(choose), m_make(make)
    {
    }

    std::vector<int> run(const std::vector<Phrase>& phrases)
    {
        std::vector<int> names;
        QSet<int> asked;
        for (const Phrase& p : phrases)
            asked.insert(p.mention);
        for (int m = 0; m < int(d.mentions.size()); ++m)
            if (d.mentions[m].type != MentionType::Description || (d.mentions[m].kept && !asked.contains(m)))
                names.push_back(m);
        std::stable_sort(names.begin(), names.end(),
                         [&](int a, int b) { return d.mentions[a].first < d.mentions[b].first; });
        m_names = names;
        for (const Phrase& p : phrases) {
            while (m_next < m_names.size() && d.mentions[m_names[m_next]].first <= p.head)
                meetName(d.mentions[m_names[m_next++]]);
            m_out.push_back(p.pronoun ? decidePronoun(p) : decide(p));
        }
        return std::move(m_out);
    }

private:
    void meetName(const DraftMention& m)
    {
        if (m.type == MentionType::Demonym || isByline(d.sentences[size_t(m.sentence)]))
            return; // who wrote it is not who it is about
        Known& known = nameKnown(m.entity);
        if (known.nameGender == u'-')
            known.nameGender = genderByName(d, m);
        touch(m.entity, known, m.sentence, m.first, m.last);
    }

    // "By Ada Byron and Tom Reed", "(Reporting by Ada Byron)"
    bool isByline(const Sentence& s) const
    {
        constexpr int longest = 24; // tokens
        static const QSet<QString> works{
            QStringLiteral("reporting"), QStringLiteral("reported"),   QStringLiteral("editing"),
            QStringLiteral("edited"),    QStringLiteral("writing"),    QStringLiteral("written"),
            QStringLiteral("text"),      QStringLiteral("words"),      QStringLiteral("photos"),
            QStringLiteral("story"),     QStringLiteral("additional"), QStringLiteral("exclusive"),
            QStringLiteral("translated")};
        if (s.last - s.first > longest)
            return false;
        int by = s.first;
        while (by < s.last && (d.tokens[size_t(by)].is(u"(") || works.contains(d.tokens[size_t(by)].lower)))
            ++by;
        if (by >= s.last || !d.tokens[size_t(by)].is(u"by"))
            return false;
        for (int i = by; i < s.last; ++i)
            if (isPredicate(d, i) && !works.contains(d.tokens[size_t(i)].lower))
                return false;
        return true;
    }

    Known& nameKnown(int entity)
    {
        const auto it = m_known.find(entity);
        if (it != m_known.end())
            return *it;
        const DraftEntity& e = d.entities[entity];
        Known known;
        known.named = true;
        known.kind = e.kind;
        known.country = e.country;
        QStringList names = e.otherNames;
        names << e.name;
        for (const QString& name : names) {
            const QStringList words = name.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
            for (const QString& w : words)
                known.modifiers.insert(singularOf(w));
        }
        return *m_known.insert(entity, known);
    }

    void touch(int entity, Known& known, int sentence, int first, int last)
    {
        known.sentence = sentence;
        known.first = first;
        known.last = last;
        known.mention = m_mentions++;
        ++known.count;
        known.subject = isSubject(d, outward(d, first, last));
        std::erase(m_recent, entity);
        m_recent.push_back(entity);
        if (m_recent.size() > mostRecent)
            m_recent.erase(m_recent.begin());
    }

    int decide(const Phrase& p)
    {
        const Said said = saidBy(d, p, m_features.pronouns());
        std::vector<Antecedent> answers(1);
        bool headSeen = false;
        const std::vector<int> candidates = candidatesOf(p, said);
        int alike = 0; // of the same family, the later ones first
        QHash<QChar, int> families;
        for (const int entity : candidates)
            ++families[familyOf(m_known[entity].kind)];
        QHash<QChar, int> rank;
        int sharing = 0; // candidates that share its word, the later ones first
        for (const int entity : candidates) {
            const Known& known = m_known[entity];
            if (isToldApart(said, known))
                continue;
            const QChar family = familyOf(known.kind);
            const bool shares = headMatch(d, said, entity, known) != u'-';
            if (shares && headSeen && said.determiner == u"dem")
                continue; // "this office": the one spoken of last
            headSeen |= shares;
            const Standing standing{rank[family]++, families[family], shares ? sharing++ : -1};
            answers.push_back({entity, m_features.ofDescription(p, said, entity, known, standing)});
            alike += family == familyOf(said.kindWord);
        }
        answers[0].features = m_features.ofNew(p, said, headSeen, alike, sharing);
        const int chosen = std::clamp(m_choose(p, answers), 0, int(answers.size()) - 1);
        int entity = answers[chosen].entity;
        if (entity < 0) {
            entity = m_make(p);
            Known known;
            known.kind = said.kindWord;
            known.plural = said.plural;
            m_known.insert(entity, known);
        }
        Known& known = m_known[entity];
        if (known.texts.size() < mostWords) {
            known.heads.insert(said.head);
            known.modifiers.unite(said.modifiers);
            known.texts.insert(said.text);
            known.inside.unite(said.inside);
            Called& called = known.byHead[said.head];
            called.names.unite(said.names);
            (said.plural ? called.many : called.one) = true;
            if (!said.modifiers.isEmpty() && known.called.size() < 8)
                known.called.push_back(said.modifiers);
        }
        if (known.country < 0)
            known.country = said.country;
        if (known.owner < 0)
            known.owner = said.owner;
        if (known.named && known.sentence < 0)
            known.sentence = -1; // its name is still to come
        else
            touch(entity, known, p.sentence, p.first, p.head + 1);
        auto& same = m_byHead[said.head];
        std::erase(same, entity);
        same.push_back(entity);
        if (same.size() > 4 * mostAlike)
            same.erase(same.begin());
        return entity;
    }

    int decidePronoun(const Phrase& p)
    {
        const Spoken spoken = spokenOf(d.tokens[p.head].lower);
        std::vector<Antecedent> answers(1);
        QHash<QChar, int> rank;
        int fitting = 0;
        for (auto it = m_recent.rbegin(); it != m_recent.rend(); ++it) {
            const Known& known = m_known[*it];
            if (p.sentence - known.sentence > pronounReach)
                break;
            const QChar family = familyOf(known.kind);
            fitting += spoken.human == (family == u'h');
            answers.push_back({*it, m_features.ofPronoun(p, spoken, *it, known, rank[family]++)});
        }
        answers[0].features = m_features.ofNobody(p, spoken, fitting);
        const int chosen = std::clamp(m_choose(p, answers), 0, int(answers.size()) - 1);
        const int entity = answers[chosen].entity;
        if (entity >= 0) {
            Known& known = m_known[entity];
            if (spoken.gender != u'-')
                known.gender = spoken.gender;
            m_features.pronounMeant(p.head, entity);
            touch(entity, known, p.sentence, p.first, p.head + 1);
        }
        return entity;
    }

    // The likeliest first: those spoken of last.
    std::vector<int> candidatesOf(const Phrase& p, const Said& said)
    {
        std::vector<int> out(m_recent.rbegin(), m_recent.rend());
        const auto add = [&](int entity) {
            if (std::find(out.begin(), out.end(), entity) == out.end())
                out.push_back(entity);
        };
        if (const auto it = m_byHead.constFind(said.head); it != m_byHead.constEnd())
            for (int k = 0; k < mostAlike && k < int(it->size()); ++k)
                add(it->at(it->size() - 1 - k));
        int coming = 0;
        for (size_t i = m_next; i < m_names.size() && coming < mostComing; ++i) {
            const DraftMention& m = d.mentions[m_names[i]];
            if (m.sentence > p.sentence + sentencesOn)
                break;
            ++coming;
            if (m.type != MentionType::Name)
                continue;
            nameKnown(m.entity);
            add(m.entity);
        }
        return out;
    }

    const Draft& d;
    AntecedentFeatures m_features;
    const Choose& m_choose;
    const MakeEntity& m_make;
    std::vector<int> m_out, m_names, m_recent;
    size_t m_next = 0;
    int m_mentions = 0;
    QHash<int, Known> m_known;
    QHash<QString, std::vector<int>> m_byHead;
};

} // namespace

std::vector<Phrase> findPronouns(const Draft& draft)
{
    static const QSet<QString> meant = [] {
        const QStringList list =
            QStringLiteral("he him his himself she her hers herself it its itself they them "
                           "their theirs themselves who whom whose which")
                .split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    std::vector<Phrase> out;
    for (int s = 0; s < int(draft.sentences.size()); ++s)
        for (int i = draft.sentences[s].first; i < draft.sentences[s].last; ++i)
            if (meant.contains(draft.tokens[i].lower) &&
                (draft.mentionAt[i] < 0 ||
                 draft.mentions[draft.mentionAt[i]].type == MentionType::Description)) {
                Phrase p;
                p.sentence = s;
                p.first = p.head = i;
                p.pronoun = true;
                out.push_back(p);
            }
    return out;
}

std::vector<Phrase> inTextOrder(std::vector<Phrase> phrases, std::vector<Phrase> pronouns)
{
    phrases.insert(phrases.end(), pronouns.begin(), pronouns.end());
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const Phrase& a, const Phrase& b) { return a.head < b.head; });
    return phrases;
}

int likeliest(const learning::Weights& weights, const std::vector<Antecedent>& antecedents, float doubt)
{
    int best = 0;
    float most = -1e9f;
    for (int a = 0; a < int(antecedents.size()); ++a) {
        float score = a == 0 ? doubt : 0;
        for (const learning::Feature f : antecedents[a].features)
            weights.add(f, 1, {&score, 1});
        if (score > most) {
            most = score;
            best = a;
        }
    }
    return best;
}

std::vector<int> findAntecedents(const Draft& draft, const std::vector<Phrase>& phrases, const Choose& choose,
                                 const MakeEntity& make)
{
    return Walker(draft, choose, make).run(phrases);
}

} // namespace redthread::reading
