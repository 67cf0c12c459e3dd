#include "models/training/model_writer.h"

#include <QTemporaryDir>

#include "models/learning/model_format.h"

#include <QSaveFile>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace redthread::learning {

namespace {

template <class T>
void append(QByteArray& out, const T& value)
{
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// One entry a feature and class, by feature, zeros gone.
void tidy(WeightTable& table)
{
    auto& entries = table.entries;
    // By weight too: floats add up to the same sum only in the same order.
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return std::tie(a.feature, a.cls, a.weight) < std::tie(b.feature, b.cls, b.weight);
    });
    size_t kept = 0;
    for (const WeightTable::Entry& entry : entries) {
        if (kept > 0 && entries[kept - 1].feature == entry.feature && entries[kept - 1].cls == entry.cls)
            entries[kept - 1].weight += entry.weight;
        else
            entries[kept++] = entry;
    }
    entries.resize(kept);
}

// weight = scale · code · |code|
class Coder {
public:
    Coder(const std::vector<WeightTable::Entry>& entries, int codeBytes)
        : m_most(codeBytes == 1 ? 127 : 32767), m_bytes(codeBytes)
    {
        float most = 0;
        for (const WeightTable::Entry& entry : entries)
            most = std::max(most, std::fabs(entry.weight));
        m_scale = most > 0 ? most / (float(m_most) * float(m_most)) : 1;
    }
    float scale() const { return m_scale; }
    int code(float weight) const
    {
        const int size = std::min(m_most, int(std::lround(std::sqrt(std::fabs(weight) / m_scale))));
        return weight < 0 ? -size : size;
    }
    void put(QByteArray& out, int code) const
    {
        if (m_bytes == 1)
            append(out, qint8(code));
        else
            append(out, qint16(code));
    }

private:
    int m_most;
    int m_bytes;
    float m_scale = 1;
};

QByteArray denseBody(const WeightTable& table, const Coder& coder, int bits)
{
    std::vector<float> rows((size_t(1) << bits) * size_t(table.classes));
    for (const WeightTable::Entry& entry : table.entries)
        rows[(entry.feature >> (64 - bits)) * size_t(table.classes) + entry.cls] += entry.weight;
    QByteArray body;
    for (const float weight : rows)
        coder.put(body, coder.code(weight));
    return body;
}

// About two rows a bucket: the starts cost two bytes a row, and a search
// touches one line of memory.
int bucketBits(size_t rows)
{
    int bits = 1;
    while ((size_t(2) << bits) < rows && bits < int(maxRowBits))
        ++bits;
    return bits;
}

QByteArray keyedBody(const WeightTable& table, const Coder& coder, int& bits)
{
    struct Row {
        Feature feature;
        std::vector<std::pair<int, int>> cells;
    };
    std::vector<Row> rows;
    for (const WeightTable::Entry& entry : table.entries) {
        const int code = coder.code(entry.weight);
        if (code == 0)
            continue;
        if (rows.empty() || rows.back().feature != entry.feature)
            rows.push_back({entry.feature, {}});
        rows.back().cells.push_back({int(entry.cls), code});
    }
    bits = bucketBits(rows.size());
    std::vector<quint32> starts((size_t(1) << bits) + 1);
    QByteArray packed;
    size_t bucket = 0;
    for (const Row& row : rows) { // in order of features, so of buckets
        while (bucket < row.feature >> (64 - bits))
            starts[++bucket] = quint32(packed.size());
        append(packed, quint16(row.feature));
        append(packed, quint8(row.cells.size()));
        for (const auto& [cls, code] : row.cells) {
            append(packed, quint8(cls));
            coder.put(packed, code);
        }
    }
    while (bucket + 1 < starts.size())
        starts[++bucket] = quint32(packed.size());
    QByteArray body(reinterpret_cast<const char*>(starts.data()), qsizetype(starts.size() * 4));
    return body + packed;
}

qsizetype padded(qsizetype size) { return (size + 63) / 64 * 64; }

} // namespace

void ModelWriter::addStrings(const QString& section, const QStringList& strings)
{
    QByteArray body, text;
    append(body, quint32(strings.size()));
    for (const QString& string : strings) {
        text += string.toUtf8();
        append(body, quint32(text.size()));
    }
    m_sections.push_back({section.toLatin1(), quint32(SectionType::Strings), body + text});
}

void ModelWriter::addWeights(const QString& section, WeightTable table, Storage storage)
{
    Q_ASSERT(table.classes >= 1 && table.classes <= int(maxClasses));
    tidy(table);
    const bool dense = storage.denseBits > 0;
    if (dense) { // the scale is of the rows, not of the features they hold
        for (WeightTable::Entry& entry : table.entries)
            entry.feature &= ~Feature(0) << (64 - storage.denseBits);
        tidy(table);
    }
    const Coder coder(table.entries, storage.codeBytes);
    int bits = storage.denseBits;
    const QByteArray body = dense ? denseBody(table, coder, bits) : keyedBody(table, coder, bits);
    const WeightsHeader header{.form = dense ? WeightsForm::Dense : WeightsForm::Keyed,
                               .classes = quint32(table.classes),
                               .bits = quint32(bits),
                               .codeBytes = quint32(storage.codeBytes),
                               .scale = coder.scale(),
                               .reserved = {}};
    QByteArray bytes;
    append(bytes, header);
    m_sections.push_back({section.toLatin1(), quint32(SectionType::Weights), bytes + body});
}

QByteArray ModelWriter::bytes() const
{
    QByteArray table, content;
    const qsizetype first = qsizetype(sizeof(Header) + m_sections.size() * sizeof(SectionEntry));
    for (const Section& section : m_sections) {
        SectionEntry entry{};
        Q_ASSERT(section.name.size() < qsizetype(sizeof entry.name));
        std::memcpy(entry.name, section.name.constData(), size_t(section.name.size()));
        entry.offset = quint64(first + content.size());
        entry.size = quint64(section.bytes.size());
        entry.type = SectionType(section.type);
        append(table, entry);
        content += section.bytes;
        content.resize(padded(content.size()), '\0');
    }
    Header header{};
    std::memcpy(header.magic, modelMagic, sizeof modelMagic);
    header.version = modelVersion;
    header.sections = quint32(m_sections.size());
    header.fileSize = quint64(first + content.size());
    QByteArray all;
    append(all, header);
    all += table + content;
    header.checksum = fileChecksum(reinterpret_cast<const uchar*>(all.constData()), quint64(all.size()));
    std::memcpy(all.data(), &header, sizeof header);
    return all;
}

Result<Done> ModelWriter::save(const QString& path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes()) < 0 || !file.commit())
        return Error{QStringLiteral("Could not write %1: %2").arg(path, file.errorString())};
    return Done{};
}

std::shared_ptr<const ModelFile> reopened(const ModelWriter& writer)
{
    const QTemporaryDir folder; // the mapping outlives the file
    const QString path = folder.filePath(QStringLiteral("model"));
    if (!writer.save(path))
        return nullptr;
    const auto file = ModelFile::open(path);
    return file ? *file : nullptr;
}

} // namespace redthread::learning
