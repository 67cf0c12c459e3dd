// What a person marks in an article, as Edits: an entity, a mention, a claim.
// Pure functions over the network and the text; nothing is changed here. An
// Error is a sentence for the person. Ranges are UTF-16 units of the stored text.
#pragma once

#include "models/network/network.h"
#include "models/records/edit.h"
#include "models/records/result.h"

namespace redthread {

inline constexpr qsizetype longestMention = 300;  // units
inline constexpr qsizetype longestPassage = 5000; // units

// The range without white space at its ends; never half a character.
TextRange trimmed(const QString& text, TextRange range);
// The words the range touches, whole: letters, marks and figures as far as they go on. Scripts without spaces
// keep what was selected when it lies in a run of more than 100.
TextRange wholeWords(const QString& text, TextRange range);
// The sentence or line of the text that a range lies in: where a claim with
// these ends would be read.
TextRange sentenceAround(const QString& text, TextRange range);

// A new entity, and the words as its first mention.
Result<Edit> newEntityAt(const Network& network, const Document& document, TextRange range,
                         const QString& name, const QString& kind);
// The words mean an entity that is there.
Result<Edit> mentionAt(const Network& network, const Document& document, TextRange range, EntityId entity);
// The words mean nobody, or not this one.
Result<Edit> withdrawMention(const Network& network, MentionId mention);

// A person's note, at most 10,000 characters of it, on a record or on the words of a passage. `by`: a name the
// person chose, or empty.
Result<Edit> noteOn(RecordRef record, const QString& text, const QString& by);
Result<Edit> noteAt(const Network& network, const Document& document, TextRange range, const QString& text,
                    const QString& by);

struct NewClaim {
    TextRange passage;
    MentionId subject; // of the document, both inside the passage
    QString kind;
    MentionId object;
    EntityId claimant; // null: the article itself
    Stance stance = Stance::Stated;
    QString eventDate; // ISO 8601, whole or cut, or empty
    QString by;        // a name the person chose, or empty
};
// A claim of a person's: reviewed by being made.
Result<Edit> newClaimIn(const Network& network, const Document& document, const NewClaim& claim);

} // namespace redthread
