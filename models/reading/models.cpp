#include "models/reading/models.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace redthread::reading {

namespace {

QStringList places()
{
    if (const QString own = qEnvironmentVariable("REDTHREAD_MODELS"); !own.isEmpty())
        return {own};
    QStringList places;
#ifdef REDTHREAD_SOURCE_MODELS
    places << QStringLiteral(REDTHREAD_SOURCE_MODELS);
#endif
    if (QCoreApplication::instance())
        places << QCoreApplication::applicationDirPath() + QStringLiteral("/../share/redthread/models");
    for (const QString& place : QStandardPaths::standardLocations(QStandardPaths::AppDataLocation))
        places << place + QStringLiteral("/models");
    return places;
}

} // namespace

Models::Models(std::shared_ptr<const learning::ModelFile> model) : file(std::move(model))
{
    if (file)
        syntax = SyntaxModel(*file);
}

Result<std::shared_ptr<const learning::ModelFile>> findModelFile(const QString& name)
{
    for (const QString& place : places())
        if (const QString path = place + u'/' + name; QFileInfo::exists(path))
            return learning::ModelFile::open(path);
    return std::shared_ptr<const learning::ModelFile>();
}

Models openModels()
{
    const auto file = findModelFile(QStringLiteral("english.model"));
    if (file)
        return Models(*file);
    Models none;
    none.trouble = file.error().text;
    return none;
}

const Models& models()
{
    static const Models opened = openModels();
    return opened;
}

} // namespace redthread::reading
