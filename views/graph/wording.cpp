#include "views/graph/wording.h"

#include "models/records/kinds.h"
#include "views/graph/safe_text.h"

#include <QCoreApplication>

namespace redthread {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Picture)
};

// %1 is "3 voices".
QString saidBy(Stance stance)
{
    switch (stance) {
    case Stance::Stated:
        return Words::tr("stated by %1");
    case Stance::Alleged:
        return Words::tr("alleged by %1");
    case Stance::Hypothetical:
        return Words::tr("supposed by %1");
    case Stance::Denied:
        return Words::tr("denied by %1");
    }
    return QStringLiteral("%1");
}

// A title is read aloud: whole names, but not 10,000 characters.
constexpr int longestName = 120;

} // namespace

QString stanceWord(Stance stance)
{
    switch (stance) {
    case Stance::Stated:
        return Words::tr("stated");
    case Stance::Alleged:
        return Words::tr("alleged");
    case Stance::Hypothetical:
        return Words::tr("hypothetical");
    case Stance::Denied:
        return Words::tr("denied");
    }
    return {};
}

QString standingWords(const Standing& standing)
{
    const auto voices = [](int n) {
        return n == 1 ? Words::tr("1 voice") : Words::tr("%n voices", nullptr, n);
    };
    QString words;
    if (standing.voices > 0)
        words = saidBy(standing.stance).arg(voices(standing.voices));
    if (standing.denyingVoices > 0) {
        const QString denial = saidBy(Stance::Denied).arg(voices(standing.denyingVoices));
        words = words.isEmpty() ? denial : words + QStringLiteral(", ") + denial;
    }
    if (standing.isOnlyPossible())
        words = Words::tr("a possible link; who they are to each other was not read");
    if (standing.contested)
        words = Words::tr("contested") + QStringLiteral(", ") + words;
    if (standing.claims > 0 && standing.notReviewed == standing.claims)
        words += QStringLiteral(", ") + Words::tr("not reviewed");
    return words;
}

QString relationshipSentence(const QString& subject, const QString& kindKey, const QString& object)
{
    const RelationshipKind kind = relationshipKind(kindKey);
    const QString pattern = kind.symmetric ? QStringLiteral("%1 ↔ %2 ↔ %3") : QStringLiteral("%1 → %2 → %3");
    return pattern.arg(labelText(subject, longestName), labelText(kind.label, longestName),
                       labelText(object, longestName));
}

QString relationshipTitle(const QString& subject, const QString& kind, const QString& object,
                          const Standing& standing)
{
    return relationshipSentence(subject, kind, object) + QStringLiteral(": ") + standingWords(standing);
}

QString bundleTitle(const QString& one, const QString& other, int relationships, const Standing& standing)
{
    return Words::tr("%1 — %2: %3 relationships, %4")
        .arg(labelText(one, longestName), labelText(other, longestName))
        .arg(relationships)
        .arg(standingWords(standing));
}

QString groupTitle(const QString& name, int entities)
{
    return Words::tr("%1: %2 entities drawn as one; double-click opens them").arg(labelText(name, longestName)).arg(entities);
}

QString entityTitle(const QString& name, const QString& kind)
{
    return QStringLiteral("%1 (%2)").arg(labelText(name, longestName), labelText(entityKind(kind).label));
}

QString voiceSentence(const VoiceProfile& profile)
{
    QStringList parts;
    const QString words[] = {Words::tr("states ×%1"), Words::tr("alleges ×%1"), Words::tr("supposes ×%1"),
                             Words::tr("denies ×%1")};
    for (int i = 0; i < 4; ++i)
        if (profile.byStance[size_t(i)] > 0)
            parts << words[i].arg(profile.byStance[size_t(i)]);
    const auto named = [](const std::vector<VoiceCounted>& voices) {
        QStringList names;
        for (size_t i = 0; i < std::min<size_t>(voices.size(), 3); ++i)
            names << QStringLiteral("%1 ×%2").arg(safeText(voices[i].name.left(40))).arg(voices[i].claims);
        return names.join(QStringLiteral(", "));
    };
    if (!profile.passesOn.empty())
        parts << Words::tr("passes on %1").arg(named(profile.passesOn));
    if (!profile.passedOnBy.empty())
        parts << Words::tr("passed on by %1").arg(named(profile.passedOnBy));
    return parts.join(QStringLiteral(" · "));
}

} // namespace redthread
