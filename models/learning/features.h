// A feature is one thing that can be said of a place in a text ("the word is
// 'said'", "the tag before is DT"), as a number: the FNV-1a hash of its words,
// mixed (the finaliser of MurmurHash3, Austin Appleby, public domain) so that
// every bit of it may choose a row. What a feature is called never stands in a
// model file; writer and reader must therefore hash alike, and these functions
// may not change without a new version of the file.
#pragma once

#include <QStringView>
#include <QtGlobal>

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

inline Feature feature(QStringView words)
{
    quint64 h = 1469598103934665603ULL;
    for (const QChar c : words) {
        h ^= c.unicode();
        h *= 1099511628211ULL;
    }
    return mixed(h);
}

// Order counts: combine(a, b) is not combine(b, a). `b` may be a feature or any
// small number, a template's for example.
constexpr Feature combine(Feature a, Feature b) { return mixed(a * 0x9e3779b97f4a7c15ULL + b + 1); }

} // namespace redthread::learning
