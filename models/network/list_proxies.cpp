#include "models/network/list_proxies.h"

#include "models/records/kinds.h"
#include "models/records/name_key.h"

#include <algorithm>
#include <numeric>

namespace redthread {

namespace {

// Of each of the texts, its place among them; upper and lower case are the same.
template <class TextOf>
QHash<QString, quint64> placesOf(int rows, const TextOf& textOf)
{
    QHash<QString, quint64> places;
    for (int row = 0; row < rows; ++row)
        places.insert(textOf(row), 0);
    QStringList texts = places.keys();
    const auto before = [](const QString& a, const QString& b) { return a.compare(b, Qt::CaseInsensitive) < 0; };
    std::sort(texts.begin(), texts.end(), before);
    quint64 place = 0;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        place += i > 0 && before(texts[i - 1], texts[i]);
        places[texts[i]] = place;
    }
    return places;
}

} // namespace

ListProxy::ListProxy(QAbstractItemModel* source, const Network* network, QObject* parent)
    : QAbstractProxyModel(parent)
{
    setSourceModel(source);
    m_rows.resize(size_t(source->rowCount()));
    std::iota(m_rows.begin(), m_rows.end(), 0);
    m_places = m_rows;
    connect(source, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) { sourceChanged(from.row(), to.row()); });
    connect(source, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { sourceInserted(first, last); });
    // Shown rows leave before those of the source do: nothing is asked of one that is gone.
    connect(source, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex&, int first, int last) {
        std::vector<int> places;
        for (int row = first; row <= last && !m_isResetting; ++row)
            if (m_places[size_t(row)] >= 0)
                places.push_back(m_places[size_t(row)]);
        removeShown(std::move(places));
    });
    connect(source, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) { sourceRemoved(first, last); });
    connect(source, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (std::exchange(m_isResetting, true))
            return;
        beginResetModel();
        m_rows.clear();
        m_places.clear();
        m_touched.clear();
        m_areAllTouched = false;
    });
    connect(network, &Network::changed, this, &ListProxy::settle);
}

bool ListProxy::Entry::operator<(const Entry& other) const
{
    if (key.first != other.key.first)
        return key.first < other.key.first;
    if (key.second != other.key.second)
        return key.second < other.key.second;
    return row < other.row; // rows stand in the order of their ids
}

ListProxy::Entry ListProxy::entryOf(int row) const
{
    if (m_column < 0)
        return {{}, row};
    Key key = keyOf(row, m_column);
    if (m_order == Qt::DescendingOrder)
        key.first = ~key.first;
    return {key, row};
}

bool ListProxy::passes(int row) const
{
    return std::all_of(m_words.begin(), m_words.end(),
                       [this, row](const QString& word) { return contains(row, word); });
}

std::vector<int> ListProxy::sorted(const std::vector<int>& rows) const
{
    std::vector<Entry> entries;
    entries.reserve(rows.size());
    for (const int row : rows)
        entries.push_back(entryOf(row));
    std::sort(entries.begin(), entries.end());
    std::vector<int> result;
    result.reserve(rows.size());
    for (const Entry& entry : entries)
        result.push_back(entry.row);
    return result;
}

// Where it belongs among what is shown, which is in order.
int ListProxy::placeFor(const Entry& entry) const
{
    return int(std::partition_point(m_rows.begin(), m_rows.end(), [&](int row) { return entryOf(row) < entry; }) -
               m_rows.begin());
}

void ListProxy::number()
{
    m_places.assign(size_t(sourceModel()->rowCount()), -1);
    for (size_t i = 0; i < m_rows.size(); ++i)
        m_places[size_t(m_rows[i])] = int(i);
}

void ListProxy::fill()
{
    prepare(m_column);
    std::vector<int> rows;
    for (int row = 0; row < sourceModel()->rowCount(); ++row)
        if (passes(row))
            rows.push_back(row);
    m_rows = sorted(rows);
    m_touched.clear();
    m_areAllTouched = false;
    number();
}

void ListProxy::setFilterText(const QString& text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    const QStringList words = nameKey(text).split(u' ', Qt::SkipEmptyParts);
    if (std::exchange(m_words, words) == words)
        return;
    beginResetModel();
    fill();
    endResetModel();
}

void ListProxy::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    prepare(column);
    reorder(sorted(m_rows));
}

