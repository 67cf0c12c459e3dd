#include "models/reading/relation_models.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

#include <cmath>

namespace redthread::reading {

RelationModels::RelationModels(std::shared_ptr<const learning::ModelFile> model) : file(std::move(model))
{
    if (!file)
        return;
    keep = file->weights(QStringLiteral("phrase.keep"));
    phraseKind = file->weights(QStringLiteral("phrase.kind"));
    related = file->weights(QStringLiteral("pair.related"));
    kind = file->weights(QStringLiteral("pair.kind"));
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
        QStringList places;
        if (const QString own = qEnvironmentVariable("REDTHREAD_MODELS"); !own.isEmpty()) {
            places << own;
        } else {
            places << QStringLiteral(REDTHREAD_SOURCE_MODELS);
            if (QCoreApplication::instance())
                places << QCoreApplication::applicationDirPath() +
                              QStringLiteral("/../share/redthread/models");
            for (const QString& place : QStandardPaths::standardLocations(QStandardPaths::AppDataLocation))
                places << place + QStringLiteral("/models");
        }
        for (const QString& place : places)
            if (const QString path = place + QStringLiteral("/relations.model"); QFileInfo::exists(path)) {
                const auto file = learning::ModelFile::open(path);
                return file ? RelationModels(*file) : RelationModels();
            }
        return RelationModels();
    }();
    return opened;
}

} // namespace redthread::reading
