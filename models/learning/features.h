// A feature is one thing that can be said of a place in a text ("the word is
// 'said'", "the tag before is DT"), as a number: the FNV-1a hash of its words,
// mixed (the finaliser of MurmurHash3, Austin Appleby, public domain) so that
// every bit of it may choose a row. What a feature is called never stands in a
// model file; writer and reader must therefore hash alike, and these functions
// may not change without a new version of the file.
#pragma once

#include <QStringView>
#include <QtGlobal>

#include <type_traits>

namespace redthread::learning {

using Feature = quint64;

constexpr Feature mixed(quint64 h)
{
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdULL;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53ULL;
    h ^= h >> 33;
    return h;
}

// Of the parts (texts and letters) one after the other.
template <class... Parts>
Feature feature(const Parts&... parts)
{
    quint64 h = 1469598103934665603ULL;
    const auto takeOne = [&h](QChar c) {
        h ^= c.unicode();
        h *= 1099511628211ULL;
    };
    const auto take = [&](const auto& part) {
        using Part = std::decay_t<decltype(part)>;
        if constexpr (std::is_same_v<Part, QChar> || std::is_same_v<Part, char16_t>)
            takeOne(part);
        else
            for (const QChar c : QStringView(part))
                takeOne(c);
    };
    (take(parts), ...);
    return mixed(h);
}

// Order counts: combine(a, b) is not combine(b, a). `b` may be a feature or any
// small number, a template's for example.
constexpr Feature combine(Feature a, Feature b) { return mixed(a * 0x9e3779b97f4a7c15ULL + b + 1); }

} // namespace redthread::learning
