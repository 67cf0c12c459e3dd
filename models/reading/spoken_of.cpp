#include "models/reading/spoken_of.h"

#include "models/reading/entities.h"
#include "models/reading/lexicon.h"
#include "models/reading/nouns.h"

#include <algorithm>

namespace redthread::reading {

namespace {

bool isPointing(const Token& token)
{
    return token.is(u"this") || token.is(u"that") || token.is(u"these") || token.is(u"those");
}

} // namespace

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

QChar genderByName(const Draft& d, const DraftMention& m)
{
    const DraftEntity& e = d.entities[m.entity];
    static const QSet<QString> women = {
        QStringLiteral("mrs"),  QStringLiteral("mrs."),  QStringLiteral("ms"),
        QStringLiteral("ms."),  QStringLiteral("miss"),  QStringLiteral("lady"),
        QStringLiteral("dame"), QStringLiteral("queen"), QStringLiteral("princess")};
    static const QSet<QString> men = {QStringLiteral("mr"),   QStringLiteral("mr."),
                                      QStringLiteral("sir"),  QStringLiteral("lord"),
                                      QStringLiteral("king"), QStringLiteral("prince")};
    for (int i = std::max(d.sentences[m.sentence].first, m.first - 1); i <= m.first; ++i) {
        if (women.contains(d.token(i).lower))
            return u'f';
        if (men.contains(d.token(i).lower))
            return u'm';
    }
    if (familyOf(e.kind) != u'h')
        return u'-';
    const auto ofFirst = [&](const QString& name) {
        const QString folded = name.toCaseFolded();
        const QString first = folded.section(u' ', 0, 0);
        return folded == first ? QChar(u'-')
                               : lexicon().genders.value(first, u'-'); // a surname alone says nothing
    };
    QChar gender = ofFirst(e.name);
    for (const QString& name : e.otherNames)
        if (gender == u'-')
            gender = ofFirst(name);
    return gender;
}

Said saidBy(const Draft& d, const Phrase& p, const QHash<int, int>& pronouns)
{
    Said said;
    const Sentence& s = d.sentences[p.sentence];
    const QString head = d.token(p.head).lower;
    said.head = singularOf(head);
    const KindWordAt kind = kindWordEndingAt(d, s.first, p.head);
    said.kindWord = kind ? kind.word.kind : QStringLiteral("-");
    said.plural = said.head != head || (kind && kind.word.plural);
    int from = p.first;
    for (int i = p.first; i < p.head; ++i) {
        const QString c = determinerClass(d.token(i).lower);
        const int m = d.mentionAt[i];
        const bool name = m >= 0 && d.mentions[m].type == MentionType::Name;
        if (!c.isEmpty() && said.determiner == u"bare") {
            said.determiner = isPointing(d.token(i)) ? QStringLiteral("dem") : c;
            if (c == u"pos")
                said.owner = pronouns.value(i, -1);
            if (i == from)
                ++from;
        } else if (d.token(i).is(Token::Possessive)) {
            said.determiner = QStringLiteral("pos");
            if (i > 0)
                said.owner = d.entityAt(i - 1);
            said.modifiers.clear();
        } else if (m >= 0 && d.mentions[m].type == MentionType::Demonym) {
            said.country = d.entities[d.mentions[m].entity].country;
        } else if (d.token(i).is(Token::Number) && said.determiner == u"bare") {
            said.determiner = QStringLiteral("num");
        } else if (d.token(i).is(Token::Word) && c.isEmpty()) {
            said.modifiers.insert(singularOf(d.token(i).lower));
        }
        said.named |= name;
        if (m >= 0 && d.mentions[m].first == i)
            said.inside.insert(d.mentions[m].entity);
        if (name || (m >= 0 && d.mentions[m].type == MentionType::Demonym))
            said.names.insert(d.mentions[m].entity);
    }
    // Of "the Port Lorne East gate" the phrase may be no more than "gate".
    for (int i = p.first - 1; i >= s.first && d.token(i).is(Token::Capital); --i)
        if (const int m = d.mentionAt[i]; m >= 0 && d.mentions[m].type != MentionType::Description)
            said.names.insert(d.mentions[m].entity);
    said.text = d.joined(from, p.head + 1);
    return said;
}

bool isToldApart(const Said& said, const Known& known)
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
    return !number || (!said.names.isEmpty() && !it->names.isEmpty() && !it->names.intersects(said.names));
}

QChar headMatch(const Draft& d, const Said& said, int entity, const Known& known)
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

QString modifierMatch(const Said& said, const Known& known)
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

QString clashOf(const Said& said, const Known& known)
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

bool isSubject(const Draft& d, int token)
{
    if (token < 0 || token >= int(d.words.size()))
        return false;
    const Relation r = d.words[token].relation;
    return r == Relation::Nsubj || r == Relation::NsubjPass;
}

int outward(const Draft& d, int first, int last)
{
    for (int i = first; i < last && i < int(d.words.size()); ++i)
        if (const int head = d.words[i].head; head < first || head >= last)
            return i;
    return last - 1;
}

} // namespace redthread::reading
