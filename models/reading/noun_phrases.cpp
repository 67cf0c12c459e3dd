#include "models/reading/noun_phrases.h"

#include "models/reading/entities.h"
#include "models/reading/entity_kinds.h"
#include "models/reading/function_words.h"
#include "models/reading/lexicon.h"
#include "models/reading/parties.h"
#include "models/records/kinds.h"

#include <cmath>

namespace redthread::reading {

namespace {

using learning::feature;

constexpr double keepFrom = 0.42;      // a phrase of our own making
constexpr double keepKnownFrom = 0.30; // one that a rule found too

QString singular(const QString& word)
{
    if (word.endsWith(u"ies") && word.size() > 4)
        return word.chopped(3) + u'y';
    if (word.endsWith(u"sses") || word.endsWith(u"ches") || word.endsWith(u"shes") || word.endsWith(u"xes"))
        return word.chopped(2);
    if (word.endsWith(u's') && !word.endsWith(u"ss") && !word.endsWith(u"us") && !word.endsWith(u"is") &&
        word.size() > 3)
        return word.chopped(1);
    return word;
}

QString determinerClass(const QString& word)
{
    static const QHash<QString, QString> classes = [] {
        QHash<QString, QString> c;
        const auto put = [&](const char* list, const char* name) {
            for (const QString& w : QString::fromLatin1(list).split(u' '))
                c.insert(w, QString::fromLatin1(name));
        };
        put("the this that these those", "def");
        put("a an some another", "ind");
        put("its his her their our my your", "pos");
        put("any no every each", "neg");
        put("all many several other both few most", "q");
        return c;
    }();
    return classes.value(word);
}

class PhraseFinder {
public:
    explicit PhraseFinder(const Draft& draft) : d(draft) {}

    std::vector<Phrase> run()
    {
        for (int s = 0; s < int(d.sentences.size()); ++s)
            readSentence(s);
        for (const Phrase& p : m_out)
            ++m_heads[singular(d.tokens[p.head].lower)];
        for (Phrase& p : m_out)
            describe(p);
        return std::move(m_out);
    }

private:
    const Token& at(int i) const { return d.tokens[i]; }
    bool inName(int i) const
    {
        const int m = d.mentionAt[i];
        return m >= 0 && d.mentions[m].type != MentionType::Description;
    }
    bool startsPhrase(const Sentence& s, int i) const // the word before makes a noun likely here
    {
        if (i <= s.first)
            return false;
        const Token& before = at(i - 1);
        if (!determinerClass(before.lower).isEmpty() || before.is(Token::Possessive) ||
            before.is(Token::Number))
            return true;
        return lexicon().mostly(before.lower) == 'a' || words().prepositions.contains(before.lower);
    }
    bool nominal(const Sentence& s, int i) const
    {
        const Token& t = at(i);
        if (!t.is(Token::Word) || t.is(Token::Possessive) || inName(i) ||
            !determinerClass(t.lower).isEmpty() || words().auxiliaries.contains(t.lower) ||
            words().prepositions.contains(t.lower) || t.lower.size() < 2)
            return false;
        if (d.mentionAt[i] >= 0 && d.mentions[d.mentionAt[i]].last == i + 1)
            return true;
        const QString tags = lexicon().commonWords.value(t.lower);
        if (tags.isEmpty()) {
            if (lexicon().kindWords.contains(t.lower))
                return true;
            const QString one = singular(t.lower);
            if (one != t.lower && lexicon().commonWords.value(one).startsWith(u'n'))
                return true;
            if (t.lower.endsWith(u"ly"))
                return false;
            if (lexicon().verbForms.contains(t.lower) || t.lower.endsWith(u"ed") || t.lower.endsWith(u"ing"))
                return startsPhrase(s, i) && !t.lower.endsWith(u"ed");
            return true;
        }
        if (tags.startsWith(u'n'))
            return tags == u"n" || !lexicon().verbForms.contains(t.lower) || startsPhrase(s, i) ||
                   !(i > s.first && (at(i - 1).is(u"to") || inName(i - 1)));
        return tags.contains(u'n') && startsPhrase(s, i);
    }
    bool adjective(int i) const
    {
        const Token& t = at(i);
        if (!t.is(Token::Word) || t.is(Token::Possessive))
            return false;
        const QString tags = lexicon().commonWords.value(t.lower);
        return tags.startsWith(u'a') || t.lower.contains(u'-') ||
               (tags.isEmpty() && (t.is(Token::Capital) || t.lower.endsWith(u"ed") ||
                                   t.lower.endsWith(u"al") || t.lower.endsWith(u"ic"))) ||
               (tags.startsWith(u'v') && (t.lower.endsWith(u"ed") || t.lower.endsWith(u"ing")));
    }

