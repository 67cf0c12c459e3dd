#include "models/reading/coreference.h"

#include "models/reading/entities.h"
#include "models/reading/lexicon.h"
#include "models/reading/nouns.h"
#include "models/reading/parties.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace redthread::reading {

namespace {

constexpr int mostRecent = 40;  // entities spoken of last that are looked at
constexpr int pronounReach = 3; // sentences a pronoun looks back
constexpr int mostAlike = 6;    // of those that share a word
constexpr int sentencesOn = 2;  // how far names still to come are looked for
constexpr int mostWords = 40;   // phrases of an entity that are remembered
constexpr int mostComing = 12;  // of these

QChar familyOf(const QString& kind)
{
    if (kind == u"person" || kind == u"journalist")
        return u'h';
    if (kind == u"company" || kind == u"ngo" || kind == u"media" || kind == u"organisation" ||
        kind == u"government")
        return u'b';
    if (kind == u"country" || kind == u"place")
        return u'p';
    return kind == u"group" ? u'g' : kind.isEmpty() || kind == u"-" ? u'-' : u'o';
}

// What a phrase says by itself.
struct Said {
    QString head, text, kindWord; // the head in the singular; the text without its determiner
    QString determiner = QStringLiteral("bare");
    QSet<QString> modifiers;
    bool plural = false, named = false; // a name is part of it
    int country = -1, owner = -1;
    QSet<int> inside; // entities named in it
    QSet<int> names;  // those called by name before its head: "Oslo office", "Oslo's office"
};

// How one word was used of an entity.
struct Called {
    QSet<int> names; // those its descriptions are told apart by
    bool one = false, many = false;
};

// What is known of an entity at a place of the text.
struct Known {
    QSet<QString> heads, modifiers, texts;
    QString kind;
    bool named = false, plural = false, subject = false;
    int country = -1, owner = -1, count = 0, mention = 0;
    int sentence = -1, first = 0, last = 0; // where it was spoken of last
    QSet<int> inside;                       // entities named in its descriptions
    QHash<QString, Called> byHead;          // the words it was called by
    std::vector<QSet<QString>> called;      // the modifiers of each
    QChar gender = u'-';                    // as pronouns and titles told
};

QString bucket(int n)
{
    return n <= 3   ? QString::number(n)
           : n <= 5 ? QStringLiteral("5")
           : n <= 9 ? QStringLiteral("9")
                    : QStringLiteral("x");
}

// What a pronoun says of the one it means.
struct Spoken {
    QString word; // as a subject: "he", "she", "it", "they", "who", "which"
    QChar gender = u'-';
    bool human = false;
};

Spoken spokenOf(const QString& pronoun)
{
    if (pronoun == u"he" || pronoun == u"him" || pronoun == u"his" || pronoun == u"himself")
        return {pronoun == u"his" ? QStringLiteral("his") : QStringLiteral("he"), u'm', true};
    if (pronoun == u"she" || pronoun == u"her" || pronoun == u"hers" || pronoun == u"herself")
        return {pronoun == u"her" ? pronoun : QStringLiteral("she"), u'f', true};
    if (pronoun == u"who" || pronoun == u"whom" || pronoun == u"whose")
        return {QStringLiteral("who"), u'-', true};
    return {pronoun == u"itself"                             ? QStringLiteral("it")
            : pronoun == u"them" || pronoun == u"themselves" ? QStringLiteral("they")
                                                             : pronoun,
            u'-', false};
}

bool isPointing(const Token& token)
{
    return token.is(u"this") || token.is(u"that") || token.is(u"these") || token.is(u"those");
}

class Walker {
public:
    Walker(const Draft& draft, const Choose& choose, const MakeEntity& make)
        : d(draft), m_choose(choose), m_make(make)
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
    const Token& at(int i) const { return d.tokens[i]; }
    const Word* word(int i) const { return i >= 0 && i < int(d.words.size()) ? &d.words[i] : nullptr; }
    bool isSubject(int i) const
    {
        const Word* w = word(i);
        return w && (w->relation == Relation::Nsubj || w->relation == Relation::NsubjPass);
    }

