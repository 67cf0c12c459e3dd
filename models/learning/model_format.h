// The bytes of a model file, shared by its reader (model_file.h) and its
// writer (models/training/model_writer.h). All numbers are little endian.
//
//   Header | SectionEntry × sections | sections, each at a multiple of 64
//
// A section of strings:  quint32 count, quint32 end[count], then the UTF-8
//   bytes of all of them; end[i] counts from the first of these bytes.
// A section of weights:  WeightsHeader, then
//   dense:  2^bits rows of `classes` codes; row = the top `bits` of a feature.
//   keyed:  quint32 start[2^bits + 1], then the rows of each bucket, packed:
//           quint16 key (low 16 bits of the feature), quint8 cells, then
//           cells × (quint8 class, code). bucket = the top `bits`; start[]
//           counts bytes from the first row.
// A code is a signed number of one or two bytes. It stands for the weight
// scale · code · |code|: small weights, which are many, keep their detail.
#pragma once

#include <QtGlobal>

#include <bit>
#include <cstring>

namespace redthread::learning {

static_assert(std::endian::native == std::endian::little, "model files are read in place");

inline constexpr char modelMagic[8] = {'R', 'E', 'D', 'M', 'O', 'D', 'E', 'L'};
inline constexpr quint32 modelVersion = 1;
inline constexpr quint32 maxSections = 4096;
inline constexpr quint32 maxClasses = 255;
inline constexpr quint32 maxRowBits = 26;

struct Header {
    char magic[8];
    quint32 version;
    quint32 sections;
    quint64 fileSize;
    quint64 reserved[4];
    quint64 checksum; // of all bytes but these eight
};
static_assert(sizeof(Header) == 64);

enum class SectionType : quint32 { Strings = 1, Weights = 2 };

struct SectionEntry {
    char name[40]; // ASCII, filled up with zeros, at least one
    quint64 offset;
    quint64 size;
    SectionType type;
    quint32 reserved;
};
static_assert(sizeof(SectionEntry) == 64);

enum class WeightsForm : quint32 { Dense = 1, Keyed = 2 };

struct WeightsHeader {
    WeightsForm form;
    quint32 classes;
    quint32 bits;      // of the row or bucket number
    quint32 codeBytes; // 1 or 2
    float scale;
    quint32 reserved[11];
};
static_assert(sizeof(WeightsHeader) == 64);

// FNV-1a by words of eight bytes: each step is a bijection, so that no single
// changed word can go unseen. It guards against accidents, not against malice.
inline quint64 checksumOf(const uchar* bytes, quint64 size, quint64 h = 1469598103934665603ULL)
{
    quint64 at = 0;
    for (; at + 8 <= size; at += 8) {
        quint64 word;
        std::memcpy(&word, bytes + at, 8);
        h = (h ^ word) * 1099511628211ULL;
        h ^= h >> 32;
    }
    for (; at < size; ++at)
        h = (h ^ bytes[at]) * 1099511628211ULL;
    return h;
}

inline quint64 fileChecksum(const uchar* bytes, quint64 size)
{
    constexpr quint64 before = offsetof(Header, checksum);
    return checksumOf(bytes + sizeof(Header), size - sizeof(Header), checksumOf(bytes, before));
}

} // namespace redthread::learning
