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

ListProxy::ListProxy(QAbstractItemModel* source, const Network* network, QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSourceModel(source);
    connect(source, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& from, const QModelIndex& to) {
        constexpr int many = 4096; // told as one run, each finds its place
        if (to.row() - from.row() < many)
            for (int row = from.row(); row <= to.row(); ++row)
                m_touched.push_back(row);
    });
    connect(source, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex&, int first, int last) {
        std::erase_if(m_touched, [&](int row) { return row >= first && row <= last; });
        for (int& row : m_touched)
            row -= row > last ? last - first + 1 : 0;
    });
    connect(source, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        for (int& row : m_touched)
            row += row >= first ? last - first + 1 : 0;
    });
    connect(source, &QAbstractItemModel::modelReset, this, [this] { m_touched.clear(); });
    connect(network, &Network::changed, this, &ListProxy::repair);
}

// Rows that changed together are told one after the other; the base looks for the place of the first among
// others that have their new values already and their old places. When all stand right beside their
// neighbours the whole list does; else it is sorted anew.
void ListProxy::repair()
{
    const auto inOrder = [this](int row) {
        if (row < 0 || row + 1 >= rowCount())
            return true;
        const QModelIndex one = mapToSource(index(row, sortColumn())), next = mapToSource(index(row + 1, sortColumn()));
        return sortOrder() == Qt::AscendingOrder ? !lessThan(next, one) : !lessThan(one, next);
    };
    bool right = true;
    for (const int source : std::exchange(m_touched, {})) {
        const QModelIndex at = mapFromSource(sourceModel()->index(source, 0));
        right = right && (!at.isValid() || (inOrder(at.row() - 1) && inOrder(at.row())));
    }
    if (right || sortColumn() < 0)
        return;
    const int column = sortColumn();
    const Qt::SortOrder order = sortOrder();
    sort(-1);
    sort(column, order);
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
    : ListProxy(network->entities(), network, parent), m_entities(network->entities())
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
    : ListProxy(network->relationships(), network, parent),
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
    : ListProxy(network->documents(), network, parent), m_documents(network->documents())
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
