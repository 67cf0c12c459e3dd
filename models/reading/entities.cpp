#include "models/reading/entities.h"

#include "models/records/name_key.h"

#include <algorithm>

namespace redthread::reading {

namespace {

using Scores = QHash<QString, double>;

struct Name {
    QString text;
    QStringList words; // lower case
    std::vector<int> spans;
    Scores scores;
    int entity = -1;
};

QString bestKind(const Scores& scores, double* value = nullptr)
{
    static const QStringList order{
        QStringLiteral("country"),  QStringLiteral("person"),       QStringLiteral("journalist"),
        QStringLiteral("company"),  QStringLiteral("government"),   QStringLiteral("media"),
        QStringLiteral("ngo"),      QStringLiteral("organisation"), QStringLiteral("software"),
        QStringLiteral("document"), QStringLiteral("law"),          QStringLiteral("event"),
        QStringLiteral("place"),    QStringLiteral("object"),       QStringLiteral("group")};
    QString best;
    double most = 0;
    for (const QString& kind : order) {
        double score = scores.value(kind);
        if (kind == u"person") // a journalist is a person too
            score += scores.value(QStringLiteral("journalist")) * 0.5;
        if (kind == u"journalist" && score > 0)
            score += scores.value(QStringLiteral("person"));
        if (score > most) {
            most = score;
            best = kind;
        }
    }
    if (value)
        *value = most;
    return best;
}

class Maker {
public:
    Maker(Draft& draft, const std::vector<NameSpan>& spans, std::stop_token stop)
        : m_draft(draft), m_spans(spans), m_stop(std::move(stop))
    {
    }

