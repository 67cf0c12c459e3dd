#include "network_text.h"

#include "models/records/kinds.h"

#include <QRegularExpression>

namespace redthread {

NetworkText::NetworkText(const QString& text)
{
    static const QRegularExpression relation(R"(^(.+?)\s+--(.+?)-->\s+(.+)$)");
    for (const QString& rawLine : text.split(u'\n')) {
        const QString line = rawLine.trimmed();
        if (line.isEmpty())
            continue;
        if (line.startsWith(u"document:")) {
            const QStringList cells = line.mid(9).split(u'|') + QStringList{{}, {}, {}};
            Document document;
            document.id = {++m_next};
            document.title = cells[0].trimmed();
            document.publisher = cells[1].trimmed();
            document.author = cells[2].trimmed();
            document.date = cells[3].trimmed();
            records.documents.push_back(document);
        } else if (const auto match = relation.match(line); match.hasMatch()) {
            addClaim(match.captured(1), match.captured(2), match.captured(3));
        } else {
            named(line, QStringLiteral("person"));
        }
    }
    records.revision = 1;
}

EntityId NetworkText::named(const QString& text, const QString& kindElse)
{
    static const QRegularExpression form(R"(^(.+?)\s*(?:\[(\w+)\])?$)");
    const auto match = form.match(text.trimmed());
    const QString name = match.captured(1);
    if (const EntityId known = entity(name))
        return known;
    Entity entity;
    entity.id = {++m_next};
    entity.name = name;
    entity.kind = match.captured(2).isEmpty() ? kindElse : match.captured(2);
    records.entities.push_back(entity);
    return entity.id;
}

void NetworkText::addClaim(const QString& subject, const QString& words, const QString& object)
{
    if (records.documents.empty()) {
        Document document;
        document.id = {++m_next};
        document.title = QStringLiteral("Article");
        records.documents.push_back(document);
    }
    QStringList parts = words.split(u',');
    Relationship relationship;
    relationship.subject = named(subject, QStringLiteral("person"));
    relationship.kind = parts.takeFirst().trimmed().replace(u' ', u'_');
    relationship.object = named(object, QStringLiteral("person"));
    Claim claim;
    for (const Relationship& known : records.relationships)
        if (known.subject == relationship.subject && known.kind == relationship.kind &&
            known.object == relationship.object)
            claim.relationship = known.id;
    if (!claim.relationship) {
        claim.relationship = relationship.id = {++m_next};
        records.relationships.push_back(relationship);
    }
    claim.document = records.documents.back().id;
    for (QString part : parts) {
        part = part.trimmed();
        const QString first = part.section(u' ', 0, 0);
        if (const auto stance = stanceFromKey(first)) {
            claim.stance = *stance;
            part = part.section(u' ', 1);
        } else if (const auto verdict = verdictFromKey(first)) {
            claim.verdict = *verdict;
            part = part.section(u' ', 1);
        }
        if (part.startsWith(u"by "))
            claim.claimant = named(part.mid(3), QStringLiteral("ngo"));
        else if (part.startsWith(u"via "))
            claim.via << named(part.mid(4), QStringLiteral("media"));
        else if (part.startsWith(u"on "))
            claim.claimDate = part.mid(3);
        else if (!part.isEmpty())
            qFatal("network_text: what is “%s”?", qPrintable(part));
    }
    claim.id = {++m_next};
    claim.passage = {++m_next};
    records.claims.push_back(claim);
}

EntityId NetworkText::entity(const QString& name) const
{
    for (const Entity& entity : records.entities)
        if (entity.name == name)
            return entity.id;
    return {};
}

DocumentId NetworkText::document(const QString& title) const
{
    for (const Document& document : records.documents)
        if (document.title == title)
            return document.id;
    return {};
}

RelationshipId NetworkText::relationship(const QString& line) const
{
    static const QRegularExpression form(R"(^\s*(.+?)\s+--(.+?)-->\s+(.+?)\s*$)");
    const auto match = form.match(line);
    for (const Relationship& relationship : records.relationships)
        if (relationship.subject == entity(match.captured(1)) &&
            relationship.kind == QString(match.captured(2)).replace(u' ', u'_') &&
            relationship.object == entity(match.captured(3)))
            return relationship.id;
    qFatal("network_text: there is no “%s”", qPrintable(line));
    return {};
}

Entity& NetworkText::entityRecord(const QString& name)
{
    for (Entity& entity : records.entities)
        if (entity.name == name)
            return entity;
    qFatal("network_text: there is no “%s”", qPrintable(name));
    return records.entities.front();
}

Document& NetworkText::documentRecord(const QString& title)
{
    for (Document& document : records.documents)
        if (document.title == title)
            return document;
    qFatal("network_text: there is no “%s”", qPrintable(title));
    return records.documents.front();
}

Relationship& NetworkText::relationshipRecord(const QString& line)
{
    const RelationshipId id = relationship(line);
    return *std::find_if(records.relationships.begin(), records.relationships.end(),
                         [id](const Relationship& r) { return r.id == id; });
}

std::vector<Claim*> NetworkText::claimsOf(const QString& line)
{
    const RelationshipId id = relationship(line);
    std::vector<Claim*> found;
    for (Claim& claim : records.claims)
        if (claim.relationship == id)
            found.push_back(&claim);
    return found;
}

std::unique_ptr<Network> networkFrom(const QString& text)
{
    auto network = std::make_unique<Network>();
    network->apply(NetworkText(text).records);
    return network;
}

QString printed(const Network& network, int row)
{
    const RelationshipRow& r = network.relationships()->relationship(row);
    const Standing& s = r.standing;
    QString line = QStringLiteral("%1 --%2--> %3: %4 ×%5")
                       .arg(network.nameOf(r.subject), relationshipKind(r.kind).label,
                            network.nameOf(r.object), key(s.stance))
                       .arg(s.voices);
    if (s.contested)
        line += QStringLiteral(" ≠ ×%1").arg(s.denyingVoices);
    if (s.deniedAsWhole)
        line += QStringLiteral(" whole");
    return line;
}

QStringList printed(const Network& network)
{
    QStringList lines;
    for (int row = 0; row < network.relationships()->rowCount(); ++row)
        lines << printed(network, row);
    lines.sort();
    return lines;
}

EntityId entityNamed(const Network& network, const QString& name)
{
    for (int row = 0; row < network.entities()->rowCount(); ++row)
        if (network.entities()->entity(row).name == name)
            return network.entities()->idAt(row);
    return {};
}

QStringList neighbours(const Network& network, const QString& name)
{
    const EntityId id = entityNamed(network, name);
    QStringList names;
    for (const RelationshipId relationship : network.relationshipsOf(id)) {
        const RelationshipModel* rows = network.relationships();
        const RelationshipRow& row = rows->relationship(rows->rowOf(relationship));
        names << network.nameOf(row.subject == id ? row.object : row.subject);
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

} // namespace redthread