    void readSentence(int index)
    {
        const Sentence& s = d.sentences[index];
        for (int i = s.first; i < s.last; ++i) {
            if (!nominal(s, i) || (i + 1 < s.last && nominal(s, i + 1)))
                continue;
            Phrase p;
            p.sentence = index;
            p.head = i;
            p.mention = d.mentionAt[i];
            int first = i;
            while (first > s.first && i - first < 8) {
                const int k = first - 1;
                if (d.mentionAt[k] >= 0 && inName(k)) {
                    first = std::max(s.first, d.mentions[d.mentionAt[k]].first);
                    if (d.mentions[d.mentionAt[k]].type == MentionType::Demonym)
                        continue;
                    if (first > s.first && at(first - 1).is(u"the"))
                        --first;
                    break;
                }
                if (at(k).is(Token::Possessive)) {
                    first = k;
                    if (k > s.first)
                        first = d.mentionAt[k - 1] >= 0
                                    ? std::max(s.first, d.mentions[d.mentionAt[k - 1]].first)
                                    : k - 1;
                    break;
                }
                if (!determinerClass(at(k).lower).isEmpty()) {
                    first = k;
                    if (determinerClass(at(k).lower) != u"q")
                        break;
                    continue;
                }
                if (at(k).is(Token::Number) || nominal(s, k) || adjective(k))
                    first = k;
                else
                    break;
            }
            p.first = p.mention >= 0 ? std::min(first, d.mentions[p.mention].first) : first;
            m_out.push_back(std::move(p));
        }
    }

    void describe(Phrase& p) const
    {
        const Sentence& s = d.sentences[p.sentence];
        const QString head = at(p.head).lower, one = singular(head);
        const KindWordAt word = kindWordEndingAt(d, s.first, p.head);
        const bool plural = one != head || (word && word.word.plural);
        const QString kw = word ? word.word.kind + QString(word.word.plural ? QStringLiteral("+") : QString())
                                : QStringLiteral("-");
        QString det = QStringLiteral("bare"), nameKind = QStringLiteral("-");
        bool demonym = false;
        const auto add = [&](const QString& f) { p.features.push_back(feature(f)); };
        const auto addKind = [&](const QString& f) { p.kindFeatures.push_back(feature(f)); };
        QStringList mods;
        for (int i = p.first; i < p.head; ++i) {
            const QString c = determinerClass(at(i).lower);
            if (!c.isEmpty() && det == u"bare")
                det = c;
            else if (at(i).is(Token::Possessive))
                det = QStringLiteral("pos");
            else if (at(i).is(Token::Number) && det == u"bare")
                det = QStringLiteral("num");
            if (inName(i)) {
                const DraftMention& m = d.mentions[d.mentionAt[i]];
                if (m.type == MentionType::Demonym)
                    demonym = true;
                else
                    nameKind = d.entities[m.entity].kind;
            } else if (c.isEmpty() && at(i).is(Token::Word)) {
                mods << at(i).lower;
            }
        }
        const auto around = [&](int i) {
            return i < s.first ? QStringLiteral("<s>") : i >= s.last ? QStringLiteral("</s>") : at(i).lower;
        };
        const bool of = around(p.head + 1) == u"of";
        const bool nameNext = p.head + 1 < s.last && inName(p.head + 1);
        const QString base = p.mention >= 0 ? QStringLiteral("1") : QStringLiteral("0");
        const int times = std::min(4, m_heads.value(one));
        add(QStringLiteral("b"));
        add(QStringLiteral("h=") + one);
        add(QStringLiteral("suf=") + one.right(3));
        add(QStringLiteral("kw=") + kw);
        add(QStringLiteral("dt=") + det);
        add(QStringLiteral("dt=") + det + kw);
        add(QStringLiteral("dt=") + det + (plural ? QStringLiteral("p") : QStringLiteral("s")));
        add(plural ? QStringLiteral("pl") : QStringLiteral("sg"));
        add(QStringLiteral("base") + base);
        add(QStringLiteral("base") + base + kw + det);
        add(QStringLiteral("hf%1").arg(times));
        add(QStringLiteral("hf%1").arg(times) + kw);
        add(QStringLiteral("hf%1").arg(times) + det);
        add(QStringLiteral("len%1").arg(std::min(4, p.head - p.first)));
        add(QStringLiteral("k0%1").arg(p.sentence == 0));
        add(QStringLiteral("nk=") + nameKind);
        add(QStringLiteral("nk=") + nameKind + kw);
        add(QStringLiteral("of%1").arg(of) + kw);
        add(QStringLiteral("nn%1").arg(nameNext) + kw);
        if (demonym) {
            add(QStringLiteral("dem"));
            add(QStringLiteral("dem") + kw);
        }
        for (const QString& m : mods)
            add(QStringLiteral("mod=") + m);
        add(QStringLiteral("prev=") + around(p.first - 1));
        add(QStringLiteral("prev=") + around(p.first - 1) + kw);
        add(QStringLiteral("next=") + around(p.head + 1));
        if (p.head + 1 < s.last && isVerbLike(d, p.head + 1))
            add(QStringLiteral("nv"));
        if (p.first > s.first && isVerbLike(d, p.first - 1))
            add(QStringLiteral("pv"));
        if (p.first == s.first)
            add(QStringLiteral("start"));
        const QString tags = lexicon().commonWords.value(head);
        add(QStringLiteral("tags=") + tags);

        addKind(QStringLiteral("b"));
        addKind(QStringLiteral("h=") + one);
        addKind(QStringLiteral("suf=") + one.right(3));
        addKind(QStringLiteral("suf4=") + one.right(4));
        addKind(QStringLiteral("kw=") + kw);
        addKind(QStringLiteral("kw=") + kw);
        addKind(plural ? QStringLiteral("pl") : QStringLiteral("sg"));
        addKind((plural ? QStringLiteral("pl") : QStringLiteral("sg")) + kw);
        addKind(QStringLiteral("nk=") + nameKind);
        if (const QString noun = kindOfNoun(head); !noun.isEmpty()) {
            addKind(QStringLiteral("noun=") + noun);
            addKind(QStringLiteral("noun=") + noun + kw);
        }
        if (!mods.isEmpty())
            addKind(QStringLiteral("mod=") + mods.last());
    }

