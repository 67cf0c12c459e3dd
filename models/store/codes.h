// The numbers by which the small closed lists stand in SQL. They are part of the
// files people have: a number is never given another meaning, a new value gets
// the next one.
#pragma once

#include "models/records/records.h"

#include <array>

namespace redthread {

inline constexpr std::array stanceCodes = {Stance::Stated, Stance::Alleged, Stance::Hypothetical,
                                           Stance::Denied};
inline constexpr std::array verdictCodes = {Verdict::Suggested, Verdict::Accepted, Verdict::Rejected};
inline constexpr std::array originCodes = {Origin::Reader, Origin::Person, Origin::Import};
inline constexpr std::array mentionTypeCodes = {MentionType::Name, MentionType::Description,
                                                MentionType::Demonym};
inline constexpr std::array purposeCodes = {AnnotationPurpose::Note, AnnotationPurpose::Tag,
                                            AnnotationPurpose::NotSame};
inline constexpr std::array recordTypeCodes = {
    RecordType::Entity,  RecordType::Relationship, RecordType::Document,  RecordType::Passage,
    RecordType::Mention, RecordType::Claim,        RecordType::Annotation};

template <class E, size_t N>
constexpr int codeOf(const std::array<E, N>& codes, E value)
{
    for (size_t i = 0; i < N; ++i)
        if (codes[i] == value)
            return int(i);
    return -1;
}

// Nothing for a number that is not in the list.
template <class E, size_t N>
constexpr std::optional<E> fromCode(const std::array<E, N>& codes, qint64 code)
{
    if (code < 0 || code >= qint64(N))
        return std::nullopt;
    return codes[size_t(code)];
}

} // namespace redthread
