#include "models/reading/relation_models.h"

#include "models/reading/models.h"

#include <cmath>

namespace redthread::reading {

RelationModels::RelationModels(std::shared_ptr<const learning::ModelFile> model) : file(std::move(model))
{
    if (!file)
        return;
    entityKind = file->weights(QStringLiteral("entity.kind"));
    keep = file->weights(QStringLiteral("phrase.keep"));
    phraseKind = file->weights(QStringLiteral("phrase.kind"));
    coreference = file->weights(QStringLiteral("coreference"));
    pronouns = file->weights(QStringLiteral("coreference.pronouns"));
    related = file->weights(QStringLiteral("pair.related"));
    kind = file->weights(QStringLiteral("pair.kind"));
    stance = file->weights(QStringLiteral("claim.stance"));
    ownKind = file->weights(QStringLiteral("pair.kind.own"));
    for (const QString& row : file->strings(QStringLiteral("pair.prior")))
        counts.insert(row.section(u'=', 0, 0), row.section(u'=', 1).toDouble());
}

double RelationModels::score(const learning::Weights& weights,
                             const std::vector<learning::Feature>& features) const
{
    // Every row has the same length, however much can be said of it.
    const float value = float(6 / std::sqrt(double(std::max<size_t>(1, features.size()))));
    float sum = 0;
    for (const learning::Feature feature : features)
        weights.add(feature, value, {&sum, 1});
    return sum;
}

const RelationModels& relationModels()
{
    static const RelationModels opened = [] {
        const auto file = findModelFile(QStringLiteral("relations.model"));
        if (file && *file) {
            RelationModels found(*file);
            if (!found)
                found.trouble = isNoSuchModel(QStringLiteral("relations.model"));
            return found;
        }
        RelationModels none;
        none.trouble = file ? isNotThere(QStringLiteral("relations.model")) : file.error().text;
        return none;
    }();
    return opened;
}

} // namespace redthread::reading
