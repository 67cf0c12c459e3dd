#include "models/reading/noun_phrases.h"

#include "models/reading/coreference.h"
#include "models/reading/entities.h"
#include "models/reading/entity_kinds.h"
#include "models/reading/function_words.h"
#include "models/reading/lexicon.h"
#include "models/reading/nouns.h"
#include "models/reading/parties.h"
#include "models/records/kinds.h"

#include <cmath>
#include <limits>

namespace redthread::reading {

namespace {

using learning::feature;

constexpr int reach = 30; // tokens to either side in which what hangs from a head is looked for
class PhraseFinder {
public:
    explicit PhraseFinder(const Draft& draft) : d(draft) {}

    std::vector<Phrase> run()
    {
        for (int s = 0; s < int(d.sentences.size()); ++s)
            readSentence(s);
        for (const DraftEntity& e : d.entities)
            if (e.named)
                for (const QString& w : e.name.toCaseFolded().split(u' ', Qt::SkipEmptyParts))
                    m_nameWords.insert(w);
        for (const Phrase& p : m_out) {
            const QString one = singularOf(d.tokens[p.head].lower);
            ++m_heads[one];
            Places& places = m_places[one];
            places.first = std::min(places.first, p.head);
            if (determinerClass(d.tokens[p.first].lower) == u"def")
                places.definite = p.head;
        }
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
            words().prepositions.contains(t.lower) || t.lower.size() < 2 || isHalfOfName(s, i))
            return false;
        if (d.mentionAt[i] >= 0 && d.mentions[d.mentionAt[i]].last == i + 1)
            return true;
        const QString tags = lexicon().commonWords.value(t.lower);
        if (tags.isEmpty()) {
            if (lexicon().kindWords.contains(t.lower))
                return true;
            const QString one = singularOf(t.lower);
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

    bool isHalfOfName(const Sentence& s, int i) const // "La" of "La Voz"
    {
        return i > s.body && i + 1 < s.last && inName(i + 1) && at(i).is(Token::Capital) &&
               lexicon().mostly(at(i).lower) != 'n' && lexicon().mostly(at(i).lower) != 'a' &&
               !lexicon().kindWords.contains(at(i).lower);
    }

    // A verb's past in front of a phrase's head.
    bool isDone(int i, int head) const
    {
        const Token& t = at(i);
        return i < head && t.is(Token::Word) && t.lower.endsWith(u"ed") &&
               lexicon().verbForms.contains(t.lower);
    }

    // A noun that hangs from no noun behind it.
    bool heads(const Sentence& s, int i) const
    {
        if (d.words.empty() || inName(i))
            return false;
        const reading::Word& w = d.words[i];
        const Token& t = at(i);
        if ((w.upos != Upos::Noun && w.upos != Upos::Propn) || !t.is(Token::Word) ||
            t.is(Token::Possessive) || t.lower.size() < 2)
            return false;
        if (isHalfOfName(s, i))
            return false;
        const bool part = w.relation == Relation::Compound || w.relation == Relation::Flat ||
                          w.relation == Relation::Fixed || w.relation == Relation::Amod ||
                          w.relation == Relation::Goeswith || w.relation == Relation::Det;
        return !part || w.head < i || w.head - i > 4 || inName(w.head) || w.head >= s.last;
    }

    // What the tree says of a phrase.
    void describeByGrammar(Phrase& p, const QString& kw, const QString& det, bool plural) const
    {
        const Sentence& s = d.sentences[p.sentence];
        const auto add = [&](const QString& f) { p.features.push_back(feature(f)); };
        add(QStringLiteral("found%1").arg(int(p.found)));
        if (d.words.empty())
            return;
        const reading::Word& w = d.words[p.head];
        const QString relation = QString::number(int(w.relation));
        const QString number = plural ? QStringLiteral("p") : QStringLiteral("s");
        add(QStringLiteral("rel=") + relation);
        add(QStringLiteral("rel=") + relation + kw);
        add(QStringLiteral("rel=") + relation + det + number);
        add(QStringLiteral("pos=%1").arg(int(w.upos)));
        add(QStringLiteral("tag=%1").arg(int(w.xpos)) + det);
        QString preposition = QStringLiteral("-"), of = QStringLiteral("-");
        bool clause = false, copula = false, joined = false, nameUnder = false, appos = false;
        const int from = std::max(s.first, p.head - reach), to = std::min(s.last, p.head + reach);
        for (int i = from; i < to; ++i) {
            const reading::Word& c = d.words[i];
            if (c.head != p.head)
                continue;
            if (c.relation == Relation::Case && i < p.head)
                preposition = at(i).lower;
            clause |= c.relation == Relation::AclRelcl || c.relation == Relation::Acl;
            copula |= c.relation == Relation::Cop;
            joined |= c.relation == Relation::Conj;
            appos |= c.relation == Relation::Appos;
            nameUnder |= i > p.head && inName(i);
            if (c.relation == Relation::Nmod && i > p.head)
                of = inName(i) ? QStringLiteral("name") : at(i).lower;
        }
        add(QStringLiteral("case=") + preposition);
        add(QStringLiteral("case=") + preposition + kw);
        add(QStringLiteral("clause%1%2%3%4").arg(clause).arg(copula).arg(joined).arg(appos) + det);
        add(QStringLiteral("under%1").arg(nameUnder) + kw);
        add(QStringLiteral("of=") + of);
        if (w.head >= 0) {
            const reading::Word& g = d.words[w.head];
            add(QStringLiteral("gov=") + relation + g.lemma);
            add(QStringLiteral("govpos=") + relation + QString::number(int(g.upos)) + kw);
            if (inName(w.head))
                add(QStringLiteral("govname=") + relation + kw);
            const bool subject = w.relation == Relation::Nsubj || w.relation == Relation::NsubjPass;
            if (subject && lexicon().sayings.contains(g.lemma))
                add(QStringLiteral("says"));
        }
    }

    void readSentence(int index)
    {
        const Sentence& s = d.sentences[index];
        for (int i = s.first; i < s.last; ++i) {
            const bool byWords = nominal(s, i) && !(i + 1 < s.last && nominal(s, i + 1));
            const bool byGrammar = heads(s, i);
            if (!byWords && !byGrammar)
                continue;
            Phrase p;
            p.sentence = index;
            p.head = i;
            p.mention = d.mentionAt[i];
            p.found = char((byWords ? 1 : 0) + (byGrammar ? 2 : 0));
            int first = i;
            while (first > s.first && i - first < 8) {
                const int k = first - 1;
                if (d.mentionAt[k] >= 0 && inName(k)) {
                    if (isDone(first, i)) { // "Arvo Ltd supplied software": what it did is no part of it
                        ++first;
                        break;
                    }
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
                if (!isPredicate(d, k) && (at(k).is(Token::Number) || nominal(s, k) || adjective(k)))
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
        const QString head = at(p.head).lower, one = singularOf(head);
        p.nounKind = kindOfNoun(head);
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

        const QString noun = p.nounKind.isEmpty() ? QStringLiteral("-") : p.nounKind;
        add(QStringLiteral("noun=") + noun);
        add(QStringLiteral("noun=") + noun + det);
        add(QStringLiteral("noun=") + noun + (plural ? u'p' : u's') + det);
        add(QStringLiteral("noun=") + noun + QStringLiteral("hf%1").arg(times));
        if (!d.words.empty())
            add(QStringLiteral("noun=") + noun + QStringLiteral("rel%1").arg(int(d.words[p.head].relation)));
        QSet<int> named; // entities named beside it
        for (int i = s.first; i < s.last; ++i)
            if (inName(i))
                named.insert(d.entityAt(i));
        const QString names = QStringLiteral("names%1").arg(std::min(3, int(named.size())));
        add(names);
        add(names + noun);
        add(names + det);
        describeByGrammar(p, kw, det, plural);
        const auto& seen = m_places.value(one);
        if (seen.definite > p.head)
            add(QStringLiteral("later") + det);
        if (seen.first < p.head)
            add(QStringLiteral("before") + det);
        if (m_nameWords.contains(one))
            add(QStringLiteral("inNames") + det);

        addKind(QStringLiteral("b"));
        addKind(QStringLiteral("h=") + one);
        addKind(QStringLiteral("suf=") + one.right(3));
        addKind(QStringLiteral("suf4=") + one.right(4));
        addKind(QStringLiteral("kw=") + kw);
        addKind(QStringLiteral("kw=") + kw);
        addKind(plural ? QStringLiteral("pl") : QStringLiteral("sg"));
        addKind((plural ? QStringLiteral("pl") : QStringLiteral("sg")) + kw);
        addKind(QStringLiteral("nk=") + nameKind);
        if (!p.nounKind.isEmpty()) {
            addKind(QStringLiteral("noun=") + noun);
            addKind(QStringLiteral("noun=") + noun + kw);
        }
        if (!mods.isEmpty())
            addKind(QStringLiteral("mod=") + mods.last());
    }

    const Draft& d;
    std::vector<Phrase> m_out;
    QHash<QString, int> m_heads;
    struct Places {
        int first = std::numeric_limits<int>::max(), definite = -1; // the first one; the last one with "the"
    };
    QHash<QString, Places> m_places;
    QSet<QString> m_nameWords;
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

} // namespace redthread::reading
