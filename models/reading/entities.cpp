#include "models/reading/entities.h"

#include "models/reading/name_kinds.h"
#include "models/records/name_key.h"

#include <algorithm>

namespace redthread::reading {

namespace {

class Maker {
public:
    Maker(Draft& draft, const std::vector<NameSpan>& spans, std::stop_token stop)
        : m_draft(draft), m_spans(spans), m_stop(std::move(stop))
    {
    }

    void run()
    {
        collectNames();
        scoreKinds(m_draft, m_spans, m_names, m_stop);
        if (m_stop.stop_requested())
            return;
        gather();
        addMentions();
    }

private:
    const Token& at(int i) const { return m_draft.tokens[i]; }

    void collectNames()
    {
        for (int i = 0; i < int(m_spans.size()); ++i) {
            const NameSpan& span = m_spans[i];
            if (span.demonym)
                continue;
            const QString text = m_draft.textOf(span.first, span.last).simplified();
            const QString key = nameKey(text) + (at(span.first).is(Token::AllCaps) &&
                                                         span.last == span.first + 1 && text.size() < 6
                                                     ? QStringLiteral("*")
                                                     : QString());
            auto it = m_nameOf.find(key);
            if (it == m_nameOf.end()) {
                SpelledName name;
                name.text = text;
                for (int t = span.first; t < span.last; ++t)
                    if (!(t == span.first && at(t).is(u"the")))
                        name.words.append(at(t).lower);
                if (name.words.isEmpty())
                    continue;
                it = m_nameOf.insert(key, int(m_names.size()));
                m_names.push_back(name);
            }
            m_names[*it].spans.push_back(i);
            m_nameOfSpan.insert(i, *it);
        }
    }

    void gather()
    {
        std::vector<int> order(m_names.size());
        for (int i = 0; i < int(order.size()); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](int a, int b) { return m_names[a].words.size() > m_names[b].words.size(); });
        std::vector<KindScores> scores;
        for (const int i : order) {
            SpelledName& name = m_names[i];
            int entity = knownEntity(name);
            if (entity < 0) {
                entity = int(m_draft.entities.size());
                DraftEntity fresh;
                fresh.name = name.text;
                m_draft.entities.push_back(fresh);
                scores.push_back({});
                m_wordsOf.push_back(name.words);
                m_firstSpan.push_back(name.spans.empty() ? 0 : name.spans.front());
                index(entity, name);
            } else if (!m_draft.entities[entity].otherNames.contains(name.text)) {
                m_draft.entities[entity].otherNames.append(name.text);
                // What surrounds the short name speaks for the whole; its own shape does not.
            }
            name.entity = entity;
            // "Paris" is known to all, but here it is short for Ann Paris.
            if (const QString known = lexicon().knownNames.value(name.text.toCaseFolded());
                !known.isEmpty() && (m_wordsOf[entity].size() == name.words.size() ||
                                     !m_wordsOf[entity].contains(name.words.first())))
                scores[entity][known] += 6;
            for (auto it = name.scores.constBegin(); it != name.scores.constEnd(); ++it) {
                const bool shape = m_wordsOf[entity].size() > name.words.size();
                scores[entity][it.key()] += shape && it.value() < 2 ? it.value() * 0.5 : it.value();
            }
        }
        for (int e = 0; e < int(m_draft.entities.size()); ++e) {
            DraftEntity& entity = m_draft.entities[e];
            entity.kind = bestKind(scores[e]);
            if (entity.kind.isEmpty() || entity.kind == u"group")
                entity.kind = QStringLiteral("organisation");
            if (const int row = lexicon().countryOf.value(entity.name.toCaseFolded(), -1);
                row >= 0 && entity.kind == u"country") {
                entity.country = row;
                entity.name = lexicon().countries[row].name;
                entity.iso = lexicon().countries[row].iso;
            }
        }
    }

