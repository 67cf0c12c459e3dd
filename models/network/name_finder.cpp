#include "models/network/name_finder.h"

#include "models/records/folded_find.h"
#include "models/records/kinds.h"

#include <QSet>

#include <algorithm>

namespace redthread {

NameFinder::NameFinder(const Network* network, QObject* parent) : QObject(parent), m_network(network)
{
    connect(network, &Network::changed, this, [this] { m_isStale = true; });
}

void NameFinder::fill()
{
    m_names.clear();
    const EntityModel& entities = *m_network->entities();
    for (int row = 0; row < entities.rowCount(); ++row) {
        const Entity& entity = entities.entity(row);
        const auto add = [&](const QString& name, bool isOther) {
            if (!name.isEmpty())
                m_names.push_back(
                    {folded(name).words, name, refOf(entity.id), entities.degree(row), isOther});
        };
        add(entity.name, false);
        for (const QString& name : entity.otherNames)
            add(name, true);
        if (!entity.notes.isEmpty())
            add(entity.notes.left(500), true);
        for (const Annotation& note : m_network->annotationsOf(refOf(entity.id)))
            add(note.text.left(500), true);
        for (const Entity& merged : m_network->mergedInto(entity.id))
            add(merged.name, true);
    }
    const DocumentModel& documents = *m_network->documents();
    for (int row = 0; row < documents.rowCount(); ++row) {
        const Document& document = documents.document(row);
        m_names.push_back({folded(document.title).words, document.title, refOf(document.id), 0, false});
        for (const Annotation& note : m_network->annotationsOf(refOf(document.id)))
            m_names.push_back({folded(note.text.left(500)).words, note.text.left(500), refOf(document.id), 0, true});
    }
    for (const Passage& passage : m_network->notedPassages({}))
        for (const Annotation& note : m_network->annotationsOf(refOf(passage.id)))
            m_names.push_back({folded(note.text.left(500)).words, note.text.left(500), refOf(passage.id), 0, true});
    m_isStale = false;
}

std::vector<NameHit> NameFinder::find(const QString& words, int most)
{
    QString wanted = folded(words).words.trimmed();
    if (wanted.isEmpty())
        return {};
    if (m_isStale)
        fill();
    struct Found {
        int rank;
        const Name* name;
    };
    std::vector<Found> found;
    const QString beginning = u' ' + wanted;
    for (const Name& name : m_names) {
        const qsizetype at = name.folded.indexOf(wanted);
        if (at < 0)
            continue;
        const int rank = name.folded.size() == wanted.size() + 2 ? 0
                         : name.folded.startsWith(beginning)     ? 1
                         : name.folded.indexOf(beginning) >= 0   ? 2
                                                                 : 3;
        found.push_back({rank, &name});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::tuple(a.rank, -a.name->degree, a.name->isOther) <
               std::tuple(b.rank, -b.name->degree, b.name->isOther);
    });
    std::vector<NameHit> hits;
    QSet<std::pair<int, qint64>> seen;
    for (const Found& one : found) {
        const std::pair key(int(one.name->record.type), one.name->record.id);
        if (seen.contains(key))
            continue;
        seen.insert(key);
        NameHit hit{one.name->record, one.name->text, {}, one.rank};
        if (one.name->record.type == RecordType::Entity) {
            const auto entity = m_network->entity(EntityId{one.name->record.id});
            hit.detail = entity ? entityKind(entity->kind).label : QString();
            if (one.name->isOther && entity)
                hit.detail += QStringLiteral(" · ") + entity->name;
        } else if (one.name->record.type == RecordType::Passage) {
            hit.detail = tr("note");
        } else if (const int row = m_network->documents()->rowOf(DocumentId{one.name->record.id}); row >= 0) {
            hit.detail = m_network->documents()->document(row).publisher;
        }
        hits.push_back(std::move(hit));
        if (int(hits.size()) == most)
            break;
    }
    return hits;
}

std::vector<RelationshipId> NameFinder::linesOfKind(const QString& word, int most) const
{
    constexpr int shortest = 3, mostLooked = 200'000;
    QSet<QString> kinds;
    for (const RelationshipKind& kind : relationshipKinds())
        if (word.size() >= shortest && folded(kind.label).words.contains(u' ' + word))
            kinds.insert(kind.key);
    const RelationshipModel& lines = *m_network->relationships();
    std::vector<std::pair<int, int>> found; // minus the voices, row
    for (int row = 0; !kinds.isEmpty() && row < std::min(lines.rowCount(), mostLooked); ++row)
        if (const RelationshipRow& line = lines.relationship(row); kinds.contains(line.kind))
            found.emplace_back(-line.standing.voices - line.standing.denyingVoices, row);
    const auto end = found.begin() + std::min<std::ptrdiff_t>(most, std::ptrdiff_t(found.size()));
    std::partial_sort(found.begin(), end, found.end());
    std::vector<RelationshipId> ids;
    for (auto it = found.begin(); it != end; ++it)
        ids.push_back(lines.idAt(it->second));
    return ids;
}

std::vector<RelationshipId> NameFinder::findLines(const QString& words, int most)
{
    constexpr int mostEnds = 50, mostLines = 3000;
    const QStringList wanted = folded(words).words.split(u' ', Qt::SkipEmptyParts);
    const RelationshipModel& lines = *m_network->relationships();
    if (wanted.size() < 2) // one word alone finds who is called so, and what somebody does: "uses"
        return wanted.isEmpty() ? std::vector<RelationshipId>() : linesOfKind(wanted.front(), most);
    QSet<RelationshipId> seen;
    std::vector<std::pair<int, RelationshipId>> found; // minus the voices
    for (const QString& word : wanted)
        for (const NameHit& hit : word.size() > 1 ? find(word, mostEnds) : std::vector<NameHit>()) {
            if (hit.record.type != RecordType::Entity || hit.rank > 2)
                continue;
            for (const RelationshipId id : m_network->relationshipsOf(EntityId{hit.record.id})) {
                if (seen.contains(id) || seen.size() >= mostLines)
                    continue;
                seen.insert(id);
                const RelationshipRow& line = lines.relationship(lines.rowOf(id));
                const QString sentence = folded(line.subjectName() + u' ' + relationshipKind(line.kind).label + u' ' +
                                                line.objectName())
                                             .words;
                if (std::all_of(wanted.begin(), wanted.end(),
                                [&](const QString& one) { return sentence.contains(u' ' + one); }))
                    found.emplace_back(-line.standing.voices - line.standing.denyingVoices, id);
            }
        }
    std::sort(found.begin(), found.end());
    std::vector<RelationshipId> ids;
    for (const auto& [order, id] : found)
        if (int(ids.size()) < most)
            ids.push_back(id);
    return ids;
}

} // namespace redthread
