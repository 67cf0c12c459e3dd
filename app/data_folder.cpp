#include "app/data_folder.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace redthread {

namespace {

constexpr auto suffix = ".redthread";

// The content tells which article it is; a path where it cannot be read.
QByteArray fingerprint(const QString& path)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        hash.addData(QFileInfo(path).absoluteFilePath().toUtf8());
    return hash.result();
}

// A base name that every file system takes.
QString plainName(const QString& path)
{
    QString name = QFileInfo(path).completeBaseName();
    name.replace(QRegularExpression(QStringLiteral(R"([^\p{L}\p{N} _.-])")), QStringLiteral("_"));
    return name.left(40).trimmed();
}

} // namespace

QString dataFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    return folder;
}

QString workFolder()
{
    const QString folder = dataFolder() + QStringLiteral("/work");
    QDir().mkpath(folder);
    return folder;
}

bool isUnsavedWork(const QString& storePath)
{
    return QFileInfo(storePath).absolutePath() == QFileInfo(workFolder()).absoluteFilePath();
}

QString newWorkFile()
{
    const QString stem = workFolder() + QStringLiteral("/Untitled ") +
                         QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm"));
    QString path = stem + suffix;
    for (int n = 2; QFileInfo::exists(path); ++n)
        path = stem + QStringLiteral(" (%1)").arg(n) + suffix;
    return path;
}

QString workFileFor(const QStringList& articles)
{
    QList<QByteArray> prints;
    for (const QString& article : articles)
        prints << fingerprint(article);
    std::sort(prints.begin(), prints.end());
    QCryptographicHash all(QCryptographicHash::Sha256);
    for (const QByteArray& print : prints)
        all.addData(print);
    return workFolder() + u'/' + plainName(articles.first()) + u'-' +
           QString::fromLatin1(all.result().toHex().left(8)) + suffix;
}

QStringList exampleArticles()
{
    QStringList articles;
    for (const QFileInfo& file :
         QDir(QStringLiteral(":/examples")).entryInfoList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name))
        articles << file.filePath();
    return articles;
}

Opening openingFor(const CommandLine& line, const QString& unfinished)
{
    if (!line.store.isEmpty())
        return {.store = line.store, .articles = line.articles};
    if (!line.articles.isEmpty())
        return {.store = workFileFor(line.articles), .articles = line.articles};
    if (!unfinished.isEmpty() && QFileInfo::exists(unfinished))
        return {.store = unfinished, .recovered = true};
    Opening example{.store = workFileFor(exampleArticles()), .articles = {}, .isExample = true};
    if (!QFileInfo::exists(example.store))
        example.articles = exampleArticles();
    return example;
}

} // namespace redthread
