// A model file: what reading has learnt, in named sections, mapped into memory
// and used where it lies; nothing is copied or parsed when it is opened. What
// it says is checked before it is used, all sizes and a checksum, for a file
// may be cut, damaged or made up; what is wrong comes back as a sentence.
// Constant once open: any thread may ask it anything. The file must not be cut
// while it is mapped: a new model replaces it by renaming.
#pragma once

#include "models/learning/weights.h"
#include "models/records/result.h"

#include <QFile>
#include <QHash>
#include <QStringList>

#include <memory>

namespace redthread::learning {

class ModelFile {
public:
    static Result<std::shared_ptr<const ModelFile>> open(const QString& path);

    QString path() const { return m_file.fileName(); }
    qint64 size() const { return m_size; }
    bool has(const QString& section) const { return m_sections.contains(section); }

    // Empty where there is no such section or it is of another type. The
    // weights live as long as this file.
    Weights weights(const QString& section) const;
    QStringList strings(const QString& section) const;

private:
    struct Section {
        quint32 type = 0;
        const uchar* bytes = nullptr;
        quint64 size = 0;
    };

    ModelFile() = default;
    bool readSections();

    QFile m_file;
    const uchar* m_bytes = nullptr;
    qint64 m_size = 0;
    QHash<QString, Section> m_sections;
};

} // namespace redthread::learning
