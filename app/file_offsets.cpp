#include "app/file_offsets.h"

#include <QJsonArray>

namespace redthread {

namespace {

TextRange inFile(TextRange range, const FileText& file)
{
    if (range.isEmpty())
        return range;
    return {file.offsetInFile(int(range.start)), file.offsetInFile(int(range.end) - 1) + 1};
}

} // namespace

void countInFile(Reading& reading, const FileText& file)
{
    if (!file.isChanged())
        return;
    for (Mention& mention : reading.mentions)
        mention.range = inFile(mention.range, file);
    for (Passage& passage : reading.passages) {
        passage.range = inFile(passage.range, file);
        passage.quote = file.text().mid(passage.range.start, passage.range.length());
    }
}

QJsonObject countInArticle(QJsonObject annotation, const FileText& file)
{
    if (!file.isChanged())
        return annotation;
    for (const char* list : {"mentions", "claims"}) {
        QJsonArray records;
        for (const QJsonValue& value : annotation[QLatin1String(list)].toArray()) {
            QJsonObject record = value.toObject();
            for (const QString& end : {QStringLiteral("start"), QStringLiteral("end")})
                if (record[end].isDouble())
                    record[end] = file.offsetInArticle(record[end].toInt());
            records.append(record);
        }
        annotation[QLatin1String(list)] = records;
    }
    return annotation;
}

} // namespace redthread
