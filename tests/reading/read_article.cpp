// read_article FILE [--date D] [--given-relations GOLD | --given-mentions GOLD] [--possible]
// [--claim-from CHANCE] [--possible-from CHANCE]: reads a UTF-8 text and
// prints what was found, as JSON in the schema of the annotated corpora.
#include "models/reading/given_relations.h"
#include "models/reading/reading.h"
#include "models/reading/reading_json.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const qsizetype date = arguments.indexOf(QStringLiteral("--date"));
    QFile file(arguments.value(1));
    if (arguments.size() < 2 || !file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "usage: read_article FILE [--date YYYY-MM-DD] [--given-relations GOLD]\n");
        return 2;
    }
    redthread::ArticleDetails details;
    details.document = redthread::mintId<redthread::DocumentId>();
    details.date = date < 0 ? QString() : arguments.value(date + 1);
    const QString text = QString::fromUtf8(file.readAll());
    const auto number = [&](const QString& option) {
        const qsizetype at = arguments.indexOf(option);
        return at < 0 ? -1.0 : arguments.value(at + 1).toDouble();
    };
    details.possible = arguments.contains(QStringLiteral("--possible"));
    details.claimFrom = number(QStringLiteral("--claim-from"));
    details.possibleFrom = number(QStringLiteral("--possible-from"));
    const qsizetype mentions = arguments.indexOf(QStringLiteral("--given-mentions"));
    const qsizetype relations = arguments.indexOf(QStringLiteral("--given-relations"));
    QFile gold(arguments.value(std::max(relations, mentions) + 1));
    if (std::max(relations, mentions) >= 0 && !gold.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "read_article: the annotation cannot be opened\n");
        return 2;
    }
    const redthread::Result<redthread::Reading> reading =
        mentions >= 0
            ? redthread::readGivenMentions(text, details, QJsonDocument::fromJson(gold.readAll()).object())
        : relations < 0
            ? redthread::readText(text, details)
            : redthread::readGivenRelations(text, details, QJsonDocument::fromJson(gold.readAll()).object());
    if (!reading) {
        std::fprintf(stderr, "%s\n", qPrintable(reading.error().text));
        return 1;
    }
    const QByteArray json = QJsonDocument(redthread::toJson(*reading, text)).toJson();
    std::fwrite(json.constData(), 1, size_t(json.size()), stdout);
    return 0;
}