    void run()
    {
        collectNames();
        for (Name& name : m_names) {
            if (m_stop.stop_requested())
                return;
            scoreInside(name);
            scoreLearnt(name);
        }
        scoreSurroundings();
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
                Name name;
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

    void scoreInside(Name& name)
    {
        const Lexicon& l = lexicon();
        const QStringList& w = name.words;
        const int n = int(w.size());
        const QString whole = w.join(u' ');
        Scores& score = name.scores;
        if (l.countryOf.contains(whole))
            score[QStringLiteral("country")] += 10;
        bool kindWord = false;
        for (int i = 0; i < n; ++i) {
            const KindWord row = l.kindWords.value(w[i]);
            if (!row.inNames || (n == 1 && row.kind != u"media" && row.kind != u"ngo"))
                continue;
            if (w[i].size() <= 2 && !isUpperIn(name, w[i]))
                continue;
            kindWord = true;
            const bool led = i == 0 && n > 1 && (w[1] == u"of" || w[1] == u"for" || w[1] == u"de");
            score[row.kind] += led ? 6 : i == n - 1 ? 4 : i == 0 ? 2 : 1.5;
        }
        const bool first = l.firstNames.contains(w[0]);
        bool anyCommon = false, link = false, digit = false;
        for (const QString& word : w) {
            anyCommon |= l.isCommon(word) && !l.firstNames.contains(word) && word.size() > 3;
            link |= word == u"of" || word == u"for" || word == u"and" || word == u"&";
            for (const QChar c : word)
                digit |= c.isDigit();
        }
        const QString person = QStringLiteral("person"), place = QStringLiteral("place");
        if (n >= 2 && n <= 5 && !link) {
            if (first)
                score[person] += kindWord ? 1.5 : 4;
            else if (!kindWord && !anyCommon)
                score[person] += n <= 3 ? 2.2 : 1;
        }
        if (n == 1 && first)
            score[person] += 1;
        if (l.places.contains(whole))
            score[place] += n == 1 && first ? 1 : 3;
        if (link && n > 2 && !kindWord)
            score[QStringLiteral("organisation")] += 1;
        if (n == 1 && name.text == name.text.toUpper() && name.text.size() <= 6 && name.text.size() > 1)
            score[QStringLiteral("organisation")] += 1.5;
        if (digit && n <= 2)
            score[QStringLiteral("software")] += 1;
        if (anyCommon && !kindWord && !first)
            score[QStringLiteral("organisation")] += 1.2;
    }

    // What was learnt of names knows fewer kinds than we do; it speaks once, however often the name stands
    // there.
    void scoreLearnt(Name& name)
    {
        int votes[nameTypes] = {};
        for (const int span : name.spans)
            if (m_spans[span].type != NameType::None)
                ++votes[int(m_spans[span].type)];
        const auto most = std::max_element(std::begin(votes), std::end(votes));
        if (*most == 0)
            return;
        switch (NameType(most - std::begin(votes))) {
        case NameType::Person:
            add(name, QStringLiteral("person"), 1.2);
            break;
        case NameType::Place:
            add(name, QStringLiteral("place"), 1.2);
            break;
        case NameType::Organisation:
            add(name, QStringLiteral("organisation"), 0.8);
            break;
        default:
            break;
        }
    }

    bool isUpperIn(const Name& name, const QString& word) const { return name.text.contains(word.toUpper()); }

    void scoreSurroundings()
    {
        for (int i = 0; i < int(m_spans.size()) && !m_stop.stop_requested(); ++i)
            if (const int name = m_nameOfSpan.value(i, -1); name >= 0)
                scoreSpan(m_spans[i], m_names[name]);
    }

    void add(Name& name, const QString& kind, double by) { name.scores[kind] += by; }

    void scoreSpan(const NameSpan& span, Name& name)
    {
        const Lexicon& l = lexicon();
        const Sentence& s = m_draft.sentences[span.sentence];
        const QString person = QStringLiteral("person");
        if (span.first < s.body)
            add(name, span.first == s.first ? QStringLiteral("place") : QStringLiteral("media"), 3);
        // Before: "Transport Minister X", "journalist X", "the daily X", "its spokesman, X".
        if (span.rolesFrom >= 0) {
            const KindWordAt role = kindWordEndingAt(m_draft, span.rolesFrom, span.first - 1);
            add(name, role && role.word.kind == u"journalist" ? role.word.kind : person, 5);
        } else if (span.first > s.first) {
            int before = span.first - 1;
            const bool comma = at(before).is(u",") && before > s.first;
            if (comma)
                --before;
            if (const KindWordAt word = kindWordEndingAt(m_draft, s.first, before);
                word && word.word.describes && !word.word.plural) {
                const QString& kind = word.word.kind;
                if (!comma)
                    add(name, kind, kind == u"document" || kind == u"event" || kind == u"law" ? 1.5 : 4);
                else if (followedByComma(span, s) || span.last >= s.last - 1)
                    add(name, kind, kind == u"person" || kind == u"journalist" ? 3 : 2);
            }
            const QString& word = at(span.first - 1).lower;
            // "members of X", "the leader of the X": X is a body.
            const int of = word == u"the" ? span.first - 2 : span.first - 1;
            if (of > s.first && at(of).is(u"of"))
                if (const QString& role = at(of - 1).lower;
                    l.rolePatterns.contains(role) ||
                    (role.endsWith(u's') && l.rolePatterns.contains(role.chopped(1))))
                    if (const KindWord row = l.kindWords.value(role);
                        row.kind == u"person" || row.kind == u"journalist" || row.kind == u"group")
                        add(name, QStringLiteral("organisation"), 1.3);
            // "a program called “X”"
            const int called = at(span.first - 1).is(Token::OpenQuote) ? span.first - 2 : span.first - 1;
            if (called > s.first && (at(called).is(u"called") || at(called).is(u"named") ||
                                     at(called).is(u"dubbed") || at(called).is(u"codenamed")))
                if (const KindWordAt head = kindWordEndingAt(m_draft, s.first, called - 1);
                    head && head.word.describes)
                    add(name, head.word.kind, 4);
            if (word == u"in" || word == u"near" || word == u"at" || word == u"from")
                add(name, QStringLiteral("place"), word == u"in" || word == u"near" ? 1.0 : 0.3);
        }
        // After: "X software", "X, a lawyer for …", "X, 61,".
        if (span.last < s.last) {
            const QString& next = at(span.last).lower;
            static const QSet<QString> following{
                QStringLiteral("software"), QStringLiteral("spyware"),   QStringLiteral("browser"),
                QStringLiteral("app"),      QStringLiteral("newspaper"), QStringLiteral("magazine"),
                QStringLiteral("platform"), QStringLiteral("malware"),   QStringLiteral("program"),
                QStringLiteral("party"),    QStringLiteral("village"),   QStringLiteral("region"),
                QStringLiteral("province"), QStringLiteral("newspaper"), QStringLiteral("district")};
            if (following.contains(next))
                add(name,
                    next == u"region" || next == u"province" || next == u"district" || next == u"village"
                        ? QStringLiteral("place")
                        : l.kindWords.value(next).kind,
                    4);
            if (next == u"," || next == u"(" || next == u"–" || next == u"—")
                scoreApposition(span, s, name);
            if (next == u"who" || (next == u"," && span.last + 1 < s.last && at(span.last + 1).is(u"who")))
                add(name, person, 2.5);
        }
    }

    bool followedByComma(const NameSpan& span, const Sentence& s) const
    {
        return span.last < s.last && at(span.last).is(u",");
    }

    void scoreApposition(const NameSpan& span, const Sentence& s, Name& name)
    {
        int i = span.last + 1;
        if (i < s.last && at(i).is(Token::Number) && i + 1 < s.last &&
            (at(i + 1).is(u",") || at(i + 1).is(u")"))) {
            if (at(i).lower.size() <= 3 && at(span.last).is(u","))
                add(name, QStringLiteral("person"), 3);
            return;
        }
        static const QSet<QString> openers{
            QStringLiteral("a"),   QStringLiteral("an"),  QStringLiteral("the"),   QStringLiteral("its"),
            QStringLiteral("his"), QStringLiteral("her"), QStringLiteral("their"), QStringLiteral("one")};
        const bool article = i < s.last && openers.contains(at(i).lower);
        KindWordAt head;
        for (const int end = std::min(i + 9, s.last); i < end; ++i) {
            const QString& w = at(i).lower;
            if (w == u"," || w == u"." || w == u"of" || w == u"for" || w == u"that" || w == u"which" ||
                w == u"who" || w == u"in" || w == u"at" || w == u"and" || w == u")" || w == u"on")
                break;
            if (const KindWordAt word = kindWordEndingAt(m_draft, span.last + 1, i);
                word && word.word.describes)
                head = word;
        }
        if (!head || head.word.plural)
            return;
        if (article || head.word.kind == u"person" || head.word.kind == u"journalist")
            add(name, head.word.kind, article ? 3.5 : 2);
    }

    // --- bringing names together

    void gather()
    {
        std::vector<int> order(m_names.size());
        for (int i = 0; i < int(order.size()); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](int a, int b) { return m_names[a].words.size() > m_names[b].words.size(); });
        std::vector<Scores> scores;
        for (const int i : order) {
            Name& name = m_names[i];
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

    int knownEntity(const Name& name) const
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

    void index(int entity, const Name& name)
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
            if (!m_lastWord.contains(last))
                m_lastWord.insert(last, entity);
            if (l.firstNames.contains(first) && !m_firstWord.contains(first))
                m_firstWord.insert(first, entity);
            if (w.size() > 2 && !m_prefixes.contains(w.mid(1).join(u' ')))
                m_prefixes.insert(w.mid(1).join(u' '), entity); // "De Vincenti"
        } else if (kind != u"place" && kind != u"country" && kind != u"event") {
            // A firm is called by its first words when they are its own: "Velbrook", not "National".
            if (!l.isCommon(first) && !l.countryOf.contains(first) && !l.demonyms.contains(first) &&
                !l.places.contains(first) && !m_firstWord.contains(first) && !isKnownApart(first, w))
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
            if (name >= 0 && m_names[name].entity >= 0)
                m_draft.addMention({m_names[name].entity, span.sentence, span.first, span.last,
                                    MentionType::Name, 1, false, span.type});
        }
    }

    Draft& m_draft;
    const std::vector<NameSpan>& m_spans;
    std::stop_token m_stop;
    std::vector<Name> m_names;
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
