#include "models/reading/not_said.h"

#include <QSet>

#include <algorithm>

namespace redthread::reading {

namespace {

QSet<QString> setOf(const QString& words)
{
    const QStringList list = words.split(u' ');
    return {list.begin(), list.end()};
}

// Whether one of these verbs stands between who does it and who it is done to.
bool verbBetween(const Draft& draft, const DraftClaim& claim, const QSet<QString>& verbs)
{
    for (int i = draft.mentions[claim.subjectMention].last; i < draft.mentions[claim.objectMention].first;
         ++i)
        if (draft.words[i].upos == Upos::Verb && verbs.contains(draft.words[i].lemma))
            return true;
    return false;
}

// "rejected the allegations against X", "threw out the charges against X"
bool isTakenBack(const Draft& draft, const DraftClaim& claim)
{
    static const QSet<QString> verbs =
        setOf(QStringLiteral("dismiss reject deny withdraw retract drop throw quash call describe refute "
                             "rebut contest dispute answer counter "
                             "condemn criticise criticize defend"));
    static const QSet<QString> charges =
        setOf(QStringLiteral("allegation allegations accusation accusations charge charges claim claims "
                             "suspicions complaint lawsuit"));
    const bool charging = claim.kind == u"accuses" || claim.kind == u"prosecutes" || claim.kind == u"sues" ||
                          claim.kind == u"investigates";
    if (!charging || claim.objectMention < 0)
        return false;
    bool isBack = false;
    const int from = claim.subjectMention >= 0 ? draft.mentions[claim.subjectMention].last
                                               : draft.sentences[claim.sentence].body; // "his"
    for (int i = from; i < draft.mentions[claim.objectMention].first; ++i) {
        if (isBack && charges.contains(draft.tokens[i].lower))
            return true;
        isBack |= draft.words[i].upos == Upos::Verb && verbs.contains(draft.words[i].lemma);
    }
    return false;
}

// "sued X in California": where it was done.
bool isDoneThere(const Draft& draft, const DraftClaim& claim)
{
    static const QSet<QString> acts =
        setOf(QStringLiteral("sue charge indict arrest detain meet prosecute convict sentence attack accuse "
                             "see visit question target"));
    if (claim.kind != u"located_in" || claim.subjectMention < 0)
        return false;
    const DraftMention& mention = draft.mentions[claim.subjectMention];
    if (claim.objectMention >= 0 && verbBetween(draft, claim, acts))
        return true;
    constexpr int farthest = 4; // tokens: an article, adjectives
    const int from = std::max(draft.sentences[claim.sentence].first, mention.first - farthest);
    for (int i = mention.first - 1; i >= from && draft.tokens[i].is(Token::Word); --i)
        if (draft.words[i].upos == Upos::Verb)
            return acts.contains(draft.words[i].lemma);
    return false;
}

// "X fired Y", "X succeeded Y as head"
bool isReplaced(const Draft& draft, const DraftClaim& claim)
{
    static const QSet<QString> verbs =
        setOf(QStringLiteral("dismiss fire sack oust remove suspend succeed replace"));
    return claim.kind == u"supports" && claim.subjectMention >= 0 && claim.objectMention >= 0 &&
           verbBetween(draft, claim, verbs);
}

} // namespace

bool isNotSaid(const Draft& draft, const DraftClaim& claim)
{
    return !draft.words.empty() &&
           (isTakenBack(draft, claim) || isDoneThere(draft, claim) || isReplaced(draft, claim));
}

} // namespace redthread::reading
