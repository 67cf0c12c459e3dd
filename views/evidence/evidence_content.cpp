#include "views/evidence/evidence_content.h"

#include "models/records/kinds.h"
#include "views/graph/wording.h"
#include "views/lists/shown_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <map>

namespace redthread {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Evidence", text); }

QString counted(int n, const char* one, const char* many)
{
    return n == 1 ? tr(one) : tr(many).arg(QLocale().toString(n));
}

const QString dot = QStringLiteral(" · ");

// Writes cards and sections, and keeps what a heading wants to know of them.
class Collector {
public:
    explicit Collector(const Network& network) : m_network(network) {}

    EvidenceCard card(const Claim& claim, bool asWhole)
    {
        EvidenceCard card;
        card.claim = claim;
        card.asWhole = asWhole;
        card.claimant = oneLine(m_network.claimantName(claim));
        const DocumentModel& documents = *m_network.documents();
        const int row = documents.rowOf(claim.document);
        const Document document = row < 0 ? Document() : documents.document(row);
        if (!claim.via.isEmpty()) {
            QStringList chain = {tr("article")};
            for (const EntityId via : claim.via)
                if (const QString name = m_network.nameOf(via); !name.isEmpty())
                    chain << inSentence(name, 60);
            chain << inSentence(card.claimant, 60);
            chain.removeDuplicates();
            card.chain = chain.join(QStringLiteral(" → "));
        }
        card.date = claim.claimDate.isEmpty() ? document.date : claim.claimDate;
        QStringList source = {document.title.isEmpty() ? tr("Untitled") : inSentence(document.title)};
        if (!document.publisher.isEmpty())
            source << inSentence(document.publisher, 60);
        if (!claim.claimDate.isEmpty() && !document.date.isEmpty())
            source << shownDate(document.date); // else it stands beside who says it
        card.source = source.join(dot);
        if (const auto relationship = m_network.relationship(claim.relationship)) {
            card.subject = m_network.rootOf(relationship->subject);
            card.object = m_network.rootOf(relationship->object);
            if (claim.isPossibleLink())
                card.about = tr("May be: %1").arg(labelsOf(claim.mayBe));
            else if (asWhole)
                card.about = sentence(relationship->kind, card.subject, card.object);
        }
        card.subjectKind = kindOf(card.subject);
        card.objectKind = kindOf(card.object);
        return card;
    }

    EvidenceSection section(RelationshipId id, const std::vector<Claim>& claims)
    {
        EvidenceSection section;
        section.relationship = id;
        std::vector<EvidenceCard> rejected;
        for (const Claim& claim : claims) {
            EvidenceCard made = card(claim, false);
            if (claim.verdict == Verdict::Rejected) {
                rejected.push_back(std::move(made));
            } else {
                count(made);
                section.cards.push_back(std::move(made));
            }
        }
        section.cards.insert(section.cards.end(), rejected.begin(), rejected.end());
        return section;
    }

    void addDenials(EvidenceSection& section)
    {
        std::vector<EvidenceCard> denials;
        for (const Claim& claim : m_network.denialsAsWhole(section.relationship)) {
            denials.push_back(card(claim, true));
            count(denials.back());
        }
        const auto firstRejected =
            std::find_if(section.cards.begin(), section.cards.end(),
                         [](const EvidenceCard& c) { return c.claim.verdict == Verdict::Rejected; });
        section.cards.insert(firstRejected, denials.begin(), denials.end());
    }

    QString sentence(const QString& kind, EntityId subject, EntityId object) const
    {
        return relationshipSentence(oneLine(m_network.nameOf(subject), 80), kind,
                                    oneLine(m_network.nameOf(object), 80));
    }

    void tell(EvidenceContent& content) const
    {
        QStringList counts = {counted(int(m_passages.size()), QT_TRANSLATE_NOOP("Evidence", "1 passage"),
                                      QT_TRANSLATE_NOOP("Evidence", "%1 passages")),
                              counted(int(m_voices.size()), QT_TRANSLATE_NOOP("Evidence", "1 claimant"),
                                      QT_TRANSLATE_NOOP("Evidence", "%1 claimants")),
                              counted(int(m_documents.size()), QT_TRANSLATE_NOOP("Evidence", "1 document"),
                                      QT_TRANSLATE_NOOP("Evidence", "%1 documents"))};
        content.counts = counts.join(dot);
        content.bar = m_bar;
    }