    int knownEntity(const SpelledName& name) const
    {
        const Lexicon& l = lexicon();
        const QString whole = name.words.join(u' ');
        if (const int row = l.countryOf.value(whole, -1); row >= 0)
            return m_countryEntity.value(row, -1);
        if (const int e = m_aliases.value(nameKey(name.text), -1); e >= 0)
            return e;
        if (name.words.size() == 1) {
            const QString bare = QString(name.text).remove(u'.');
            if (bare.size() >= 2 && bare == bare.toUpper() && m_acronyms.contains(bare.toCaseFolded()))
                return m_acronyms.value(bare.toCaseFolded());
            const QString key = name.words[0];
            double placeness = name.scores.value(QStringLiteral("place"));
            // "Orsen" when there are Lars Orsen and Orsen Group: whoever the text speaks of first.
            if (m_lastWord.contains(key) && m_firstWord.contains(key) &&
                m_firstSpan[m_firstWord.value(key)] < m_firstSpan[m_lastWord.value(key)])
                return m_firstWord.value(key);
            if (m_lastWord.contains(key))
                return m_lastWord.value(key);
            if (m_firstWord.contains(key) && placeness < 3)
                return m_firstWord.value(key);
            return -1;
        }
        // "Brisling Consult" within "Brisling Consult Ltd"; "the Meridian" is left to its first word.
        return m_prefixes.value(whole, -1);
    }

    // "Google" beside "Google Science Fair": known to all by itself, and not as the longer one.
    static bool isKnownApart(const QString& prefix, const QStringList& whole)
    {
        const Lexicon& l = lexicon();
        const QString kind = l.knownNames.value(prefix);
        return !kind.isEmpty() && l.knownNames.value(whole.join(u' ')) != kind &&
               l.kindWords.value(whole.last()).kind != kind;
    }

