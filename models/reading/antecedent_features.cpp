#include "models/reading/antecedent_features.h"

#include "models/reading/ascriptions.h"
#include "models/reading/parties.h"

#include <algorithm>

namespace redthread::reading {

namespace {

QString bucket(int n)
{
    return n <= 3   ? QString::number(n)
           : n <= 5 ? QStringLiteral("5")
           : n <= 9 ? QStringLiteral("9")
                    : QStringLiteral("x");
}

} // namespace

void AntecedentFeatures::pronounMeant(int token, int entity)
{
    m_pronouns.insert(token, entity);
    m_lastPronoun = entity;
}

// "X is said to be the owner", "X, believed to be the owner,".
template <class IsIt>
bool AntecedentFeatures::isSaidOf(const Sentence& s, int head, const IsIt& isIt) const
{
    const Word& w = d.words[head];
    if (w.head < 0 ||
        (w.relation != Relation::Xcomp && w.relation != Relation::Ccomp && w.relation != Relation::Obl))
        return false;
    bool copula = false;
    for (int i = std::max(s.first, head - 6); i < head; ++i)
        copula |= d.words[i].head == head && d.words[i].relation == Relation::Cop;
    const Word& verb = d.words[w.head];
    if (copula && (verb.relation == Relation::Acl || verb.relation == Relation::AclRelcl) && isIt(verb.head))
        return true;
    for (int i = std::max(s.first, w.head - 30); copula && i < w.head; ++i)
        if (d.words[i].head == w.head && isSubject(d, i) && isIt(i))
            return true;
    return false;
}

// How the phrase hangs together with the entity's nearest place in its sentence.
QString AntecedentFeatures::link(const Phrase& p, int entity, const Known& known) const
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
            if (isSubject(d, i))
                return QStringLiteral("copula");
            if (other.relation == Relation::Nmod)
                return QStringLiteral("nmod");
        }
        if (isSaidOf(s, p.head, isIt))
            return QStringLiteral("copula");
        if (const int verb = callingVerb(d, s, p.head); verb >= 0)
            for (int i = std::max(s.first, verb - 30); i < p.head; ++i)
                if (d.words[i].head == verb && isIt(i) &&
                    (d.words[i].relation == Relation::Obj || d.words[i].relation == Relation::NsubjPass))
                    return QStringLiteral("copula");
        if (known.sentence == p.sentence) {
            const int other = outward(d, known.first, known.last);
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

std::vector<learning::Feature> AntecedentFeatures::ofDescription(const Phrase& p, const Said& said,
                                                                 int entity, const Known& known,
                                                                 const Standing& standing) const
{
    std::vector<learning::Feature> out;
    const auto add = [&](QStringView name, const auto&... parts) {
        out.push_back(learning::feature(name, parts...));
    };
    const QString t = known.named ? QStringLiteral("N") : QStringLiteral("D");
    const QString hm = headMatch(d, said, entity, known), mm = modifierMatch(said, known);
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
    if (standing.sharing >= 0) {
        add(u"hrank=", bucket(standing.sharing), det);
        add(u"hrank=", bucket(standing.sharing), mm, t);
    }
    const QString clash = clashOf(said, known);
    add(u"clash=", clash, hm, t);
    add(u"clash=", clash, hm, det);
    add(u"rank=", bucket(standing.rank), hm, t);
    add(u"rank=", bucket(standing.rank), mine, theirs);
    if (mine == theirs && standing.family == 1)
        add(u"only=", hm, det);
    add(u"count=", bucket(known.count), hm);
    add(u"count=", bucket(known.count), mine, theirs);
    if (known.texts.contains(said.text))
        add(u"text", det, QString::number(std::min<qsizetype>(2, said.modifiers.size())));
    if (known.subject && !ahead)
        add(u"subj=", far, isSubject(d, p.head) ? QStringLiteral("s") : QStringLiteral("-"));
    if (said.owner >= 0)
        add(u"owner=",
            QString(said.owner == entity        ? u'!'
                    : said.owner == known.owner ? u'='
                    : known.owner >= 0          ? u'x'
                                                : QChar(u'-')),
            hm);
    return out;
}

std::vector<learning::Feature> AntecedentFeatures::ofNew(const Phrase& p, const Said& said, bool headSeen,
                                                         int alike, int sharing) const
{
    std::vector<learning::Feature> out;
    const auto add = [&](QStringView name, const auto&... parts) {
        out.push_back(learning::feature(QStringView(u"new:"), name, parts...));
    };
    const QString seen = headSeen ? QStringLiteral("1") : QStringLiteral("0");
    const QString number = said.plural ? QStringLiteral("p") : QStringLiteral("s");
    const QString mods = QString::number(std::min<qsizetype>(2, said.modifiers.size()));
    const QString& det = said.determiner;
    add(u"b");
    add(u"det=", det);
    add(u"seen=", seen);
    add(u"seen=", seen, det);
    add(u"sharing=", bucket(sharing), det);
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
    return out;
}

std::vector<learning::Feature> AntecedentFeatures::ofPronoun(const Phrase& p, const Spoken& spoken,
                                                             int entity, const Known& known, int rank) const
{
    std::vector<learning::Feature> out;
    const auto add = [&](QStringView name, const auto&... parts) {
        out.push_back(learning::feature(QStringView(u"pro:"), name, parts...));
    };
    const QString t = known.named ? QStringLiteral("N") : QStringLiteral("D");
    const QString family(familyOf(known.kind)), word(spoken.word), far = bucket(p.sentence - known.sentence);
    const QString number = known.plural ? QStringLiteral("p") : QStringLiteral("s");
    const QString how = known.sentence == p.sentence && known.last <= p.first && !d.words.empty()
                            ? besides(p, known)
                            : QStringLiteral("-");
    const QString role = known.subject ? QStringLiteral("s") : QStringLiteral("o");
    const QString mine = isSubject(d, p.head) ? QStringLiteral("s") : QStringLiteral("o");
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
    if (spoken.gender != u'-') {
        const auto against = [&](QChar gender) {
            return gender == u'-'            ? QStringLiteral("-")
                   : gender == spoken.gender ? QStringLiteral("=")
                                             : QStringLiteral("!");
        };
        add(u"gender=", against(known.gender));
        add(u"called=", against(known.nameGender), against(known.gender));
    }
    const auto quoted = [&](int i) {
        return at(i).is(Token::Quoted) ? QStringLiteral("q") : QStringLiteral("-");
    };
    add(u"quoted=", quoted(p.head), quoted(known.first), word);
    add(u"near=", bucket(std::max(0, p.head - known.last) / 3), word);
    if (entity == m_lastPronoun)
        add(u"again=", word);
    add(u"wasPronoun=",
        known.last - known.first == 1 && m_pronouns.contains(known.first) ? at(known.first).lower : QString(),
        word);
    return out;
}

// How a pronoun hangs together with a mention before it in its sentence.
QString AntecedentFeatures::besides(const Phrase& p, const Known& known) const
{
    const int other = outward(d, known.first, known.last);
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

std::vector<learning::Feature> AntecedentFeatures::ofNobody(const Phrase& p, const Spoken& spoken,
                                                            int fitting) const
{
    std::vector<learning::Feature> out;
    const auto add = [&](QStringView name, const auto&... parts) {
        out.push_back(learning::feature(QStringView(u"nobody:"), name, parts...));
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
    return out;
}

} // namespace redthread::reading
