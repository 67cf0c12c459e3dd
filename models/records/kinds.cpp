#include "models/records/kinds.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QStandardPaths>
#include <QStringList>

namespace redthread {

namespace {

// Rows of a tab-separated table without comments (#) and blank lines. What a
// person adds comes after ours and wins where the key is the same.
std::vector<QStringList> rowsOf(const QString& name, int columns)
{
    std::vector<QStringList> rows;
    const QString own =
        QStandardPaths::locate(QStandardPaths::AppDataLocation, QStringLiteral("kinds/") + name);
    for (const QString& path : {QStringLiteral(":/kinds/") + name, own}) {
        QFile file(path);
        if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        for (const QString& line : text.split(u'\n')) {
            if (line.trimmed().isEmpty() || line.startsWith(u'#'))
                continue;
            QStringList cells = line.split(u'\t');
            if (cells.size() < columns)
                continue;
            for (QString& cell : cells)
                cell = cell.trimmed();
            rows.push_back(cells);
        }
    }
    return rows;
}

template <class Kind>
struct Table {
    std::vector<Kind> rows;
    QHash<QString, size_t> rowOf;

    void add(Kind kind)
    {
        if (const auto it = rowOf.constFind(kind.key); it != rowOf.constEnd()) {
            rows[*it] = std::move(kind);
            return;
        }
        rowOf.insert(kind.key, rows.size());
        rows.push_back(std::move(kind));
    }

    const Kind* find(const QString& key) const
    {
        const auto it = rowOf.constFind(key);
        return it == rowOf.constEnd() ? nullptr : &rows[*it];
    }
};

const Table<EntityKind>& entityTable()
{
    static const Table<EntityKind> table = [] {
        Table<EntityKind> t;
        for (const QStringList& c : rowsOf(QStringLiteral("entity_kinds.tsv"), 7))
            t.add({c[0], c[1], c[2], c[3], c[4], c[5], c[6]});
        return t;
    }();
    return table;
}

const Table<RelationshipKind>& relationshipTable()
{
    static const Table<RelationshipKind> table = [] {
        Table<RelationshipKind> t;
        for (const QStringList& c : rowsOf(QStringLiteral("relationship_kinds.tsv"), 4))
            t.add({c[0], c[1], c[2] == u"symmetric", c[3], c.value(4) == u"charge"});
        return t;
    }();
    return table;
}

} // namespace

const std::vector<EntityKind>& entityKinds() { return entityTable().rows; }
const std::vector<RelationshipKind>& relationshipKinds() { return relationshipTable().rows; }

EntityKind entityKind(const QString& key)
{
    if (const EntityKind* kind = entityTable().find(key))
        return *kind;
    return {key,
            key,
            QStringLiteral("#9CA3AF"),
            QStringLiteral("square"),
            QStringLiteral("?"),
            key,
            QStringLiteral("LegalEntity")};
}

RelationshipKind relationshipKind(const QString& key)
{
    if (const RelationshipKind* kind = relationshipTable().find(key))
        return *kind;
    return {key, QString(key).replace(u'_', u' '), false, QStringLiteral("UnknownLink")};
}

bool isRelationshipKind(const QString& key) { return relationshipTable().find(key) != nullptr; }

QString goldKeyOf(const QString& kind) { return entityKind(kind).goldKey; }

QString entityKindFrom(const QString& written)
{
    if (entityTable().find(written))
        return written;
    for (const EntityKind& kind : entityKinds())
        if (kind.goldKey == written)
            return kind.key;
    return {};
}

} // namespace redthread
