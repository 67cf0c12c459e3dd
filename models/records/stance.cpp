#include "models/records/stance.h"

#include <array>

namespace redthread {

namespace {

constexpr std::array stanceKeys = {"stated", "alleged", "hypothetical", "denied"};
constexpr std::array verdictKeys = {"suggested", "accepted", "rejected"};
constexpr std::array originKeys = {"reader", "person", "import"};
constexpr std::array mentionTypeKeys = {"name", "description", "demonym"};
constexpr std::array purposeKeys = {"commenting", "tagging", "not_same"};

template <class E, size_t N>
QString keyOf(const std::array<const char*, N>& keys, E value)
{
    return QString::fromLatin1(keys.at(static_cast<size_t>(value)));
}

template <class E, size_t N>
std::optional<E> valueOf(const std::array<const char*, N>& keys, QStringView key)
{
    for (size_t i = 0; i < N; ++i)
        if (key == QLatin1String(keys[i]))
            return static_cast<E>(i);
    return std::nullopt;
}

} // namespace

QString key(Stance stance) { return keyOf(stanceKeys, stance); }
QString key(Verdict verdict) { return keyOf(verdictKeys, verdict); }
QString key(Origin origin) { return keyOf(originKeys, origin); }
QString key(MentionType type) { return keyOf(mentionTypeKeys, type); }
QString key(AnnotationPurpose purpose) { return keyOf(purposeKeys, purpose); }

std::optional<Stance> stanceFromKey(QStringView key) { return valueOf<Stance>(stanceKeys, key); }
std::optional<Verdict> verdictFromKey(QStringView key) { return valueOf<Verdict>(verdictKeys, key); }
std::optional<Origin> originFromKey(QStringView key) { return valueOf<Origin>(originKeys, key); }
std::optional<MentionType> mentionTypeFromKey(QStringView key)
{
    return valueOf<MentionType>(mentionTypeKeys, key);
}
std::optional<AnnotationPurpose> annotationPurposeFromKey(QStringView key)
{
    return valueOf<AnnotationPurpose>(purposeKeys, key);
}

} // namespace redthread