    // Most said first; a long tail is counted.
    QString standing() const
    {
        std::vector<std::pair<std::pair<int, QString>, int>> said(m_said.begin(), m_said.end());
        std::stable_sort(said.begin(), said.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        static const char* const forms[] = {QT_TRANSLATE_NOOP("Evidence", "stated by %1 ×%2"),
                                            QT_TRANSLATE_NOOP("Evidence", "alleged by %1 ×%2"),
                                            QT_TRANSLATE_NOOP("Evidence", "supposed by %1 ×%2"),
                                            QT_TRANSLATE_NOOP("Evidence", "denied by %1 ×%2"),
                                            QT_TRANSLATE_NOOP("Evidence", "denied as a whole by %1 ×%2")};
        QStringList parts;
        constexpr size_t most = 6;
        for (size_t i = 0; i < std::min(said.size(), most); ++i)
            parts << tr(forms[said[i].first.first])
                         .arg(inSentence(said[i].first.second, 60), QLocale().toString(said[i].second));
        if (said.size() > most)
            parts << tr("and %1 more").arg(said.size() - most);
        return parts.join(dot);
    }

    QString kindOf(EntityId id) const
    {
        const int row = m_network.entities()->rowOf(id);
        return row < 0 ? QString() : m_network.entities()->entity(row).kind;
    }

private:
    static QString labelsOf(const QStringList& kinds)
    {
        QStringList labels;
        for (const QString& kind : kinds)
            labels << relationshipKind(kind).label;
        return labels.join(dot);
    }

    void count(const EvidenceCard& card)
    {
        m_passages.insert(card.claim.passage);
        m_documents.insert(card.claim.document);
        if (card.claim.isPossibleLink())
            return; // nobody says it
        const Stance stance = card.asWhole ? Stance::Denied : card.claim.stance;
        // Who denies as a whole is the subject of `denies`, whoever reports it.
        m_voices.insert(card.asWhole ? Voice{card.subject, {}} : m_network.voiceOf(card.claim));
        const QString name = card.asWhole ? m_network.nameOf(card.subject) : card.claimant;
        ++m_said[{card.asWhole ? 4 : int(stance), name}];
        ++m_bar[size_t(stance)];
    }

    const Network& m_network;
    QSet<PassageId> m_passages;
    QSet<DocumentId> m_documents;
    QSet<Voice> m_voices;
    std::map<std::pair<int, QString>, int> m_said;
    std::array<int, 4> m_bar{};
};

// "✎ words (who)".
QString noteLine(const QString& words, const Annotation& note)
{
    return note.by.isEmpty() ? QStringLiteral("✎ %1").arg(words)
                             : QStringLiteral("✎ %1 (%2)").arg(words, oneLine(note.by, 60));
}

constexpr qsizetype longestNote = 2000;

// A person's notes on the records, one below the other.
QString notesOn(const Network& network, const std::vector<RecordRef>& records)
{
    QStringList notes, tags;
    for (const RecordRef& record : records)
        for (const QString& tag : network.tagsOf(record))
            tags << QStringLiteral("#%1").arg(oneLine(tag, 60));
    tags.removeDuplicates();
    if (!tags.isEmpty())
        notes << tags.join(QStringLiteral("  "));
    for (const RecordRef& record : records)
        for (const Annotation& note : network.annotationsOf(record))
            notes << noteLine(note.text.left(longestNote), note);
    return notes.join(u'\n');
}

// Those on a document and on words of it.
QString notesOnDocument(const Network& network, DocumentId id)
{
    QStringList notes{notesOn(network, {refOf(id)})};
    for (const Passage& passage : network.notedPassages(id))
        for (const Annotation& note : network.annotationsOf(refOf(passage.id)))
            notes << noteLine(QStringLiteral("“%1” — %2").arg(oneLine(passage.quote, 120), note.text.left(longestNote)),
                              note);
    notes.removeAll(QString());
    return notes.join(u'\n');
}

QString joinedNotes(const QString& own, const QString& notes)
{
    return own.isEmpty() || notes.isEmpty() ? own + notes : own + u'\n' + notes;
}

void showRelationship(const Network& network, RelationshipId id, EvidenceContent& content)
{
    const int row = network.relationships()->rowOf(id);
    if (row < 0)
        return;
    const RelationshipRow& shown = network.relationships()->relationship(row);
    Collector collector(network);
    content.subject = EvidenceContent::Subject::Relationship;
    content.relationship = shown.id;
    content.heading = collector.sentence(shown.kind, shown.subject, shown.object);
    content.contested = shown.standing.contested;
    std::vector<RecordRef> records;
    for (const RelationshipId stored : network.storedAs(shown.id))
        records.push_back(refOf(stored));
    content.notes = notesOn(network, records);
    EvidenceSection section = collector.section(shown.id, network.claimsOf(shown.id));
    collector.addDenials(section);
    content.sections.push_back(std::move(section));
    collector.tell(content);
    content.standing = collector.standing();
}

void addSections(const Network& network, std::vector<std::pair<RelationshipId, std::vector<Claim>>> groups,
                 bool withDenials, Collector& collector, EvidenceContent& content)
{
    const RelationshipModel& rows = *network.relationships();
    for (auto& [id, claims] : groups) {
        EvidenceSection section = collector.section(id, claims);
        if (withDenials)
            collector.addDenials(section);
        if (const int row = rows.rowOf(id); row >= 0) {
            const RelationshipRow& shown = rows.relationship(row);
            section.title = collector.sentence(shown.kind, shown.subject, shown.object);
            section.standing = RelationshipModel::standingWord(shown.standing);
        } else if (const auto stored = network.relationship(id)) {
            section.title = collector.sentence(stored->kind, stored->subject, stored->object);
            section.standing = tr("not drawn");
        }
        content.sections.push_back(std::move(section));
    }
}

// Of several the contested first, then those of most voices; a line between groups may stand for thousands.
void showRelationships(const Network& network, const QSet<RelationshipId>& ids, EvidenceContent& content)
{
    constexpr size_t most = 50;
    std::vector<const RelationshipRow*> rows;
    for (const RelationshipId id : ids)
        if (const int row = network.relationships()->rowOf(id); row >= 0)
            rows.push_back(&network.relationships()->relationship(row));
    if (rows.size() < 2)
        return;
    std::sort(rows.begin(), rows.end(), [](const RelationshipRow* a, const RelationshipRow* b) {
        return std::tuple(!a->standing.contested, -a->standing.voices, a->id) <
               std::tuple(!b->standing.contested, -b->standing.voices, b->id);
    });
    content.subject = EvidenceContent::Subject::Relationships;
    content.heading = rows.size() > most ? tr("%1 relationships, the first %2 of them").arg(rows.size()).arg(most)
                                         : tr("%1 relationships").arg(rows.size());
    rows.resize(std::min(most, rows.size()));
    Collector collector(network);
    std::vector<std::pair<RelationshipId, std::vector<Claim>>> groups;
    for (const RelationshipRow* row : rows) {
        content.contested |= row->standing.contested;
        groups.emplace_back(row->id, network.claimsOf(row->id));
    }
    addSections(network, std::move(groups), true, collector, content);
    collector.tell(content);
}

void showEntity(const Network& network, EntityId id, EvidenceContent& content)
{
    const int row = network.entities()->rowOf(network.rootOf(id));
    if (row < 0)
        return;
    const Entity& entity = network.entities()->entity(row);
    content.subject = EvidenceContent::Subject::Entity;
    content.entity = entity.id;
    content.heading = entity.name.isEmpty() ? tr("unnamed") : oneLine(entity.name, 300);
    content.kind = entity.kind;
    std::vector<RecordRef> records = {refOf(entity.id)};
    for (const Entity& merged : network.mergedInto(entity.id))
        records.push_back(refOf(merged.id));
    content.notes = joinedNotes(entity.notes.left(2000), notesOn(network, records));
    QStringList identifiers;
    for (const Identifier& identifier : entity.identifiers.mid(0, 10))
        identifiers << oneLine((identifier.scheme + u' ' + identifier.value).trimmed(), 80);
    content.notes = joinedNotes(identifiers.join(dot), content.notes);
    if (const QString voice = voiceSentence(profileOf(network, Voice{entity.id, {}})); !voice.isEmpty())
        content.notes = joinedNotes(tr("As a voice: %1").arg(voice), content.notes);
    QStringList names;
    for (const QString& name : entity.otherNames)
        names << inSentence(name, 80);
    for (const Entity& merged : network.mergedInto(entity.id))
        names << inSentence(merged.name, 80);
    names.removeDuplicates();
    content.names = names.mid(0, 20).join(dot);

    Collector collector(network);
    std::vector<std::pair<RelationshipId, std::vector<Claim>>> groups;
    const RelationshipModel& rows = *network.relationships();
    std::vector<RelationshipId> ids = network.relationshipsOf(entity.id);
    const auto weight = [&](RelationshipId r) {
        const Standing& s = rows.relationship(rows.rowOf(r)).standing;
        return std::tuple(s.voices + s.denyingVoices, s.claims);
    };
    std::stable_sort(ids.begin(), ids.end(), [&](auto a, auto b) { return weight(a) > weight(b); });
    for (const RelationshipId relationship : ids)
        groups.emplace_back(relationship, network.claimsOf(relationship));
    addSections(network, std::move(groups), true, collector, content);
    collector.tell(content);
    content.counts = counted(int(ids.size()), QT_TRANSLATE_NOOP("Evidence", "1 relationship"),
                             QT_TRANSLATE_NOOP("Evidence", "%1 relationships")) +
                     dot + content.counts;
}

void showDocument(const Network& network, DocumentId id, EvidenceContent& content)
{
    const int row = network.documents()->rowOf(id);
    if (row < 0)
        return;
    const Document& document = network.documents()->document(row);
    content.subject = EvidenceContent::Subject::Document;
    content.document = id;
    content.heading = document.title.isEmpty() ? tr("Untitled") : oneLine(document.title, 300);
    content.kind = QStringLiteral("document");
    content.notes = notesOnDocument(network, id);
    // Ten papers that print one report are one voice.
    QStringList copies;
    for (const DocumentId copy : network.nearCopiesOf(id))
        if (const int at = network.documents()->rowOf(copy); at >= 0)
            copies << inSentence(network.documents()->document(at).title, 80);
    if (!copies.isEmpty())
        content.notes = joinedNotes(
            tr("Nearly the same text as %1; the article's own voice counts once.").arg(copies.mid(0, 5).join(tr(", "))),
            content.notes);
    Collector collector(network);
    std::vector<std::pair<RelationshipId, std::vector<Claim>>> groups;
    QHash<RelationshipId, size_t> place;
    for (const Claim& claim : network.claimsIn(id)) {
        if (claim.isPossibleLink() && !network.possibleShown())
            continue;
        const int shown = network.relationships()->rowOf(claim.relationship);
        const RelationshipId key = shown < 0 ? claim.relationship : network.relationships()->idAt(shown);
        if (!place.contains(key)) {
            place.insert(key, groups.size());
            groups.push_back({key, {}});
        }
        groups[place[key]].second.push_back(claim);
    }
    addSections(network, std::move(groups), false, collector, content);
    collector.tell(content);
}

} // namespace

EvidenceCard evidenceCard(const Network& network, const Claim& claim, bool asWhole)
{
    return Collector(network).card(claim, asWhole);
}

EvidenceContent evidenceFor(const Network& network, const Selection& selection)
{
    EvidenceContent content;
    if (selection.currentRelationship())
        showRelationship(network, selection.currentRelationship(), content);
    else if (selection.currentEntity())
        showEntity(network, selection.currentEntity(), content);
    else if (selection.currentDocument())
        showDocument(network, selection.currentDocument(), content);
    else if (selection.entities().isEmpty())
        showRelationships(network, selection.relationships(), content);
    const auto selected =
        selection.entities().size() + selection.relationships().size() + selection.documents().size();
    using Subject = EvidenceContent::Subject;
    const auto told = content.subject == Subject::Relationships ? selection.relationships().size()
                                                                : qsizetype(content.subject != Subject::Nothing);
    content.alsoSelected = int(selected - told);
    return content;
}

QString saidOn(const EvidenceCard& card)
{
    const QString date = shownDate(card.date);
    return date.isEmpty() || card.claim.claimDate.isEmpty() ? date : tr("said %1").arg(date);
}

} // namespace redthread