// The same rows in another order.
void ListProxy::reorder(std::vector<int> rows)
{
    if (rows == m_rows)
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> sources;
    for (const QModelIndex& index : before)
        sources.push_back(m_rows[size_t(index.row())]);
    m_rows = std::move(rows);
    number();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(m_places[size_t(sources[size_t(i)])], before[i].column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void ListProxy::removeShown(std::vector<int> places)
{
    std::sort(places.begin(), places.end());
    while (!places.empty()) {
        const int last = places.back();
        int first = last;
        for (places.pop_back(); !places.empty() && places.back() == first - 1; places.pop_back())
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        number();
        endRemoveRows();
    }
}

// Rows in their order, among what is shown.
void ListProxy::insertSorted(const std::vector<int>& rows)
{
    for (size_t i = 0; i < rows.size();) {
        const int at = placeFor(entryOf(rows[i]));
        size_t end = i + 1;
        while (end < rows.size() && placeFor(entryOf(rows[end])) == at)
            ++end;
        beginInsertRows({}, at, at + int(end - i) - 1);
        m_rows.insert(m_rows.begin() + at, rows.begin() + std::ptrdiff_t(i), rows.begin() + std::ptrdiff_t(end));
        number();
        endInsertRows();
        i = end;
    }
}

void ListProxy::sourceChanged(int from, int to)
{
    if (m_isResetting)
        return;
    constexpr int many = 4096; // told as one run; none is looked for
    if (to - from >= many) {
        m_areAllTouched = true;
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    for (int row = from; row <= to; ++row) {
        m_touched.push_back(row);
        if (const int place = m_places[size_t(row)]; place >= 0)
            emit dataChanged(index(place, 0), index(place, columnCount() - 1));
    }
}

void ListProxy::sourceInserted(int first, int last)
{
    if (m_isResetting)
        return;
    const int count = last - first + 1;
    for (std::vector<int>* rows : {&m_rows, &m_touched})
        for (int& row : *rows)
            row += row >= first ? count : 0;
    m_places.insert(m_places.begin() + first, size_t(count), -1);
    for (int row = first; row <= last; ++row)
        m_touched.push_back(row);
}

void ListProxy::sourceRemoved(int first, int last)
{
    if (m_isResetting)
        return;
    const int count = last - first + 1;
    std::erase_if(m_touched, [&](int row) { return row >= first && row <= last; });
    for (std::vector<int>* rows : {&m_rows, &m_touched})
        for (int& row : *rows)
            row -= row > last ? count : 0;
    m_places.erase(m_places.begin() + first, m_places.begin() + last + 1);
}

// All that the network told is in the models now.
void ListProxy::settle()
{
    if (m_isResetting) {
        m_isResetting = false;
        fill();
        endResetModel();
        return;
    }
    if (!m_areAllTouched && m_touched.empty())
        return;
    prepare(m_column);
    std::vector<int> touched = std::exchange(m_touched, {});
    const bool isAnew = std::exchange(m_areAllTouched, false);
    if (isAnew) {
        touched.resize(m_places.size());
        std::iota(touched.begin(), touched.end(), 0);
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());

    std::vector<int> leaving, staying, entering;
    for (const int row : touched) {
        const int place = m_places[size_t(row)];
        if (!passes(row)) {
            if (place >= 0)
                leaving.push_back(place);
        } else {
            (place >= 0 ? staying : entering).push_back(row);
        }
    }
    constexpr size_t mostSteps = 50'000'000; // one run of rows among all takes a walk over them
    if ((leaving.size() + entering.size()) * m_places.size() > mostSteps) {
        beginResetModel();
        fill();
        endResetModel();
        return;
    }
    removeShown(std::move(leaving));
    staying = sorted(staying);
    std::vector<Entry> among; // those that stay, each sought but once
    for (const int row : staying)
        among.push_back(entryOf(row));
    std::vector<bool> isMoved(m_places.size());
    for (const int row : staying)
        isMoved[size_t(row)] = true;
    std::vector<int> rest, order;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rest),
                 [&](int row) { return !isMoved[size_t(row)]; });
    order.reserve(m_rows.size());
    auto next = rest.begin();
    for (const Entry& entry : among) {
        const auto at =
            std::partition_point(next, rest.end(), [&](int row) { return entryOf(row) < entry; });
        order.insert(order.end(), next, at);
        order.push_back(entry.row);
        next = at;
    }
    order.insert(order.end(), next, rest.end());
    const bool isOther = order != m_rows;
    reorder(std::move(order));
    insertSorted(sorted(entering));
    if (isAnew && isOther)
        emit sortedAnew();
}

QModelIndex ListProxy::mapToSource(const QModelIndex& proxyIndex) const
{
    if (!proxyIndex.isValid() || size_t(proxyIndex.row()) >= m_rows.size())
        return {};
    return sourceModel()->index(m_rows[size_t(proxyIndex.row())], proxyIndex.column());
}

QModelIndex ListProxy::mapFromSource(const QModelIndex& sourceIndex) const
{
    if (!sourceIndex.isValid() || size_t(sourceIndex.row()) >= m_places.size() ||
        m_places[size_t(sourceIndex.row())] < 0)
        return {};
    return createIndex(m_places[size_t(sourceIndex.row())], sourceIndex.column());
}

QModelIndex ListProxy::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex ListProxy::parent(const QModelIndex&) const { return {}; }

QModelIndex ListProxy::sibling(int row, int column, const QModelIndex&) const { return index(row, column); }

int ListProxy::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int ListProxy::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : sourceModel()->columnCount();
}