    // The token of [first, last) that hangs outside of it.
    int outward(int first, int last) const
    {
        for (int i = first; i < last; ++i)
            if (const Word* w = word(i); w && (w->head < first || w->head >= last))
                return i;
        return last - 1;
    }

    void meetName(const DraftMention& m)
    {
        if (m.type == MentionType::Demonym)
            return;
        Known& known = nameKnown(m.entity);
        touch(m.entity, known, m.sentence, m.first, m.last);
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
        known.subject = isSubject(outward(first, last));
        std::erase(m_recent, entity);
        m_recent.push_back(entity);
        if (m_recent.size() > mostRecent)
            m_recent.erase(m_recent.begin());
    }

    Said saidBy(const Phrase& p) const
    {
        Said said;
        const Sentence& s = d.sentences[p.sentence];
        const QString head = at(p.head).lower;
        said.head = singularOf(head);
        const KindWordAt kind = kindWordEndingAt(d, s.first, p.head);
        said.kindWord = kind ? kind.word.kind : QStringLiteral("-");
        said.plural = said.head != head || (kind && kind.word.plural);
        int from = p.first;
        for (int i = p.first; i < p.head; ++i) {
            const QString c = determinerClass(at(i).lower);
            const int m = d.mentionAt[i];
            const bool name = m >= 0 && d.mentions[m].type == MentionType::Name;
            if (!c.isEmpty() && said.determiner == u"bare") {
                said.determiner = isPointing(at(i)) ? QStringLiteral("dem") : c;
                if (c == u"pos")
                    said.owner = m_pronouns.value(i, -1);
                if (i == from)
                    ++from;
            } else if (at(i).is(Token::Possessive)) {
                said.determiner = QStringLiteral("pos");
                if (i > 0)
                    said.owner = d.entityAt(i - 1);
                said.modifiers.clear();
            } else if (m >= 0 && d.mentions[m].type == MentionType::Demonym) {
                said.country = d.entities[d.mentions[m].entity].country;
            } else if (at(i).is(Token::Number) && said.determiner == u"bare") {
                said.determiner = QStringLiteral("num");
            } else if (at(i).is(Token::Word) && c.isEmpty()) {
                said.modifiers.insert(singularOf(at(i).lower));
            }
            said.named |= name;
            if (m >= 0 && d.mentions[m].first == i)
                said.inside.insert(d.mentions[m].entity);
            if (name || (m >= 0 && d.mentions[m].type == MentionType::Demonym))
                said.names.insert(d.mentions[m].entity);
        }
        // Of "the Port Lorne East gate" the phrase may be no more than "gate".
        for (int i = p.first - 1; i >= s.first && at(i).is(Token::Capital); --i)
            if (const int m = d.mentionAt[i]; m >= 0 && d.mentions[m].type != MentionType::Description)
                said.names.insert(d.mentions[m].entity);
        said.text = d.joined(from, p.head + 1);
        return said;
    }

    // "The Oslo office" is not the one that was the Bergen office, nor "the offices" an office.
    static bool isToldApart(const Said& said, const Known& known)
    {
        if ((said.kindWord == u"ngo" && known.kind == u"company") ||
            (said.kindWord == u"company" && known.kind == u"ngo"))
            return true; // whatever its name: "the NGO" is not NGO Holding
        const auto it = known.byHead.constFind(said.head);
        if (it == known.byHead.constEnd())
            return false;
        const bool number = said.plural ? it->many : it->one;
        const auto shares = [&](const QSet<QString>& called) { return called.intersects(said.modifiers); };
        if (lexicon().camps.contains(said.head) && !said.modifiers.isEmpty() && !known.called.empty() &&
            std::none_of(known.called.begin(), known.called.end(), shares))
            return true; // "the localist camp", "the pro-harbour camp"
        return !number ||
               (!said.names.isEmpty() && !it->names.isEmpty() && !it->names.intersects(said.names));
    }

