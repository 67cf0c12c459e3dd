#include "models/network/list_proxies.h"

#include "models/records/kinds.h"
#include "models/records/name_key.h"

namespace redthread {

namespace {

int compareTexts(const QString& a, const QString& b) { return a.compare(b, Qt::CaseInsensitive); }

template <class T>
int compareValues(const T& a, const T& b)
{
    return a < b ? -1 : int(b < a);
}

} // namespace

ListProxy::ListProxy(QAbstractItemModel* source, QObject* parent) : QSortFilterProxyModel(parent)
{
    setSourceModel(source);
}

void ListProxy::setFilterText(const QString& text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    m_words = nameKey(text).split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

bool ListProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const int a = left.row();
    const int b = right.row();
    if (const int order = compareRows(a, b, left.column()))
        return order < 0;
    int order = compareNames(a, b);
    if (order == 0)
        order = compareValues(a, b); // rows stand in the order of their ids
    return sortOrder() == Qt::AscendingOrder ? order < 0 : order > 0;
}

bool ListProxy::filterAcceptsRow(int row, const QModelIndex&) const
{
    return std::all_of(m_words.begin(), m_words.end(),
                       [this, row](const QString& word) { return contains(row, word); });
}

EntityProxy::EntityProxy(const Network* network, QObject* parent)
    : ListProxy(network->entities(), parent), m_entities(network->entities())
{
}

int EntityProxy::compareRows(int a, int b, int column) const
{
    switch (column) {
    case EntityModel::KindColumn:
        return compareTexts(m_entities->entity(a).kind, m_entities->entity(b).kind);
    case EntityModel::RelationshipsColumn:
        return compareValues(m_entities->degree(a), m_entities->degree(b));
    }
    return compareNames(a, b);
}

int EntityProxy::compareNames(int a, int b) const
{
    return m_entities->searchKey(a).compare(m_entities->searchKey(b));
}

bool EntityProxy::contains(int row, const QString& word) const
{
    return m_entities->searchKey(row).contains(word) ||
           nameKey(entityKind(m_entities->entity(row).kind).label).contains(word);
}

RelationshipProxy::RelationshipProxy(const Network* network, QObject* parent)
    : ListProxy(network->relationships(), parent),
      m_relationships(network->relationships()),
      m_entities(network->entities())
{
}

int RelationshipProxy::compareRows(int a, int b, int column) const
{
    const RelationshipRow& left = m_relationships->relationship(a);
    const RelationshipRow& right = m_relationships->relationship(b);
    switch (column) {
    case RelationshipModel::KindColumn:
        return compareTexts(left.kind, right.kind);
    case RelationshipModel::ObjectColumn:
        return compareTexts(left.objectName(), right.objectName());
    case RelationshipModel::StanceColumn: // contested ones first when descending
        return compareValues(std::pair(left.standing.contested, int(left.standing.stance)),
                             std::pair(right.standing.contested, int(right.standing.stance)));
    case RelationshipModel::VoicesColumn:
        return compareValues(std::pair(left.standing.voices, left.standing.claims),
                             std::pair(right.standing.voices, right.standing.claims));
    }
    return compareNames(a, b);
}

int RelationshipProxy::compareNames(int a, int b) const
{
    const RelationshipRow& left = m_relationships->relationship(a);
    const RelationshipRow& right = m_relationships->relationship(b);
    if (const int order = compareTexts(left.subjectName(), right.subjectName()))
        return order;
    return compareTexts(left.objectName(), right.objectName());
}

bool RelationshipProxy::contains(int row, const QString& word) const
{
    const RelationshipRow& shown = m_relationships->relationship(row);
    for (const EntityId end : {shown.subject, shown.object})
        if (const int entity = m_entities->rowOf(end);
            entity >= 0 && m_entities->searchKey(entity).contains(word))
            return true;
    return relationshipKind(shown.kind).label.contains(word, Qt::CaseInsensitive) ||
           RelationshipModel::standingWord(shown.standing).contains(word, Qt::CaseInsensitive);
}

DocumentProxy::DocumentProxy(const Network* network, QObject* parent)
    : ListProxy(network->documents(), parent), m_documents(network->documents())
{
}

int DocumentProxy::compareRows(int a, int b, int column) const
{
    const Document& left = m_documents->document(a);
    const Document& right = m_documents->document(b);
    switch (column) {
    case DocumentModel::PublisherColumn:
        return compareTexts(left.publisher, right.publisher);
    case DocumentModel::DateColumn:
        return compareTexts(left.date, right.date);
    case DocumentModel::ClaimsColumn:
        return compareValues(m_documents->claims(a), m_documents->claims(b));
    }
    return compareNames(a, b);
}

int DocumentProxy::compareNames(int a, int b) const
{
    return compareTexts(m_documents->document(a).title, m_documents->document(b).title);
}

bool DocumentProxy::contains(int row, const QString& word) const
{
    const Document& document = m_documents->document(row);
    return nameKey(document.title + u' ' + document.publisher + u' ' + document.author + u' ' + document.date)
        .contains(word);
}

} // namespace redthread
