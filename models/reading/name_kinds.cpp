#include "models/reading/name_kinds.h"

#include "models/reading/entities.h"

#include <algorithm>

namespace redthread::reading {

QString bestKind(const KindScores& scores)
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
    return best;
}

namespace {

class Scorer {
public:
    Scorer(const Draft& draft, const std::vector<NameSpan>& spans) : m_draft(draft), m_spans(spans) {}

    void run(SpelledName& name)
    {
        const NameType learnt = learntType(name);
        scoreInside(name, learnt);
        scoreLearnt(name, learnt);
        for (const int span : name.spans)
            scoreSpan(m_spans[span], name);
    }

private:
    const Token& at(int i) const { return m_draft.tokens[i]; }

    void scoreInside(SpelledName& name, NameType learnt)
    {
        const Lexicon& l = lexicon();
        const QStringList& w = name.words;
        const int n = int(w.size());
        const QString whole = w.join(u' ');
        KindScores& score = name.scores;
        if (l.countryOf.contains(whole))
            score[QStringLiteral("country")] += 10;
        bool kindWord = false, isLed = false;
        const bool first = l.firstNames.contains(w[0]);
        const bool isPerson = first && n == 2 && learnt == NameType::Person;
        for (int i = 0; i < n; ++i) {
            const KindWord row = l.wordInName(w[i].endsWith(u'.') ? w[i].chopped(1) : w[i]); // "Ltd."
            if (!row.inNames || (n == 1 && row.kind != u"media" && row.kind != u"ngo"))
                continue;
            if (w[i].size() <= 2 && !isUpperIn(name, w[i]))
                continue;
            if (isPerson && (row.surname || row.kind == u"law" || row.kind == u"place"))
                continue; // "Nathan Law", "Nathan Lane", "Samantha Power"; "Arvo Mining" is a company
                          // nevertheless
            kindWord = true;
            const bool leads = i + 1 < n && (w[i + 1] == u"of" || w[i + 1] == u"for" || w[i + 1] == u"de");
            // The last word says most, but of "Bureau of Tobacco", "State Agency for Security" the one in
            // front.
            score[row.kind] += leads || (i == n - 1 && !isLed) ? 6 : i == 0 ? 2 : 1.5;
            isLed |= leads;
        }
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
            else if (!kindWord && isForeignArticle(name.text))
                score[QStringLiteral("media")] += 1.5; // "Le Phare", "El Faro del Sur", "Il Sole 24 Ore"
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

    // Surnames begin so, too ("Le Pen"); but who bears one is mostly met with a first name or a title.
    static bool isForeignArticle(const QString& name)
    {
        static const QSet<QString> articles{
            QStringLiteral("Le"),  QStringLiteral("La"),  QStringLiteral("Les"), QStringLiteral("El"),
            QStringLiteral("Los"), QStringLiteral("Las"), QStringLiteral("Il"),  QStringLiteral("Der"),
            QStringLiteral("Die"), QStringLiteral("Das"), QStringLiteral("Het")};
        return articles.contains(name.section(u' ', 0, 0));
    }

    NameType learntType(const SpelledName& name) const
    {
        int votes[nameTypes] = {};
        for (const int span : name.spans)
            if (m_spans[span].type != NameType::None)
                ++votes[int(m_spans[span].type)];
        const auto most = std::max_element(std::begin(votes), std::end(votes));
        return *most == 0 ? NameType::None : NameType(most - std::begin(votes));
    }

    // What was learnt of names knows fewer kinds than we do; it speaks once, however often the name stands
    // there.
    void scoreLearnt(SpelledName& name, NameType learnt)
    {
        switch (learnt) {
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

    bool isUpperIn(const SpelledName& name, const QString& word) const
    {
        return name.text.contains(word.toUpper());
    }

    void add(SpelledName& name, const QString& kind, double by) { name.scores[kind] += by; }

    void scoreSpan(const NameSpan& span, SpelledName& name)
    {
        const Lexicon& l = lexicon();
        const Sentence& s = m_draft.sentences[span.sentence];
        const QString person = QStringLiteral("person");
        if (isWebAddress(at(span.first).lower))
            add(name, QStringLiteral("document"), 9);
        if (isAmongCountries(span))
            add(name, QStringLiteral("country"), 4);
        if (span.first < s.body)
            add(name, span.first == s.first ? QStringLiteral("place") : QStringLiteral("media"), 6);
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
            // "journalists of X", "a reporter for X": they have a paper.
            static const QSet<QString> links{QStringLiteral("of"), QStringLiteral("for"),
                                             QStringLiteral("at"), QStringLiteral("with"),
                                             QStringLiteral("from")};
            if (of > s.first && links.contains(at(of).lower)) {
                const QString& role = at(of - 1).lower;
                if (l.kindWords.value(role.endsWith(u's') ? role.chopped(1) : role).kind == u"journalist")
                    add(name, QStringLiteral("media"), 2);
            }
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
            if (isOnTheGround(span, s))
                add(name, QStringLiteral("place"), 6);
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

    // "the Qirgana copper mine", "the Velor dam": called so by where it is.
    bool isOnTheGround(const NameSpan& span, const Sentence& s) const
    {
        static const QSet<QString> grounds{
            QStringLiteral("mine"),     QStringLiteral("dam"),           QStringLiteral("river"),
            QStringLiteral("airport"),  QStringLiteral("prison"),        QStringLiteral("valley"),
            QStringLiteral("island"),   QStringLiteral("islands"),       QStringLiteral("lake"),
            QStringLiteral("bay"),      QStringLiteral("forest"),        QStringLiteral("peninsula"),
            QStringLiteral("coast"),    QStringLiteral("desert"),        QStringLiteral("mountains"),
            QStringLiteral("suburb"),   QStringLiteral("neighbourhood"), QStringLiteral("neighborhood"),
            QStringLiteral("oilfield"), QStringLiteral("gasfield"),      QStringLiteral("reservoir")};
        if (span.first == s.first || !at(span.first - 1).is(u"the"))
            return false;
        for (int i = span.last; i < std::min(s.last, span.last + 2); ++i) // "copper" may stand between
            if (grounds.contains(at(i).lower))
                return true;
            else if (at(i).is(Token::Capital) || !at(i).is(Token::Word) ||
                     lexicon().isFunctionWord(at(i).lower))
                return false;
        return false;
    }

    // "Kenya, Tansania and Uganda": what is listed with two countries.
    bool isAmongCountries(const NameSpan& span) const
    {
        const int n = int(&span - m_spans.data());
        const auto isCountry = [&](int i) {
            return lexicon().countryOf.contains(m_draft.joined(m_spans[i].first, m_spans[i].last));
        };
        int countries = 0;
        for (int i = n; i > 0 && areListed(m_spans[i - 1], m_spans[i]); --i)
            countries += isCountry(i - 1);
        for (int i = n; i + 1 < int(m_spans.size()) && areListed(m_spans[i], m_spans[i + 1]); ++i)
            countries += isCountry(i + 1);
        return countries > 1;
    }

    // Nothing but a comma, "and", "or", "the" between them.
    bool areListed(const NameSpan& a, const NameSpan& b) const
    {
        bool link = false;
        for (int i = a.last; i < b.first; ++i) {
            link |= at(i).is(u",") || at(i).is(u"and") || at(i).is(u"or");
            if (!at(i).is(u",") && !at(i).is(u"and") && !at(i).is(u"or") && !at(i).is(u"the"))
                return false;
        }
        return link && a.sentence == b.sentence && !a.demonym && !b.demonym;
    }

    bool followedByComma(const NameSpan& span, const Sentence& s) const
    {
        return span.last < s.last && at(span.last).is(u",");
    }

    void scoreApposition(const NameSpan& span, const Sentence& s, SpelledName& name)
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

    const Draft& m_draft;
    const std::vector<NameSpan>& m_spans;
};

} // namespace

void scoreKinds(const Draft& draft, const std::vector<NameSpan>& spans, std::vector<SpelledName>& names,
                std::stop_token stop)
{
    Scorer scorer(draft, spans);
    for (SpelledName& name : names) {
        if (stop.stop_requested())
            return;
        scorer.run(name);
    }
}

} // namespace redthread::reading