    int decide(const Phrase& p)
    {
        const Said said = saidBy(p);
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
            const bool shares = headMatch(said, entity, known) != u'-';
            if (shares && headSeen && said.determiner == u"dem")
                continue; // "this office": the one spoken of last
            headSeen |= shares;
            m_sharing = shares ? sharing++ : -1;
            answers.push_back({entity, featuresOf(p, said, entity, known, rank[family]++, families[family])});
            alike += family == familyOf(said.kindWord);
        }
        m_sharing = sharing;
        describeNew(p, said, headSeen, alike, answers[0]);
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
        const Spoken spoken = spokenOf(at(p.head).lower);
        std::vector<Antecedent> answers(1);
        QHash<QChar, int> rank;
        int fitting = 0;
        for (auto it = m_recent.rbegin(); it != m_recent.rend(); ++it) {
            const Known& known = m_known[*it];
            if (p.sentence - known.sentence > pronounReach)
                break;
            const QChar family = familyOf(known.kind);
            fitting += spoken.human == (family == u'h');
            answers.push_back({*it, pronounFeatures(p, spoken, *it, known, rank[family]++)});
        }
        describeNobody(p, spoken, fitting, answers[0]);
        const int chosen = std::clamp(m_choose(p, answers), 0, int(answers.size()) - 1);
        const int entity = answers[chosen].entity;
        if (entity >= 0) {
            Known& known = m_known[entity];
            if (spoken.gender != u'-')
                known.gender = spoken.gender;
            m_pronouns.insert(p.head, entity);
            m_lastPronoun = entity;
            touch(entity, known, p.sentence, p.first, p.head + 1);
        }
        return entity;
    }

    std::vector<learning::Feature> pronounFeatures(const Phrase& p, const Spoken& spoken, int entity,
                                                   const Known& known, int rank) const
    {
        std::vector<learning::Feature> out;
        const auto add = [&](QStringView name, const auto&... parts) {
            out.push_back(learning::feature(QStringView(u"pro:"), name, parts...));
        };
        const QString t = known.named ? QStringLiteral("N") : QStringLiteral("D");
        const QString family(familyOf(known.kind)), word(spoken.word),
            far = bucket(p.sentence - known.sentence);
        const QString number = known.plural ? QStringLiteral("p") : QStringLiteral("s");
        const QString how = known.sentence == p.sentence && known.last <= p.first && !d.words.empty()
                                ? besides(p, known)
                                : QStringLiteral("-");
        const QString role = known.subject ? QStringLiteral("s") : QStringLiteral("o");
        const QString mine = isSubject(p.head) ? QStringLiteral("s") : QStringLiteral("o");
        add(u"fam=", word, family, t);
        add(u"fam=", word, family, number);
        add(u"kind=", word, known.kind);
        add(u"far=", word, far);
        add(u"far=", far, role, mine);
        add(u"rank=", word, bucket(rank), far);
        add(u"rank=", bucket(rank), role);
        add(u"role=", word, role, mine, far);
        add(u"how=", how);
        add(u"how=", how, word);
        add(u"count=", bucket(known.count), word);
        add(u"count=", bucket(known.count), far);
        if (spoken.gender != u'-')
            add(u"gender=", known.gender == u'-'            ? QStringLiteral("-")
                            : known.gender == spoken.gender ? QStringLiteral("=")
                                                            : QStringLiteral("!"));
        const auto quoted = [&](int i) {
            return at(i).is(Token::Quoted) ? QStringLiteral("q") : QStringLiteral("-");
        };
        add(u"quoted=", quoted(p.head), quoted(known.first), word);
        add(u"near=", bucket(std::max(0, p.head - known.last) / 3), word);
        if (entity == m_lastPronoun)
            add(u"again=", word);
        add(u"wasPronoun=",
            known.last - known.first == 1 && m_pronouns.contains(known.first) ? at(known.first).lower
                                                                              : QString(),
            word);
        return out;
    }

    // How a pronoun hangs together with a mention before it in its sentence.
    QString besides(const Phrase& p, const Known& known) const
    {
        const int other = outward(known.first, known.last);
        const Word* w = word(p.head);
        const Word* o = word(other);
        if (o->head >= 0 && o->head == w->head)
            return QStringLiteral("coarg%1-%2").arg(int(o->relation)).arg(int(w->relation));
        int up = w->head; // "who" hangs from a verb that hangs from the noun it means
        for (int step = 0; step < 4 && up >= 0; ++step, up = d.words[up].head)
            if (up >= known.first && up < known.last)
                return QStringLiteral("under%1").arg(step);
            else if (o->head == up)
                return QStringLiteral("higher%1%2").arg(step).arg(int(o->relation));
        return QStringLiteral("same");
    }

