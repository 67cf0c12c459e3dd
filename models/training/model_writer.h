// Writes model files (models/learning/model_format.h). The same sections give
// the same bytes, in whatever order the weights were set. Working memory is
// the caller's and one copy of the file.
#pragma once

#include "models/learning/features.h"
#include "models/learning/model_file.h"
#include "models/records/result.h"

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <vector>

namespace redthread::learning {

// Weights as training leaves them: one entry for each feature and class that
// matters, in any order. Weights of the same feature and class add up.
struct WeightTable {
    struct Entry {
        Feature feature;
        quint32 cls;
        float weight;
    };
    int classes = 0; // 1 … 255
    std::vector<Entry> entries;

    void add(Feature feature, int cls, float weight) { entries.push_back({feature, quint32(cls), weight}); }
};

struct Storage {
    // 0: keyed, only the features that were learnt. Else a dense table of
    // 2^denseBits rows, which different features may share.
    int denseBits = 0;
    int codeBytes = 1; // 1 keeps about two digits of a weight, 2 four
};

class ModelWriter {
public:
    // Section names are ASCII, at most 39 characters, each used once.
    void addStrings(const QString& section, const QStringList& strings);
    void addWeights(const QString& section, WeightTable table, Storage storage = {});

    QByteArray bytes() const;
    Result<Done> save(const QString& path) const; // replaces the file at once or not at all

private:
    struct Section {
        QByteArray name;
        quint32 type = 0;
        QByteArray bytes;
    };
    std::vector<Section> m_sections;
};

// What was written, opened as reading opens it: what is learnt in a later step from texts read with an
// earlier one, each with what the other texts taught. Null when no file can be made.
std::shared_ptr<const ModelFile> reopened(const ModelWriter& writer);

} // namespace redthread::learning