    const Draft& d;
    std::vector<Phrase> m_out;
    QHash<QString, int> m_heads;
};

QString kindOfPhrase(const RelationModels& models, const Phrase& phrase)
{
    QString best = QStringLiteral("object");
    double most = -1e9;
    for (const EntityKind& kind : entityKinds()) {
        const learning::Feature k = feature(kind.key);
        std::vector<learning::Feature> features;
        for (const learning::Feature f : phrase.kindFeatures)
            features.push_back(learning::combine(f, k));
        if (const double score = models.score(models.phraseKind, features); score > most) {
            most = score;
            best = kind.key;
        }
    }
    return best;
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

} // namespace

std::vector<Phrase> findPhrases(const Draft& draft) { return PhraseFinder(draft).run(); }

int headOf(const std::vector<Phrase>& phrases, const Draft& draft, int first, int last)
{
    int fallback = -1;
    for (const Phrase& p : phrases) {
        if (p.head < first || p.head >= last)
            continue;
        const int next = p.head + 1;
        const bool inFront =
            next < last && (draft.tokens[next].is(Token::Possessive) || draft.mentionAt[next] >= 0);
        if (!inFront)
            return p.head;
        if (fallback < 0)
            fallback = p.head;
    }
    return fallback;
}

double chanceOf(const RelationModels& models, const Phrase& phrase)
{
    return 1 / (1 + std::exp(-models.score(models.keep, phrase.features)));
}

void keepPhrases(Draft& draft, const RelationModels& models)
{
    if (!models.keep)
        return;
    Joiner joiner(draft);
    std::vector<bool> judged(draft.mentions.size());
    for (const Phrase& p : findPhrases(draft)) {
        const double chance = chanceOf(models, p);
        if (p.mention >= 0) {
            DraftMention& m = draft.mentions[p.mention];
            if (m.type != MentionType::Description)
                continue;
            m.confidence = chance;
            m.kept = chance >= keepKnownFrom;
            judged[p.mention] = true;
            if (m.kept)
                joiner.remember(p, m.entity);
            continue;
        }
        if (chance < keepFrom)
            continue;
        int entity = joiner.known(p);
        if (entity < 0) {
            DraftEntity fresh;
            fresh.kind = kindOfPhrase(models, p);
            int from = p.first;
            while (from < p.head && !determinerClass(draft.tokens[from].lower).isEmpty())
                ++from;
            fresh.name = draft.textOf(from, p.head + 1).simplified();
            fresh.named = false;
            entity = int(draft.entities.size());
            draft.entities.push_back(fresh);
        }
        joiner.remember(p, entity);
        DraftMention m{entity, p.sentence, p.first, p.head + 1, MentionType::Description, chance};
        m.kept = true;
        for (int i = m.first; i < m.last; ++i)
            if (draft.mentionAt[i] < 0)
                draft.mentionAt[i] = int(draft.mentions.size());
        draft.entities[entity].mentions.push_back(int(draft.mentions.size()));
        draft.mentions.push_back(m);
    }
}

} // namespace redthread::reading
