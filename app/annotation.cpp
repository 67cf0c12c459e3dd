#include "app/annotation.h"

#include "models/records/kinds.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Annotation", text); }

bool isInside(const QString& text, const QJsonObject& record)
{
    const double start = record["start"].toDouble(-1), end = record["end"].toDouble(-1);
    return start >= 0 && end > start && end <= double(text.size());
}

// Between two letters, or between the halves of a character.
bool cutsWord(const QString& text, qsizetype at)
{
    return at > 0 && at < text.size() &&
           ((text[at - 1].isLetter() && text[at].isLetter()) || text[at].isLowSurrogate());
}

} // namespace

std::optional<QString> mismatch(const QJsonObject& annotation, const QString& text)
{
    for (const QJsonValue& value : annotation["mentions"].toArray()) {
        const QJsonObject mention = value.toObject();
        const bool isThere = isInside(text, mention);
        const int start = mention["start"].toInt(), end = mention["end"].toInt();
        if (!isThere ||
            (mention.contains("text") && mention["text"].toString() != text.mid(start, end - start)))
            return tr("at character %1 it has “%2”, the article %3")
                .arg(qint64(std::clamp(mention["start"].toDouble(-1), -1.0, 1e18)))
                .arg(mention["text"].toString(),
                     isThere ? u'“' + text.mid(start, end - start) + u'”' : tr("has no such place"));
    }
    return {};
}

QString faultsOf(const QJsonObject& annotation, const QString& text)
{
    int lost = 0, unknown = 0, cut = 0;
    QSet<QString> entities, relations;
    for (const QJsonValue& value : annotation["entities"].toArray()) {
        const QString id = value["id"].toString();
        lost += id.isEmpty() || entities.contains(id);
        unknown += entityKindFrom(value["kind"].toString()).isEmpty();
        entities.insert(id);
    }
    entities.remove(QString());
    for (const QJsonValue& value : annotation["mentions"].toArray()) {
        const QJsonObject mention = value.toObject();
        lost += !entities.contains(mention["entity"].toString());
        cut += cutsWord(text, mention["start"].toInt()) || cutsWord(text, mention["end"].toInt());
    }
    for (const QJsonValue& value : annotation["relations"].toArray()) {
        lost +=
            !entities.contains(value["subject"].toString()) || !entities.contains(value["object"].toString());
        unknown += !isRelationshipKind(value["type"].toString());
        relations.insert(value["id"].toString());
    }
    for (const QJsonValue& value : annotation["claims"].toArray())
        lost += !relations.contains(value["relation"].toString()) || !isInside(text, value.toObject());
    QStringList faults;
    if (entities.isEmpty())
        faults << tr("It names no entities.");
    if (lost > 0)
        faults << tr("%1 of its records lean on others that are not there, or lie outside the article, and "
                     "are left out.")
                      .arg(lost);
    if (unknown > 0)
        faults << tr("%1 have a kind that Redthread does not know.").arg(unknown);
    if (cut > 0)
        faults << tr("%1 mentions begin or end inside a word.").arg(cut);
    return faults.join(u' ');
}

} // namespace redthread
