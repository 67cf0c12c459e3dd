#include "models/network/tag_edits.h"

#include <QDateTime>

namespace redthread {

namespace {

constexpr qsizetype longestTag = 60;

QString now() { return QDateTime::currentDateTimeUtc().toString(Qt::ISODate); }

} // namespace

QStringList tagsFrom(const QString& text)
{
    QStringList tags;
    for (const QString& part : text.split(u','))
        if (const QString tag = part.simplified().left(longestTag);
            !tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive))
            tags << tag;
    return tags;
}

std::optional<Edit> setTags(const Network& network, const std::vector<RecordRef>& records, const QStringList& tags,
                            const QString& by)
{
    const QStringList wanted = tagsFrom(tags.join(u','));
    AddRecords add{.what = wanted.isEmpty() ? Network::tr("tags") : wanted.join(QStringLiteral(", "))};
    SetWithdrawn withdraw{Network::tr("tags"), {}, true};
    for (const RecordRef& record : records) {
        QStringList have;
        for (const Annotation& tag : network.annotationsOf(record, AnnotationPurpose::Tag)) {
            if (wanted.contains(tag.text.simplified(), Qt::CaseInsensitive))
                have << tag.text.simplified();
            else
                withdraw.records.push_back(refOf(tag.id));
        }
        for (const QString& tag : wanted)
            if (!have.contains(tag, Qt::CaseInsensitive))
                add.annotations.push_back({.id = mintId<AnnotationId>(),
                                           .target = record,
                                           .purpose = AnnotationPurpose::Tag,
                                           .text = tag,
                                           .by = by,
                                           .at = now()});
    }
    if (add.annotations.empty() && withdraw.records.empty())
        return std::nullopt;
    if (withdraw.records.empty())
        return Edit(add);
    if (add.annotations.empty())
        return Edit(withdraw);
    return Edit(Batch{Network::tr("Change tags"), {Edit(withdraw), Edit(add)}});
}

std::optional<Edit> keepApart(const Network& network, EntityId one, EntityId other, const QString& by)
{
    if (!network.rootOf(one) || !network.rootOf(other) || network.rootOf(one) == network.rootOf(other) ||
        network.areKeptApart(one, other))
        return std::nullopt;
    AddRecords edit{.what = Network::tr("%1 is not %2").arg(network.nameOf(one), network.nameOf(other))};
    edit.annotations.push_back({.id = mintId<AnnotationId>(),
                                .target = refOf(one),
                                .purpose = AnnotationPurpose::NotSame,
                                .text = other.toString(),
                                .by = by,
                                .at = now()});
    return Edit(edit);
}

} // namespace redthread
