#include "models/reading/descriptions.h"

#include "models/reading/entities.h"
#include "models/reading/parties.h"

#include <cmath>

namespace redthread::reading {

namespace {

bool isHuman(const QString& kind) { return kind == u"person" || kind == u"journalist"; }

bool isBody(const QString& kind)
{
    return kind == u"company" || kind == u"ngo" || kind == u"media" || kind == u"organisation" ||
           kind == u"government";
}

// Whether a word for one kind may mean an entity of another.
bool mayMean(const QString& word, const QString& entity)
{
    if (word == entity || (isHuman(word) && isHuman(entity)))
        return true;
    if (word == u"organisation")
        return entity == u"ngo";
    if (word == u"ngo")
        return entity == u"organisation";
    return word == u"company" && entity == u"organisation";
}

const QSet<QString>& determiners()
{
    static const QSet<QString> words = [] {
        const QStringList list =
            QStringLiteral(
                "the this that these those its his her their our my your a an some several many two three "
                "four five six "
                "seven eight nine ten dozens hundreds thousands both all another any each every no other one")
                .split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

class Finder {
public:
    Finder(Draft& draft, std::stop_token stop) : m_draft(draft), m_stop(std::move(stop)) {}

    void run()
    {
        m_draft.pronounAt.assign(m_draft.tokens.size(), -1);
        for (DraftEntity& entity : m_draft.entities)
            for (const QString& word : entity.name.toCaseFolded().split(u' ', Qt::SkipEmptyParts))
                entity.words.insert(word);
        for (int s = 0; s < int(m_draft.sentences.size()) && !m_stop.stop_requested(); ++s)
            readSentence(s);
    }

private:
    const Token& at(int i) const { return m_draft.tokens[i]; }

    void readSentence(int index)
    {
        m_sentence = index;
        const Sentence& s = m_draft.sentences[index];
        for (int i = s.first; i < s.last; ++i) {
            if (const int mention = m_draft.mentionAt[i]; mention >= 0) {
                const DraftMention m = m_draft.mentions[mention];
                if (m.first == i && m.type != MentionType::Demonym)
                    note(m.entity, m.first);
                if (m.first == i)
                    wordsInFront(s, m);
                continue;
            }
            if (!readPronoun(s, i))
                readNoun(s, i);
        }
    }

    void note(int entity, int token)
    {
        m_recent.push_back({entity, token, m_sentence});
        if (m_recent.size() > 400)
            m_recent.erase(m_recent.begin(), m_recent.begin() + 200);
        ++m_count[entity];
    }

    // "Transport Minister X", "the Israeli company X", "X, a lawyer": words said of X.
    void wordsInFront(const Sentence& s, const DraftMention& m)
    {
        if (m.type != MentionType::Name)
            return;
        DraftEntity& entity = m_draft.entities[m.entity];
        for (int i = m.first - 1, steps = 0; i >= s.first && steps < 4; --i, ++steps) {
            const int other = m_draft.mentionAt[i];
            if (other >= 0) {
                if (m_draft.mentions[other].type == MentionType::Demonym && entity.country < 0)
                    entity.country = m_draft.entities[m_draft.mentions[other].entity].country;
                break;
            }
            const Token& t = at(i);
            if (t.is(u",") && steps == 0 && !saysWhatIsBefore(m_draft, s, m.last))
                continue;
            if (!t.is(Token::Word) || determiners().contains(t.lower) || lexicon().isFunctionWord(t.lower))
                break;
            entity.words.insert(t.lower);
        }
        // behind a comma
        if (m.last < s.last && at(m.last).is(u",")) {
            for (int i = m.last + 1; i < std::min(s.last, m.last + 9); ++i) {
                const QString& w = at(i).lower;
                if (w == u"," || w == u"." || w == u"of" || w == u"for" || w == u"who" || w == u"which" ||
                    w == u"that" || w == u"in" || w == u"said")
                    break;
                if (const KindWordAt word = kindWordEndingAt(m_draft, m.last + 1, i);
                    word && word.word.describes && !word.word.plural &&
                    mayMean(word.word.kind, entity.kind)) {
                    entity.words.insert(word.text);
                    m_appositionUntil = i;
                }
                if (const int row = lexicon().demonyms.value(w, -1); row >= 0 && entity.country < 0)
                    entity.country = row;
            }
        }
    }

    bool readPronoun(const Sentence&, int i)
    {
        const QString& w = at(i).lower;
        const bool human = w == u"he" || w == u"she" || w == u"him" || w == u"her" || w == u"his";
        const bool body = w == u"it" || w == u"its" || w == u"they" || w == u"their" || w == u"them";
        if (!human && !body)
            return false;
        m_draft.pronounAt[i] = antecedent(human, w.startsWith(u"th"), at(i).is(Token::Quoted));
        return true;
    }

    // The first fitting entity of this sentence, or else of the sentence before.
    int antecedent(bool human, bool plural, bool quoted) const
    {
        int sameSentence = -1, before = -1, beforeSentence = -1;
        for (auto it = m_recent.rbegin(); it != m_recent.rend() && it->sentence >= m_sentence - 3; ++it) {
            const QString& kind = m_draft.entities[it->entity].kind;
            const bool fits = human    ? isHuman(kind)
                              : plural ? isBody(kind) || kind == u"group" || kind == u"country"
                                       : isBody(kind);
            if (!fits || (!quoted && at(it->token).is(
                                         Token::Quoted))) // "its" outside a quotation means nobody inside it
                continue;
            if (it->sentence == m_sentence) {
                sameSentence = it->entity; // the first one wins: it is the subject most often
            } else if (before < 0 || it->sentence == beforeSentence) {
                before = it->entity;
                beforeSentence = it->sentence;
            } else {
                break;
            }
        }
        return sameSentence >= 0 ? sameSentence : before;
    }

    void readNoun(const Sentence& s, int i)
    {
        const KindWordAt head = kindWordEndingAt(m_draft, s.first, i);
        if (!head || !head.word.describes)
            return;
        for (int k = i - head.length + 1; k <= i; ++k)
            if (m_draft.mentionAt[k] >= 0)
                return;
        if (i + 3 < s.last && (lexicon().nounPatterns.contains(at(i + 1).lower) ||
                               (at(i + 1).is(u"and") && lexicon().mostly(at(i + 2).lower) != 'f' &&
                                lexicon().nounPatterns.contains(at(i + 3).lower))))
            return;           // "a firm and categorical denial"
        if (i + 1 < s.last) { // "company director", "the company Arkadon"
            const Token& next = at(i + 1);
            if (m_draft.mentionAt[i + 1] >= 0 &&
                m_draft.mentions[m_draft.mentionAt[i + 1]].type == MentionType::Name)
                return;
            if (next.is(Token::Word) && m_draft.mentionAt[i + 1] < 0 &&
                (kindWordEndingAt(m_draft, i + 1, i + 1) || lexicon().mostly(next.lower) == 'n') &&
                !lexicon().verbForms.contains(next.lower))
                return;
        }
        if (isHuman(head.word.kind) && !head.word.plural && i + 2 < s.last &&
            at(i + 1).is(u",")) { // "its spokesman, X,"
            if (const int mention = m_draft.mentionAt[i + 2];
                mention >= 0 && m_draft.mentions[mention].type == MentionType::Name &&
                !saysWhatIsBefore(m_draft, s, m_draft.mentions[mention].last) &&
                isHuman(m_draft.entities[m_draft.mentions[mention].entity].kind)) {
                m_draft.entities[m_draft.mentions[mention].entity].words.insert(head.text);
                return;
            }
        }
        int first = i - head.length + 1, country = -1, owner = -1;
        QString determiner;
        bool number = false, modifier = false;
        for (int steps = 0; first > s.first && steps < 6; ++steps) {
            const int k = first - 1;
            const Token& t = at(k);
            if (const int mention = m_draft.mentionAt[k]; mention >= 0) {
                const DraftMention& m = m_draft.mentions[mention];
                if (m.type == MentionType::Demonym) {
                    country = m_draft.entities[m.entity].country;
                    first = m.first;
                    continue;
                }
                owner = m.entity; // "a Velbrook spokesman"
                break;
            }
            if (t.is(Token::Possessive)) {
                owner = k > s.first ? m_draft.entityAt(k - 1) : -1;
                determiner = QStringLiteral("'s");
                break;
            }
            if (determiners().contains(t.lower) || t.is(Token::Number)) {
                if (t.is(Token::Number) && !head.word.plural)
                    break;
                number |= t.is(Token::Number);
                if (determiner.isEmpty())
                    determiner = t.lower;
                first = k;
                if (m_draft.pronounAt[k] >= 0)
                    owner = m_draft.pronounAt[k];
                if (t.lower == u"the" || t.lower == u"its" || t.lower == u"their" || t.lower == u"a" ||
                    t.lower == u"an" || t.lower == u"his" || t.lower == u"her")
                    break;
                continue;
            }
            const char tag = lexicon().mostly(t.lower);
            if (!t.is(Token::Word) || (tag != 'a' && tag != 'n' && tag != '\0') || isPredicate(m_draft, k))
                break;
            modifier = true;
            first = k;
        }
        if (i <= m_appositionUntil && (determiner != u"the" || (first > s.first && at(first - 1).is(u","))))
            return; // it was said of the name in front
        if (saidOfSubject(s, head, first, determiner))
            return;
        place(s, head, first, i + 1, determiner, country, owner, number || modifier);
    }

    // "X is a company": a word said of X.
    bool saidOfSubject(const Sentence& s, const KindWordAt& head, int first, const QString& determiner)
    {
        static const QSet<QString> be{QStringLiteral("is"), QStringLiteral("was"), QStringLiteral("remains"),
                                      QStringLiteral("became")};
        if ((determiner != u"a" && determiner != u"an") || first < s.first + 2 ||
            !be.contains(at(first - 1).lower))
            return false;
        const int mention = m_draft.mentionAt[first - 2];
        if (mention < 0 || !mayMean(head.word.kind, m_draft.entities[m_draft.mentions[mention].entity].kind))
            return false;
        m_draft.entities[m_draft.mentions[mention].entity].words.insert(head.text);
        return true;
    }

    void place(const Sentence& s, const KindWordAt& head, int first, int last, const QString& determiner,
               int country, int owner, bool narrowed)
    {
        Q_UNUSED(s)
        const bool definite = determiner == u"the" || determiner == u"this" || determiner == u"that" ||
                              determiner == u"its" || determiner == u"their" || country >= 0;
        int entity = -1;
        if (head.word.plural && head.word.kind != u"government") {
            entity = group(first, last, determiner, narrowed || country >= 0);
        } else if (definite && owner < 0) {
            entity = known(head, first, last, country);
        }
        if (entity < 0 && (head.word.plural && head.word.kind != u"government"))
            return;
        if (entity < 0)
            entity = unnamed(head, first, last, determiner, country, owner);
        if (entity < 0)
            return;
        if (m_draft.entities[entity].country < 0 && m_draft.entities[entity].kind != u"country")
            m_draft.entities[entity].country = country;
        // Demonyms inside stay mentions of their own: the phrase begins behind them when it begins with one.
        int from = first;
        for (int k = first; k < last; ++k)
            if (m_draft.mentionAt[k] >= 0)
                from = k + 1;
        if (from >= last)
            return;
        m_draft.addMention({entity, m_sentence, from, last, MentionType::Description, 0.6});
        note(entity, from);
    }

    int group(int first, int last, const QString& determiner, bool narrowed)
    {
        int from = first;
        while (from < last - 1 && determiners().contains(at(from).lower) && !at(from).is(Token::Number))
            ++from;
        if (from > 0 && at(from).is(u"least") && at(from - 1).is(u"at"))
            --from; // “at least nine reporters”
        const QString key = m_draft.joined(from, last);
        if (const auto it = m_groups.constFind(key); it != m_groups.constEnd())
            return *it;
        if (!narrowed && determiner != u"the") // "people", "women": everybody
            return -1;
        const int entity = fresh(QStringLiteral("group"), m_draft.textOf(from, last).simplified());
        m_groups.insert(key, entity);
        return entity;
    }

    // The entity already spoken of that the phrase means best; -1: none.
    int known(const KindWordAt& head, int first, int last, int country) const
    {
        const bool human = isHuman(head.word.kind);
        QHash<int, double> best;
        int looked = 0, found = -1;
        double most = 0;
        for (auto it = m_recent.rbegin(); it != m_recent.rend() && looked < 120; ++it, ++looked) {
            if (best.contains(it->entity))
                continue;
            const DraftEntity& entity = m_draft.entities[it->entity];
            const int distance = m_sentence - it->sentence;
            const bool saidOf = entity.words.contains(head.text) || entity.words.contains(at(last - 1).lower);
            if (!mayMean(head.word.kind, entity.kind) &&
                !(saidOf && entity.kind != u"country" && !isHuman(entity.kind) == !human))
                continue;
            if (human && !saidOf)
                continue;
            double score = 1 - 0.3 * std::min(distance, 10) +
                           1.2 * std::log(1.0 + m_count.value(it->entity)) + (saidOf ? 3 : 0) +
                           (entity.kind == head.word.kind ? 1 : 0);
            if (country >= 0)
                score += entity.country == country ? 3 : entity.country >= 0 ? -4 : -1;
            for (int k = first; k < last - head.length; ++k)
                if (entity.words.contains(at(k).lower))
                    score += 1;
            if (!entity.named && !saidOf)
                score -= 3;
            // A law, document or event is only the one of its own word.
            if (!saidOf && !isBody(head.word.kind) && !human)
                continue;
            // "the court" never means a ministry: bodies of the state are told apart by their word.
            if (!saidOf && head.word.kind == u"government" && head.text != u"agency" &&
                head.text != u"authority" && head.text != u"regulator" && head.text != u"body")
                continue;
            if (!saidOf && head.word.kind == u"organisation" && head.text != u"organisation" &&
                head.text != u"organization")
                continue;
            best.insert(it->entity, score);
            if (score > most) {
                most = score;
                found = it->entity;
            }
        }
        return found;
    }

    int unnamed(const KindWordAt& head, int first, int last, const QString& determiner, int country,
                int owner)
    {
        if (determiner.isEmpty() && country < 0 && owner < 0)
            return -1;
        if (determiner == u"no" || determiner == u"any" || determiner == u"every" || determiner == u"each")
            return -1;
        Q_UNUSED(first)
        QString name = m_draft.textOf(first, last).simplified();
        for (const QStringView article : {u"the ", u"a ", u"an ", u"this ", u"that ", u"its ", u"his ",
                                          u"her ", u"their ", u"our ", u"my "})
            if (name.startsWith(article, Qt::CaseInsensitive)) {
                name = name.mid(article.size());
                break;
            }
        const int entity = fresh(head.word.kind, name);
        m_draft.entities[entity].words.insert(head.text);
        m_draft.entities[entity].words.insert(at(last - 1).lower);
        m_draft.entities[entity].country = country;
        return entity;
    }

    int fresh(const QString& kind, const QString& name)
    {
        DraftEntity entity;
        entity.kind = kind;
        entity.name = name;
        entity.named = false;
        m_draft.entities.push_back(entity);
        return int(m_draft.entities.size()) - 1;
    }

    struct Seen {
        int entity;
        int token;
        int sentence;
    };
    Draft& m_draft;
    std::stop_token m_stop;
    int m_sentence = 0;
    int m_appositionUntil = -1;
    std::vector<Seen> m_recent;
    QHash<int, int> m_count;
    QHash<QString, int> m_groups;
};

} // namespace

void findDescriptions(Draft& draft, std::stop_token stop) { Finder(draft, std::move(stop)).run(); }

} // namespace redthread::reading
