#include "models/learning/model_file.h"

#include "models/learning/model_format.h"

#include <QCoreApplication>

namespace redthread::learning {

namespace {

QString sentence(const char* text, const QString& path)
{
    return QCoreApplication::translate("redthread::ModelFile", text).arg(path);
}

Error damaged(const QString& path)
{
    return {sentence(QT_TRANSLATE_NOOP("redthread::ModelFile",
                                       "The reading model %1 is damaged; reading goes on without it."),
                     path),
            Error::Kind::Damaged};
}

bool soundStrings(const uchar* section, quint64 size)
{
    if (size < 4)
        return false;
    const auto* numbers = reinterpret_cast<const quint32*>(section);
    const quint64 count = numbers[0];
    if (count > (size - 4) / 4)
        return false;
    const quint64 room = size - 4 - 4 * count;
    for (quint64 i = 0; i < count; ++i)
        if (numbers[1 + i] > room || (i > 0 && numbers[1 + i] < numbers[i]))
            return false;
    return true;
}

} // namespace

Result<std::shared_ptr<const ModelFile>> ModelFile::open(const QString& path)
{
    std::shared_ptr<ModelFile> model(new ModelFile);
    model->m_file.setFileName(path);
    if (!model->m_file.open(QIODevice::ReadOnly))
        return Error{
            sentence(QT_TRANSLATE_NOOP("redthread::ModelFile", "Could not open the reading model %1: "),
                     path) +
            model->m_file.errorString()};
    model->m_size = model->m_file.size();
    if (model->m_size < qint64(sizeof(Header)))
        return damaged(path);
    model->m_bytes = model->m_file.map(0, model->m_size);
    if (!model->m_bytes)
        return Error{
            sentence(QT_TRANSLATE_NOOP("redthread::ModelFile", "Could not read the reading model %1: "),
                     path) +
            model->m_file.errorString()};
    Header header;
    std::memcpy(&header, model->m_bytes, sizeof header);
    if (std::memcmp(header.magic, modelMagic, sizeof modelMagic) != 0)
        return Error{sentence(QT_TRANSLATE_NOOP("redthread::ModelFile",
                                                "%1 is not a reading model; reading goes on without it."),
                              path),
                     Error::Kind::Damaged};
    if (header.version > modelVersion)
        return Error{sentence(QT_TRANSLATE_NOOP("redthread::ModelFile",
                                                "The reading model %1 was made for a newer version."),
                              path),
                     Error::Kind::Newer};
    if (header.version != modelVersion || header.fileSize != quint64(model->m_size) ||
        header.checksum != fileChecksum(model->m_bytes, quint64(model->m_size)) || !model->readSections())
        return damaged(path);
    return std::shared_ptr<const ModelFile>(std::move(model));
}

bool ModelFile::readSections()
{
    Header header;
    std::memcpy(&header, m_bytes, sizeof header);
    const auto size = quint64(m_size);
    if (header.sections > maxSections || sizeof header + header.sections * sizeof(SectionEntry) > size)
        return false;
    for (quint32 i = 0; i < header.sections; ++i) {
        SectionEntry entry;
        std::memcpy(&entry, m_bytes + sizeof header + i * sizeof entry, sizeof entry);
        if (entry.name[sizeof entry.name - 1] != 0 || entry.offset % 64 != 0 || entry.offset > size ||
            entry.size > size - entry.offset)
            return false;
        const uchar* bytes = m_bytes + entry.offset;
        const bool sound = entry.type == SectionType::Weights   ? Weights::isSound(bytes, entry.size)
                           : entry.type == SectionType::Strings ? soundStrings(bytes, entry.size)
                                                                : true; // a later version's; unread
        if (!sound)
            return false;
        m_sections.insert(QString::fromUtf8(entry.name), {quint32(entry.type), bytes, entry.size});
    }
    return true;
}

Weights ModelFile::weights(const QString& section) const
{
    const Section found = m_sections.value(section);
    return found.type == quint32(SectionType::Weights) ? Weights(found.bytes, found.size) : Weights();
}

QStringList ModelFile::strings(const QString& section) const
{
    const Section found = m_sections.value(section);
    QStringList list;
    if (found.type != quint32(SectionType::Strings))
        return list;
    const auto* numbers = reinterpret_cast<const quint32*>(found.bytes);
    const auto* text = reinterpret_cast<const char*>(numbers + 1 + numbers[0]);
    for (quint32 i = 0, from = 0; i < numbers[0]; from = numbers[1 + i], ++i)
        list.append(QString::fromUtf8(text + from, int(numbers[1 + i] - from)));
    return list;
}

} // namespace redthread::learning
