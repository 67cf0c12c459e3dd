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

Models::Models(std::shared_ptr<const learning::ModelFile> model,
               std::shared_ptr<const learning::ModelFile> ofNames)
    : file(std::move(model)), namesFile(std::move(ofNames))
{
    if (file) {
        syntax = SyntaxModel(*file);
        factuality = file->weights(QStringLiteral("factuality"));
    }
    if (namesFile)
        names = NameModel(*namesFile);
}

Result<std::shared_ptr<const learning::ModelFile>> findModelFile(const QString& name)
{
    for (const QString& place : places())
        if (const QString path = place + u'/' + name; QFileInfo::exists(path))
            return learning::ModelFile::open(path);
    return std::shared_ptr<const learning::ModelFile>();
}

QString isNotThere(const QString& name)
{
    return QCoreApplication::translate("Reading", "The model %1 was not found; less is read without it.")
        .arg(name);
}

QString isNoSuchModel(const QString& name)
{
    return QCoreApplication::translate(
               "Reading", "The file %1 is there, but what reading expects in it is not; less is read "
                          "without it.")
        .arg(name);
}

Models openModels()
{
    const auto file = findModelFile(QStringLiteral("english.model")),
               names = findModelFile(QStringLiteral("names.model"));
    Models opened(file ? *file : nullptr, names ? *names : nullptr);
    opened.trouble = !file ? file.error().text : !names ? names.error().text : QString();
    if (opened.trouble.isEmpty() && !opened.file)
        opened.trouble = isNotThere(QStringLiteral("english.model"));
    else if (opened.trouble.isEmpty() && !opened.namesFile)
        opened.trouble = isNotThere(QStringLiteral("names.model"));
    else if (opened.trouble.isEmpty() && opened.syntax.isEmpty())
        opened.trouble = isNoSuchModel(QStringLiteral("english.model"));
    else if (opened.trouble.isEmpty() && opened.names.isEmpty())
        opened.trouble = isNoSuchModel(QStringLiteral("names.model"));
    return opened;
}

const Models& models()
{
    static const Models opened = openModels();
    return opened;
}

} // namespace redthread::reading
