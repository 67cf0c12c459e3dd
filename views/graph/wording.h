// The words in which a picture tells what it shows: titles for screen readers
// and tooltips, sentences for footnotes. Names are made safe and isolated.
#pragma once

#include "models/network/comparison.h"

#include <QString>

namespace redthread {

// "Morocco → targets → Omar Radi"; a symmetric kind has "↔".
QString relationshipSentence(const QString& subject, const QString& kind, const QString& object);
// The sentence and how it stands: "…: contested, alleged by 3 voices, denied by 1".
QString relationshipTitle(const QString& subject, const QString& kind, const QString& object,
                          const Standing& standing);
// The same of what is drawn for several: "NSO Group +22 — Morocco: 12 relationships, contested, …".
QString bundleTitle(const QString& one, const QString& other, int relationships, const Standing& standing);
QString groupTitle(const QString& name, int entities); // "NSO Group +22: 23 entities; double-click opens it"
QString entityTitle(const QString& name, const QString& kind); // "Morocco (Country)"
QString stanceWord(Stance stance);                             // "alleged"
QString standingWords(const Standing& standing);
// "states ×1 · alleges ×3 · passed on by Le Desk ×2"; empty: it claims nothing.
QString voiceSentence(const VoiceProfile& profile);

} // namespace redthread
