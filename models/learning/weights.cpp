#include "models/learning/weights.h"

#include "models/learning/model_format.h"

#include <cmath>
#include <cstdlib>

namespace redthread::learning {

namespace {

template <class Code>
Code codeAt(const uchar* bytes)
{
    Code code;
    std::memcpy(&code, bytes, sizeof code);
    return code;
}

float weightOf(int code) { return float(code) * float(std::abs(code)); }

WeightsHeader headerOf(const uchar* section)
{
    WeightsHeader header;
    std::memcpy(&header, section, sizeof header);
    return header;
}

} // namespace

bool Weights::isSound(const uchar* section, quint64 size)
{
    if (size < sizeof(WeightsHeader))
        return false;
    const WeightsHeader header = headerOf(section);
    if (header.classes < 1 || header.classes > maxClasses || header.bits < 1 || header.bits > maxRowBits ||
        (header.codeBytes != 1 && header.codeBytes != 2) || !std::isfinite(header.scale))
        return false;
    const quint64 rows = quint64(1) << header.bits;
    const quint64 body = size - sizeof header;
    if (header.form == WeightsForm::Dense)
        return body == rows * header.classes * header.codeBytes;
    if (header.form != WeightsForm::Keyed || body < (rows + 1) * 4)
        return false;
    const auto* starts = reinterpret_cast<const quint32*>(section + sizeof header);
    if (starts[0] != 0 || starts[rows] != body - (rows + 1) * 4)
        return false;
    for (quint64 i = 0; i < rows; ++i)
        if (starts[i] > starts[i + 1])
            return false;
    return true;
}

Weights::Weights(const uchar* section, quint64 size)
{
    Q_ASSERT(isSound(section, size));
    const WeightsHeader header = headerOf(section);
    m_classes = int(header.classes);
    m_shift = int(64 - header.bits);
    m_codeBytes = int(header.codeBytes);
    m_keyed = header.form == WeightsForm::Keyed;
    m_scale = header.scale;
    m_rows = section + sizeof header;
    if (m_keyed) {
        m_starts = reinterpret_cast<const quint32*>(m_rows);
        m_rows += ((quint64(1) << header.bits) + 1) * 4;
    }
    Q_UNUSED(size)
}

void Weights::add(Feature feature, float value, std::span<float> scores) const
{
    if (m_classes == 0 || int(scores.size()) < m_classes)
        return;
    if (m_keyed)
        addKeyed(feature, value * m_scale, scores.data());
    else
        addDense(feature, value * m_scale, scores.data());
}

void Weights::prefetch(Feature feature) const
{
    if (m_keyed)
        __builtin_prefetch(m_starts + (feature >> m_shift));
    else if (m_rows)
        __builtin_prefetch(m_rows + (feature >> m_shift) * quint64(m_classes) * quint64(m_codeBytes));
}

void Weights::addDense(Feature feature, float value, float* scores) const
{
    const uchar* row = m_rows + (feature >> m_shift) * quint64(m_classes) * quint64(m_codeBytes);
    if (m_codeBytes == 1)
        for (int k = 0; k < m_classes; ++k)
            scores[k] += value * weightOf(qint8(row[k]));
    else
        for (int k = 0; k < m_classes; ++k)
            scores[k] += value * weightOf(codeAt<qint16>(row + 2 * k));
}

// A row of a damaged file may promise more cells than its bucket holds, or
// classes that do not exist.
void Weights::addKeyed(Feature feature, float value, float* scores) const
{
    const quint64 bucket = feature >> m_shift;
    const uchar* at = m_rows + m_starts[bucket];
    const uchar* end = m_rows + m_starts[bucket + 1];
    const auto key = quint16(feature);
    const int cellBytes = 1 + m_codeBytes;
    while (end - at >= 3) {
        const int cells = at[2];
        const bool ours = codeAt<quint16>(at) == key;
        at += 3;
        if (end - at < cells * cellBytes)
            return;
        if (!ours) {
            at += cells * cellBytes;
            continue;
        }
        for (int i = 0; i < cells; ++i, at += cellBytes) {
            const int code = m_codeBytes == 1 ? int(qint8(at[1])) : int(codeAt<qint16>(at + 1));
            if (at[0] < m_classes)
                scores[at[0]] += value * weightOf(code);
        }
        return;
    }
}

} // namespace redthread::learning