    void index(int entity, const SpelledName& name)
    {
        const Lexicon& l = lexicon();
        const QStringList& w = name.words;
        const QString kind = bestKind(name.scores);
        if (const int row = l.countryOf.value(w.join(u' '), -1); row >= 0) {
            m_countryEntity.insert(row, entity);
            return;
        }
        m_aliases.insert(nameKey(name.text), entity);
        static const QSet<QString> articles{
            QStringLiteral("le"), QStringLiteral("la"),  QStringLiteral("les"), QStringLiteral("el"),
            QStringLiteral("il"), QStringLiteral("der"), QStringLiteral("die"), QStringLiteral("das")};
        if (w.size() > 1 && articles.contains(w.first()) &&
            !m_aliases.contains(w.mid(1).join(u' '))) // "The Desk" is "Le Desk"
            m_aliases.insert(w.mid(1).join(u' '), entity);
        if (w.size() < 2)
            return;
        const bool human = kind == u"person" || kind == u"journalist";
        const QString last = w.last(), first = w.first();
        if (human) {
            // Of two who bear a name it means by itself whoever the text speaks of first.
            if (const auto other = m_lastWord.constFind(last);
                other == m_lastWord.constEnd() || m_firstSpan[entity] < m_firstSpan[*other])
                m_lastWord.insert(last, entity);
            // "Chen" is Chen Xiaoming, and whoever else's name begins so.
            const bool isRare = !l.isCommon(first) && !l.places.contains(first) &&
                                !l.countryOf.contains(first) && !l.knownNames.contains(first);
            if ((l.firstNames.contains(first) || isRare) && !m_firstWord.contains(first))
                m_firstWord.insert(first, entity);
            // "De la Torre" is Luis Alfonso de la Torre.
            static const QSet<QString> particles{
                QStringLiteral("de"), QStringLiteral("van"), QStringLiteral("von"), QStringLiteral("der"),
                QStringLiteral("al"), QStringLiteral("el"),  QStringLiteral("bin"), QStringLiteral("ben")};
            for (int n = 1; n + 1 < w.size(); ++n)
                if (particles.contains(w[n])) {
                    if (const QString tail = w.mid(n).join(u' '); !m_prefixes.contains(tail))
                        m_prefixes.insert(tail, entity);
                    break;
                }
            // "Ibarra" is Jorge Ibarra Solís.
            if (const QString middle = w.size() > 2 ? w[w.size() - 2] : QString();
                middle.size() > 2 && !l.firstNames.contains(middle) && !l.isCommon(middle) &&
                !m_lastWord.contains(middle))
                m_lastWord.insert(middle, entity);
            if (w.size() > 2 && !m_prefixes.contains(w.mid(1).join(u' ')))
                m_prefixes.insert(w.mid(1).join(u' '), entity); // "De Vincenti"
        } else if (kind != u"place" && kind != u"country" && kind != u"event") {
            // A firm is called by its first words when they are its own: "Velbrook", not "National".
            const QString known = l.knownNames.value(first); // "Labour" is the Labour Party
            const bool isBothKnown = !known.isEmpty() && l.knownNames.value(w.join(u' ')) == known;
            if ((!l.isCommon(first) || isBothKnown) && !l.countryOf.contains(first) &&
                !l.demonyms.contains(first) && !l.places.contains(first) && !m_firstWord.contains(first) &&
                !isKnownApart(first, w) &&
                !l.kindWords.value(first).describes) // "the NGO" need not be NGO Trust
                m_firstWord.insert(first, entity);
            const KindWord row = l.kindWords.value(last);
            if (row.inNames && !m_lastWord.contains(last) && w.size() > 1)
                m_lastWord.insert(last, entity); // "the Alliance"
            for (int n = 2; n < w.size(); ++n)
                if (const QString prefix = w.mid(0, n).join(u' ');
                    !m_prefixes.contains(prefix) && !isKnownApart(prefix, w))
                    m_prefixes.insert(prefix, entity);
        }
        QString allLetters, capitals;
        for (const QString& word : w) {
            if (word.isEmpty() || !word[0].isLetter())
                continue;
            allLetters += word[0];
            const bool small = word == u"of" || word == u"the" || word == u"and" || word == u"for" ||
                               word == u"de" || word == u"du";
            if (!small)
                capitals += word[0];
        }
        if (!human)
            for (const QString& acronym : {allLetters, capitals})
                if (acronym.size() >= 2 && !m_acronyms.contains(acronym))
                    m_acronyms.insert(acronym, entity);
        // "Border Protection Agency (BPA)": what stands in brackets behind is its short name.
        for (const int i : name.spans) {
            const NameSpan& span = m_spans[i];
            const int open = span.last;
            if (open + 2 < int(m_draft.tokens.size()) && at(open).is(u",") && at(open + 1).is(u"the") &&
                at(open + 2).is(Token::AllCaps) && !human &&
                !m_acronyms.contains(at(open + 2).lower)) // "…, the DAE,"
                m_acronyms.insert(at(open + 2).lower, entity);
            if (open + 2 < int(m_draft.tokens.size()) && at(open).is(u"(") &&
                at(open + 1).is(Token::AllCaps) && at(open + 2).is(u")") && !human)
                m_acronyms.insert(at(open + 1).lower, entity);
        }
    }

    void addMentions()
    {
        m_draft.mentionAt.assign(m_draft.tokens.size(), -1);
        for (int i = 0; i < int(m_spans.size()); ++i) {
            const NameSpan& span = m_spans[i];
            if (span.demonym) {
                QString word = m_draft.joined(span.first, span.last);
                int row = lexicon().demonyms.value(word, -1);
                if (row < 0)
                    row = lexicon().demonyms.value(word.chopped(1), -1);
                const int entity = countryEntity(m_draft, row);
                if (entity >= 0)
                    m_draft.addMention(
                        {entity, span.sentence, span.first, span.last, MentionType::Demonym, 1});
                continue;
            }
            const int name = m_nameOfSpan.value(i, -1);
            if (name < 0 || m_names[name].entity < 0)
                continue;
            m_draft.addMention({m_names[name].entity, span.sentence, span.first, span.last, MentionType::Name,
                                1, false, span.type});
            if (const int maker = makerOf(span, m_draft.entities[m_names[name].entity]); maker >= 0)
                m_draft.mentions.push_back({maker, span.sentence, span.first, span.first + 1,
                                            MentionType::Name, 1, false,
                                            NameType::Organisation}); // what stands there is the whole
        }
    }