bool ListProxy::hasChildren(const QModelIndex& parent) const { return !parent.isValid() && !m_rows.empty(); }

QVariant ListProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? sourceModel()->headerData(section, orientation, role) : QVariant();
}

EntityProxy::EntityProxy(const Network* network, QObject* parent)
    : ListProxy(network->entities(), network, parent), m_entities(network->entities())
{
}

void EntityProxy::prepare(int column)
{
    m_entities->rankNames();
    if (column == EntityModel::KindColumn)
        m_kinds = placesOf(m_entities->rowCount(), [this](int row) { return m_entities->entity(row).kind; });
}

ListProxy::Key EntityProxy::keyOf(int row, int column) const
{
    const quint64 name = m_entities->nameRank(row);
    switch (column) {
    case EntityModel::KindColumn:
        return {m_kinds.value(m_entities->entity(row).kind), name};
    case EntityModel::RelationshipsColumn:
        return {quint64(m_entities->degree(row)), name};
    }
    return {name, 0};
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

void RelationshipProxy::prepare(int column)
{
    m_entities->rankNames();
    m_named.clear(); // an end is an end of many lines
    for (const QString& word : words()) {
        std::vector<char>& named = m_named[word];
        for (int row = 0; row < m_entities->rowCount(); ++row) {
            const size_t rank = m_entities->nameRank(row); // who left has left a gap
            if (rank >= named.size())
                named.resize(rank + size_t(m_entities->rowCount() - row), 0);
            named[rank] = m_entities->searchKey(row).contains(word);
        }
    }
    if (column == RelationshipModel::KindColumn)
        m_kinds = placesOf(m_relationships->rowCount(),
                           [this](int row) { return m_relationships->relationship(row).kind; });
}

ListProxy::Key RelationshipProxy::keyOf(int row, int column) const
{
    const RelationshipRow& line = m_relationships->relationship(row);
    const auto both = [](quint64 high, quint64 low) { return high << 32 | low; };
    const quint64 subject = line.subjectRow->nameRank, object = line.objectRow->nameRank;
    const quint64 names = both(subject, object);
    switch (column) {
    case RelationshipModel::KindColumn:
        return {m_kinds.value(line.kind), names};
    case RelationshipModel::ObjectColumn:
        return {object, names};
    case RelationshipModel::StanceColumn: // contested ones first when descending
        return {both(line.standing.contested, quint64(line.standing.stance)), names};
    case RelationshipModel::VoicesColumn:
        return {both(quint64(line.standing.voices), quint64(line.standing.claims)), names};
    }
    return {subject, object};
}

bool RelationshipProxy::contains(int row, const QString& word) const
{
    const RelationshipRow& shown = m_relationships->relationship(row);
    const std::vector<char>& named = *m_named.constFind(word);
    if (named[shown.subjectRow->nameRank] || named[shown.objectRow->nameRank])
        return true;
    auto words = m_kindWords.constFind(shown.kind);
    if (words == m_kindWords.constEnd())
        words = m_kindWords.insert(shown.kind, nameKey(relationshipKind(shown.kind).label));
    const Standing& standing = shown.standing;
    QString& of = m_standingWords[standing.isOnlyPossible() ? 5 : standing.contested ? 4 : size_t(standing.stance)];
    if (of.isEmpty())
        of = nameKey(RelationshipModel::standingWord(standing));
    return words->contains(word) || of.contains(word);
}

DocumentProxy::DocumentProxy(const Network* network, QObject* parent)
    : ListProxy(network->documents(), network, parent), m_documents(network->documents())
{
}

namespace {

const QString& textOf(const Document& document, int column)
{
    return column == DocumentModel::PublisherColumn ? document.publisher
           : column == DocumentModel::DateColumn    ? document.date
                                                    : document.title;
}

} // namespace

void DocumentProxy::prepare(int column)
{
    const auto places = [this](int of) {
        return placesOf(m_documents->rowCount(), [&](int row) { return textOf(m_documents->document(row), of); });
    };
    m_titles = places(DocumentModel::TitleColumn);
    m_texts = places(column);
}

ListProxy::Key DocumentProxy::keyOf(int row, int column) const
{
    const Document& document = m_documents->document(row);
    const quint64 title = m_titles.value(document.title);
    return {column == DocumentModel::ClaimsColumn ? quint64(m_documents->claims(row))
                                                  : m_texts.value(textOf(document, column)),
            title};
}

bool DocumentProxy::contains(int row, const QString& word) const
{
    const Document& document = m_documents->document(row);
    return nameKey(document.title + u' ' + document.publisher + u' ' + document.author + u' ' + document.date)
        .contains(word);
}

} // namespace redthread
