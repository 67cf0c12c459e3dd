// Stance, verdict, origin and the type of a mention: the small closed lists of
// the vocabulary, with the keys they have in files and in SQL.
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace redthread {

// How a voice puts a relationship. In order of caution, least cautious first.
enum class Stance : std::uint8_t { Stated, Alleged, Hypothetical, Denied };

enum class Verdict : std::uint8_t { Suggested, Accepted, Rejected };

// Who made the record: the reading engine, a person, a data set.
enum class Origin { Reader, Person, Import };

// How a mention names its entity: by name, by a description ("the NGO"), by a
// demonym ("Moroccan").
enum class MentionType { Name, Description, Demonym };

// What an annotation is for; the keys of the first two are those of the W3C's
// annotation vocabulary.
enum class AnnotationPurpose { Note, Tag, NotSame };

QString key(Stance stance);
QString key(Verdict verdict);
QString key(Origin origin);
QString key(MentionType type);
QString key(AnnotationPurpose purpose);

// Nothing when the key is unknown.
std::optional<Stance> stanceFromKey(QStringView key);
std::optional<Verdict> verdictFromKey(QStringView key);
std::optional<Origin> originFromKey(QStringView key);
std::optional<MentionType> mentionTypeFromKey(QStringView key);
std::optional<AnnotationPurpose> annotationPurposeFromKey(QStringView key);

} // namespace redthread