    // "Google Chrome" speaks of Google, too; -1: there is no such company.
    int makerOf(const NameSpan& span, const DraftEntity& whole)
    {
        const QString& first = at(span.first).lower;
        const QString kind = lexicon().knownNames.value(first);
        if (span.last - span.first < 2 || whole.kind != u"software" ||
            (kind != u"company" && kind != u"organisation" && kind != u"ngo"))
            return -1;
        const int known = knownEntity({m_draft.textOf(span.first, span.first + 1), {first}});
        if (known >= 0)
            return m_draft.entities[known].kind == kind ? known : -1;
        DraftEntity maker;
        maker.name = m_draft.textOf(span.first, span.first + 1);
        maker.kind = kind;
        m_draft.entities.push_back(maker);
        m_aliases.insert(nameKey(maker.name), int(m_draft.entities.size()) - 1);
        return int(m_draft.entities.size()) - 1;
    }

    Draft& m_draft;
    const std::vector<NameSpan>& m_spans;
    std::stop_token m_stop;
    std::vector<SpelledName> m_names;
    std::vector<QStringList> m_wordsOf; // of each entity
    std::vector<int> m_firstSpan;
    QHash<QString, int> m_nameOf;
    QHash<int, int> m_nameOfSpan;
    QHash<int, int> m_countryEntity;
    QHash<QString, int> m_aliases, m_acronyms, m_lastWord, m_firstWord, m_prefixes;
};

} // namespace

KindWordAt kindWordEndingAt(const Draft& draft, int first, int last)
{
    const Lexicon& l = lexicon();
    if (!draft.tokens[last].is(Token::Word))
        return {};
    const int longest = l.kindWordEnds.contains(draft.tokens[last].lower) ? l.longestKindWord : 1;
    for (int length = std::min(longest, last - first + 1); length > 0; --length) {
        const QString words = draft.joined(last - length + 1, last + 1);
        if (const auto it = l.kindWords.constFind(words); it != l.kindWords.constEnd())
            return {*it, words, length};
        QString singular;
        if (words.endsWith(u"ies"))
            singular = words.chopped(3) + u'y';
        else if (words.endsWith(u's'))
            singular = words.chopped(1);
        if (!singular.isEmpty())
            if (const auto it = l.kindWords.constFind(singular);
                it != l.kindWords.constEnd() && it->describes) {
                KindWord word = *it;
                word.plural = true;
                return {word, singular, length};
            }
    }
    return {};
}

int countryEntity(Draft& draft, int row)
{
    if (row < 0)
        return -1;
    if (const auto it = draft.countryEntities.constFind(row); it != draft.countryEntities.constEnd())
        return *it;
    for (int e = 0; e < int(draft.entities.size()); ++e)
        if (draft.entities[e].kind == u"country" && draft.entities[e].country == row) {
            draft.countryEntities.insert(row, e);
            return e;
        }
    DraftEntity country;
    country.kind = QStringLiteral("country");
    country.country = row;
    country.name = lexicon().countries[row].name;
    country.iso = lexicon().countries[row].iso;
    draft.entities.push_back(country);
    draft.countryEntities.insert(row, int(draft.entities.size()) - 1);
    return int(draft.entities.size()) - 1;
}

void makeEntities(Draft& draft, const std::vector<NameSpan>& spans, std::stop_token stop)
{
    Maker(draft, spans, std::move(stop)).run();
    if (draft.mentionAt.size() != draft.tokens.size())
        draft.mentionAt.assign(draft.tokens.size(), -1);
}

} // namespace redthread::reading