    void describeNobody(const Phrase& p, const Spoken& spoken, int fitting, Antecedent& out) const
    {
        const auto add = [&](QStringView name, const auto&... parts) {
            out.features.push_back(learning::feature(QStringView(u"nobody:"), name, parts...));
        };
        const Sentence& s = d.sentences[p.sentence];
        add(u"b");
        add(u"w=", spoken.word);
        add(u"fit=", bucket(fitting), spoken.word);
        add(u"next=", p.head + 1 < s.last ? at(p.head + 1).lower : QString(), spoken.word);
        add(u"prev=", p.head > s.first ? at(p.head - 1).lower : QString(), spoken.word);
        if (const Word* w = word(p.head)) {
            add(u"rel=", QString::number(int(w->relation)), spoken.word);
            if (w->head >= 0)
                add(u"gov=", d.words[w->head].lemma, spoken.word);
        }
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

    QChar headMatch(const Said& said, int entity, const Known& known) const
    {
        if (known.heads.contains(said.head))
            return u'h';
        if (known.named) {
            if (known.modifiers.contains(said.head))
                return u'n';
            if (d.entities[entity].words.contains(said.head))
                return u'w';
        }
        return u'-';
    }

    // "X is said to be the owner", "X, believed to be the owner,".
    template <class IsIt>
    bool isSaidOf(const Sentence& s, int head, const IsIt& isIt) const
    {
        const Word& w = d.words[head];
        if (w.head < 0 ||
            (w.relation != Relation::Xcomp && w.relation != Relation::Ccomp && w.relation != Relation::Obl))
            return false;
        bool copula = false;
        for (int i = std::max(s.first, head - 6); i < head; ++i)
            copula |= d.words[i].head == head && d.words[i].relation == Relation::Cop;
        const Word& verb = d.words[w.head];
        if (copula && (verb.relation == Relation::Acl || verb.relation == Relation::AclRelcl) &&
            isIt(verb.head))
            return true;
        for (int i = std::max(s.first, w.head - 30); copula && i < w.head; ++i)
            if (d.words[i].head == w.head && isSubject(i) && isIt(i))
                return true;
        return false;
    }

    // How the phrase hangs together with the entity's nearest place in its sentence.
    QString link(const Phrase& p, int entity, const Known& known) const
    {
        const Sentence& s = d.sentences[p.sentence];
        const auto isIt = [&](int i) { return i >= s.first && i < s.last && d.entityAt(i) == entity; };
        const int next = p.head + 1;
        if (isIt(next) && d.mentions[d.mentionAt[next]].first == next &&
            d.mentions[d.mentionAt[next]].type == MentionType::Name)
            return QStringLiteral("next");
        if (next + 1 < s.last && at(next).is(u",") && isIt(next + 1) &&
            !saysWhatIsBefore(d, s, d.mentions[d.mentionAt[next + 1]].last))
            return QStringLiteral("comma");
        for (int i = p.first; i < p.head; ++i)
            if (isIt(i) || m_pronouns.value(i, -1) == entity)
                return QStringLiteral("inside");
        if (const Word* w = word(p.head)) {
            if ((w->relation == Relation::Appos || w->relation == Relation::Compound ||
                 w->relation == Relation::Flat || w->relation == Relation::NmodDesc) &&
                isIt(w->head))
                return QStringLiteral("hangs%1").arg(w->relation == Relation::Appos);
            for (int i = std::max(s.first, p.head - 30); i < std::min(s.last, p.head + 30); ++i) {
                const Word& other = d.words[i];
                if (other.head != p.head || !isIt(i))
                    continue;
                if (other.relation == Relation::Appos || other.relation == Relation::Flat)
                    return QStringLiteral("bears");
                if (isSubject(i))
                    return QStringLiteral("copula");
                if (other.relation == Relation::Nmod)
                    return QStringLiteral("nmod");
            }
            if (isSaidOf(s, p.head, isIt))
                return QStringLiteral("copula");
            if (known.sentence == p.sentence) {
                const int other = outward(known.first, known.last);
                const Word* o = word(other);
                if (o && o->head >= 0 && o->head == w->head)
                    return QStringLiteral("beside%1%2").arg(int(o->relation)).arg(int(w->relation));
                if (o && w->head >= known.first && w->head < known.last)
                    return QStringLiteral("under");
            }
        }
        if (p.first - 2 >= s.first && at(p.first - 1).is(u",") && isIt(p.first - 2))
            return QStringLiteral("behind");
        return known.sentence == p.sentence ? QStringLiteral("same") : QStringLiteral("-");
    }

    QString modifierMatch(const Said& said, const Known& known) const
    {
        QSet<QString> mine = said.modifiers, theirs = known.modifiers;
        theirs.subtract(known.heads);
        if (mine.isEmpty())
            return known.named || theirs.isEmpty() ? QStringLiteral("none") : QStringLiteral("less");
        int shared = 0;
        for (const QString& m : mine)
            shared += theirs.contains(m);
        if (shared == mine.size())
            return QStringLiteral("all");
        if (shared)
            return QStringLiteral("some");
        return theirs.isEmpty() ? QStringLiteral("more") : QStringLiteral("other");
    }

    // Whether it was called otherwise before: told apart by other words ("the north", "the south gate").
    QString clashOf(const Said& said, const Known& known) const
    {
        if (said.modifiers.isEmpty())
            return known.called.empty() ? QStringLiteral("-") : QStringLiteral("bare");
        int other = 0, part = 0, same = 0;
        for (const QSet<QString>& called : known.called) {
            QSet<QString> shared = called;
            shared.intersect(said.modifiers);
            if (shared.isEmpty())
                ++other;
            else if (shared.size() == called.size() || shared.size() == said.modifiers.size())
                ++same;
            else
                ++part;
        }
        return QStringLiteral("%1%2%3").arg(other > 0).arg(part > 0).arg(same > 0);
    }

    std::vector<learning::Feature> featuresOf(const Phrase& p, const Said& said, int entity,
                                              const Known& known, int rank, int family) const
    {
        std::vector<learning::Feature> out;
        const auto add = [&](QStringView name, const auto&... parts) {
            out.push_back(learning::feature(name, parts...));
        };
        const QString t = known.named ? QStringLiteral("N") : QStringLiteral("D");
        const QString hm = headMatch(said, entity, known), mm = modifierMatch(said, known);
        const QString how = link(p, entity, known);
        const bool ahead = known.sentence < 0;
        const int distance = p.sentence - known.sentence;
        const QString far = ahead ? QStringLiteral("a") : bucket(distance);
        const QChar mine = familyOf(said.kindWord), theirs = familyOf(known.kind);
        const QString det = said.determiner;
        const QString number = QString(said.plural ? u'p' : u's') + QString(known.plural ? u'p' : u's') + t;
        const QString country = said.country < 0                ? QStringLiteral("-")
                                : known.country < 0             ? QStringLiteral("0")
                                : known.country == said.country ? QStringLiteral("=")
                                                                : QStringLiteral("!");
        const int ruled = p.mention >= 0 ? d.mentions[p.mention].entity : -1;
        const QString rule = ruled < 0                 ? QStringLiteral("-")
                             : ruled == entity         ? QStringLiteral("=")
                             : d.entities[ruled].named ? QStringLiteral("!")
                                                       : QStringLiteral("u");
        add(u"t=", t);
        add(u"hm=", hm, t);
        add(u"hmd=", hm, t, det);
        add(u"hmm=", hm, t, mm);
        add(u"hmmd=", hm, mm, det);
        add(u"hmn=", hm, number);
        add(u"hmf=", hm, t, far);
        add(u"how=", how);
        add(u"how=", how, mine, theirs);
        add(u"how=", how, hm);
        add(u"how=", how, det);
        add(u"far=", far, t);
        add(u"far=", far, mine, theirs);
        add(u"fam=", QString(mine), theirs, t);
        add(u"fam=", QString(mine), theirs, det, hm);
        add(u"kind=", said.kindWord, u'/', known.kind, t);
        add(u"num=", number);
        add(u"num=", number, theirs, hm);
        add(u"cou=", country);
        add(u"cou=", country, hm, t);
        add(u"rule=", rule, t);
        add(u"rule=", rule, hm);
        if (!said.inside.isEmpty()) {
            const QString names = said.inside.contains(entity)           ? QStringLiteral("!")
                                  : said.inside.intersects(known.inside) ? QStringLiteral("=")
                                  : known.inside.isEmpty()               ? QStringLiteral("-")
                                                                         : QStringLiteral("x");
            add(u"names=", names, hm, t);
            add(u"names=", names, hm, mm);
        } else if (!known.inside.isEmpty()) {
            add(u"named=", hm, det, mm);
        }
        if (m_sharing >= 0) {
            add(u"hrank=", bucket(m_sharing), det);
            add(u"hrank=", bucket(m_sharing), mm, t);
        }
        const QString clash = clashOf(said, known);
        add(u"clash=", clash, hm, t);
        add(u"clash=", clash, hm, det);
        add(u"rank=", bucket(rank), hm, t);
        add(u"rank=", bucket(rank), mine, theirs);
        if (mine == theirs && family == 1)
            add(u"only=", hm, det);
        add(u"count=", bucket(known.count), hm);
        add(u"count=", bucket(known.count), mine, theirs);
        if (known.texts.contains(said.text))
            add(u"text", det, QString::number(std::min<qsizetype>(2, said.modifiers.size())));
        if (known.subject && !ahead)
            add(u"subj=", far, isSubjectText(p.head));
        if (said.owner >= 0)
            add(u"owner=",
                QString(said.owner == entity        ? u'!'
                        : said.owner == known.owner ? u'='
                        : known.owner >= 0          ? u'x'
                                                    : QChar(u'-')),
                hm);
        return out;
    }
    QString isSubjectText(int i) const { return isSubject(i) ? QStringLiteral("s") : QStringLiteral("-"); }

    void describeNew(const Phrase& p, const Said& said, bool headSeen, int alike, Antecedent& out) const
    {
        const auto add = [&](QStringView name, const auto&... parts) {
            out.features.push_back(learning::feature(QStringView(u"new:"), name, parts...));
        };
        const QString seen = headSeen ? QStringLiteral("1") : QStringLiteral("0");
        const QString number = said.plural ? QStringLiteral("p") : QStringLiteral("s");
        const QString mods = QString::number(std::min<qsizetype>(2, said.modifiers.size()));
        const QString& det = said.determiner;
        add(u"b");
        add(u"det=", det);
        add(u"seen=", seen);
        add(u"seen=", seen, det);
        add(u"sharing=", bucket(m_sharing), det);
        add(u"seen=", seen, det, mods);
        add(u"num=", number, det);
        add(u"kw=", said.kindWord);
        add(u"kw=", said.kindWord, det, number);
        add(u"h=", said.head);
        add(u"mods=", mods, det);
        add(u"named=", QString::number(said.named), det);
        add(u"cou=", QString::number(said.country >= 0), seen);
        add(u"own=", QString::number(said.owner >= 0), familyOf(said.kindWord));
        add(u"alike=", bucket(alike), det);
        if (p.mention >= 0)
            add(u"rule=", QString::number(d.entities[d.mentions[p.mention].entity].named), det);
        const Sentence& s = d.sentences[p.sentence];
        const QString next = p.head + 1 < s.last ? at(p.head + 1).lower : QStringLiteral(".");
        if (next == u"of" || next == u"who" || next == u"which" || next == u"that" || next == u"in" ||
            next == u"to")
            add(u"next=", next, det);
        if (p.head + 1 < s.last && d.mentionAt[p.head + 1] >= 0)
            add(u"nextName");
        if (p.sentence == 0)
            add(u"first");
        if (p.sentence < 3)
            add(u"early", det);
    }

    const Draft& d;
    const Choose& m_choose;
    const MakeEntity& m_make;
    std::vector<int> m_out, m_names, m_recent;
    size_t m_next = 0;
    int m_lastPronoun = -1;     // entity meant by the last one
    QHash<int, int> m_pronouns; // token → entity
    int m_sharing = 0; // place of the candidate among those that share the head; of somebody new: how many do
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
