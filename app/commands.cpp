#include "app/commands.h"

#include "app/annotation.h"
#include "app/batch_import.h"
#include "app/data_folder.h"
#include "app/exporter.h"
#include "app/file_offsets.h"
#include "app/prepared_article.h"
#include "app/standard_streams.h"
#include "models/reading/given_relations.h"
#include "models/reading/reading_json.h"
#include "models/store/store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Commands", text); }

int failed(const Error& error, int code)
{
    say(error.text);
    return code;
}

// A project that must be there: only import and the window make new ones.
Result<std::unique_ptr<Store>> openExisting(const QString& path)
{
    if (!QFileInfo::exists(path))
        return Error{tr("“%1” does not exist.").arg(path)};
    return Store::open(path, Store::Access::ReadOnly);
}

int print(const QByteArray& bytes)
{
    return writeOut(bytes) ? exit_code::good
                           : failed({tr("Standard output could not be written.")}, exit_code::output);
}

int print(Reading reading, const QString& article, const FileText& file)
{
    countInFile(reading, file);
    const QString& text = file.isChanged() ? file.text() : article;
    QFile out;
    const bool written =
        out.open(stdout, QIODevice::WriteOnly) && writeJson(reading, text, out) && out.flush();
    return written ? exit_code::good
                   : failed({tr("Standard output could not be written.")}, exit_code::output);
}

// Reads what an annotation does not give: all but entities and mentions, or only who says the annotation's
// relationships, how surely and when.
int runGiven(const CommandLine& line)
{
    const Result<Article> article = readArticle(line.articles.first());
    if (!article)
        return failed(article.error(), exit_code::someInputsFailed);
    const QString& path = line.givenRelations.isEmpty() ? line.givenMentions : line.givenRelations;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed({tr("“%1” could not be opened: %2.").arg(path, file.errorString())},
                      exit_code::someInputsFailed);
    const QJsonDocument gold = QJsonDocument::fromJson(file.readAll());
    if (!gold.isObject())
        return failed({tr("“%1” is no annotation: there is no JSON object in it.").arg(path)},
                      exit_code::someInputsFailed);
    if (const auto found =
            mismatch(gold.object(), article->file.isChanged() ? article->file.text() : article->text))
        return failed({tr("“%1” is no annotation of this article: %2.").arg(path, *found)},
                      exit_code::someInputsFailed);
    const ArticleDetails details{.document = mintId<DocumentId>(),
                                 .date = line.details.date,
                                 .publisher = line.details.publisher,
                                 .author = line.details.author,
                                 .possible = line.details.possibleLinks};
    const QJsonObject given = countInArticle(gold.object(), article->file);
    if (const QString faults = faultsOf(given, article->text); !faults.isEmpty())
        say(QStringLiteral("“%1”: %2").arg(path, faults));
    Result<Reading> reading = line.givenRelations.isEmpty()
                                  ? readGivenMentions(article->text, details, given, interruptToken())
                                  : readGivenRelations(article->text, details, given, interruptToken());
    if (!reading)
        return failed(reading.error(), exit_code::cancelled);
    return print(*std::move(reading), article->text, article->file);
}

} // namespace

int runRead(const CommandLine& line)
{
    if (!line.givenRelations.isEmpty() || !line.givenMentions.isEmpty())
        return runGiven(line);
    Result<Article> article = readArticle(line.articles.first());
    if (!article)
        return failed(article.error(), exit_code::someInputsFailed);
    const FileText file = std::move(article->file);
    Result<PreparedArticle> prepared =
        prepareArticle(*std::move(article), line.details, interruptToken(), line.reader);
    if (!prepared)
        return failed(prepared.error(), prepared.error().kind == Error::Kind::Cancelled
                                            ? exit_code::cancelled
                                            : exit_code::someInputsFailed);
    if (!prepared->note.isEmpty())
        say(prepared->note);
    return print(std::move(prepared->reading), prepared->document.text, file);
}

int runImport(const CommandLine& line)
{
    const Result<std::unique_ptr<Store>> store = Store::open(line.store);
    if (!store)
        return failed(store.error(), exit_code::store);
    if ((*store)->access() == Store::Access::ReadOnly)
        return failed({tr("“%1” cannot be written.").arg(line.store)}, exit_code::store);
    const Result<BatchOutcome> outcome =
        importArticles(**store, line.articles, line.details, say, interruptToken(), line.reader);
    if (!outcome)
        return failed(outcome.error(), exit_code::store);
    if (outcome->cancelled)
        return failed({tr("Cancelled; what was imported before stays.")}, exit_code::cancelled);
    return outcome->failed ? exit_code::someInputsFailed : exit_code::good;
}

int runStats(const CommandLine& line)
{
    const Result<std::unique_ptr<Store>> store = openExisting(line.store);
    if (!store)
        return failed(store.error(), exit_code::store);
    const Result<QJsonObject> stats = (*store)->stats();
    if (!stats)
        return failed(stats.error(), exit_code::store);
    return print(QJsonDocument(*stats).toJson());
}

int runExport(const CommandLine& line)
{
    const Result<std::unique_ptr<Store>> store = openExisting(line.store);
    if (!store)
        return failed(store.error(), exit_code::store);
    const Result<Done> written = exportStore(
        **store, {.path = line.output, .format = line.format, .scale = line.scale, .about = line.about});
    return written ? exit_code::good : failed(written.error(), exit_code::output);
}

int runPicture(const CommandLine& line)
{
    QTemporaryDir folder; // the picture is what is wanted; a store is kept only where one was named
    const bool isExample = line.store.isEmpty() && line.articles.isEmpty();
    const QStringList articles = isExample ? exampleArticles() : line.articles;
    const QString path =
        line.store.isEmpty() ? folder.filePath(QStringLiteral("Example.redthread")) : line.store;
    const Result<std::unique_ptr<Store>> store = Store::open(path);
    if (!store)
        return failed(store.error(), exit_code::store);
    const Result<BatchOutcome> outcome =
        importArticles(**store, articles, line.details, say, interruptToken());
    if (!outcome)
        return failed(outcome.error(), exit_code::store);
    if (outcome->cancelled)
        return failed({tr("Cancelled.")}, exit_code::cancelled);
    if (!articles.isEmpty() && outcome->imported + outcome->known == 0)
        return exit_code::someInputsFailed;

    const QString first = isExample || articles.isEmpty() ? path : articles.first();
    const QString picture =
        QDir::current().absoluteFilePath(QFileInfo(first).completeBaseName() + QStringLiteral(".png"));
    const Result<Done> written =
        exportStore(**store, {.path = picture, .format = QStringLiteral("png"), .scale = 1});
    if (!written)
        return failed(written.error(), exit_code::output);
    const int printed = print(picture.toUtf8() + '\n');
    return printed ? printed : outcome->failed ? exit_code::someInputsFailed : exit_code::good;
}

int runDump(const CommandLine& line)
{
    const Result<std::unique_ptr<Store>> store = openExisting(line.store);
    if (!store)
        return failed(store.error(), exit_code::store);
    const Result<QString> dump = (*store)->dump();
    if (!dump)
        return failed(dump.error(), exit_code::store);
    return print(dump->toUtf8());
}

} // namespace redthread
