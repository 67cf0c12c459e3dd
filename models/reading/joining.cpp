#include "models/reading/joining.h"

#include "models/records/kinds.h"
#include "models/records/name_key.h"

#include <QCoreApplication>

#include <QHash>
#include <QSet>

#include <algorithm>

namespace redthread {

namespace {

bool isHuman(const QString& kind) { return kind == u"person" || kind == u"journalist"; }

// Kinds that one thing may be given in two articles.
bool kindsFit(const QString& a, const QString& b)
{
    if (a == b || (isHuman(a) && isHuman(b)))
        return true;
    const auto body = [](const QString& kind) {
        return kind == u"organisation" || kind == u"ngo" || kind == u"company" || kind == u"media" ||
               kind == u"government";
    };
    // "organisation" is what is said when nothing better is known.
    return body(a) && body(b) && (a == u"organisation" || b == u"organisation");
}

QSet<QString> keysOf(const Entity& entity)
{
    QSet<QString> keys{nameKey(entity.name)};
    for (const QString& name : entity.otherNames)
        keys.insert(nameKey(name));
    keys.remove(QString());
    return keys;
}

// A person's one word ("Radi") says too little to join.
bool isOneWord(const QString& key) { return !key.contains(u' '); }

class Joiner {
public:
    Joiner(Reading reading, const std::vector<Entity>& known,
           const std::vector<Relationship>& knownRelationships)
        : m_known(known), m_knownRelationships(knownRelationships)
    {
        m_joined.reading = std::move(reading);
        for (int i = 0; i < int(known.size()); ++i) {
            if (known[i].withdrawn || known[i].mergedInto)
                continue;
            for (const QString& key : keysOf(known[i]))
                m_byKey[key].append(i);
        }
    }

    Joined run()
    {
        // "the chairman" of one article is not the chairman of the next.
        QSet<EntityId> described, named;
        for (const Mention& mention : m_joined.reading.mentions)
            (mention.type == MentionType::Description ? described : named).insert(mention.entity);
        for (const Entity& newcomer : m_joined.reading.entities)
            if (named.contains(newcomer.id) || !described.contains(newcomer.id))
                decide(newcomer);
        rename();
        landOnKnownRelationships();
        return std::move(m_joined);
    }

private:
    void decide(const Entity& newcomer)
    {
        QList<int> fitting, onlyAlike; // rows of m_known, in their order
        for (const QString& key : keysOf(newcomer))
            for (const int row : m_byKey.value(key)) {
                if (!kindsFit(newcomer.kind, m_known[row].kind))
                    continue;
                const bool weak = isHuman(newcomer.kind) && isOneWord(key);
                QList<int>& list = weak ? onlyAlike : fitting;
                if (!list.contains(row))
                    list.append(row);
            }
        std::sort(fitting.begin(), fitting.end());
        std::sort(onlyAlike.begin(), onlyAlike.end());
        if (fitting.size() == 1) {
            m_target.insert(newcomer.id, m_known[fitting.first()].id);
            m_joined.joins.emplace_back(newcomer.id, m_known[fitting.first()].id);
            return;
        }
        for (const int row : fitting)
            propose(newcomer, m_known[row],
                    QCoreApplication::translate("redthread::Joining",
                                                "Several entities of the project are called “%1”.")
                        .arg(newcomer.name));
        if (fitting.isEmpty())
            for (const int row : onlyAlike)
                propose(newcomer, m_known[row],
                        QCoreApplication::translate(
                            "redthread::Joining",
                            "They share the name “%1”, but one word is too little to join persons.")
                            .arg(newcomer.name));
    }

    void propose(const Entity& newcomer, const Entity& known, const QString& reason)
    {
        m_joined.proposals.push_back({newcomer.id, known.id, reason});
    }

    EntityId target(EntityId id) const { return m_target.value(id, id); }

    void rename()
    {
        Reading& r = m_joined.reading;
        std::erase_if(r.entities, [&](const Entity& entity) { return m_target.contains(entity.id); });
        for (Mention& mention : r.mentions)
            mention.entity = target(mention.entity);
        for (Relationship& relationship : r.relationships) {
            relationship.subject = target(relationship.subject);
            relationship.object = target(relationship.object);
        }
        for (Claim& claim : r.claims) {
            claim.claimant = target(claim.claimant);
            for (EntityId& via : claim.via)
                via = target(via);
        }
        // Two newcomers may have become one: what was said between them is of nobody else now.
        QSet<RelationshipId> gone;
        for (const Relationship& relationship : r.relationships)
            if (relationship.subject == relationship.object)
                gone.insert(relationship.id);
        std::erase_if(r.relationships, [&](const Relationship& one) { return gone.contains(one.id); });
        std::erase_if(r.claims, [&](const Claim& one) { return gone.contains(one.relationship); });
    }

    static QString keyOf(const Relationship& r)
    {
        const bool turn = relationshipKind(r.kind).symmetric && r.object < r.subject;
        return r.kind + u' ' + (turn ? r.object : r.subject).toString() + u' ' +
               (turn ? r.subject : r.object).toString();
    }

    void landOnKnownRelationships()
    {
        QHash<QString, RelationshipId> first;
        for (const Relationship& relationship : m_knownRelationships)
            if (!relationship.withdrawn)
                first.insert(keyOf(relationship), relationship.id);
        QHash<RelationshipId, RelationshipId> landed;
        std::erase_if(m_joined.reading.relationships, [&](const Relationship& relationship) {
            const QString key = keyOf(relationship);
            if (const auto it = first.constFind(key); it != first.constEnd()) {
                landed.insert(relationship.id, *it);
                return true;
            }
            first.insert(key,
                         relationship.id); // two newcomers joined one: their relationships are one as well
            return false;
        });
        for (Claim& claim : m_joined.reading.claims)
            claim.relationship = landed.value(claim.relationship, claim.relationship);
    }

    const std::vector<Entity>& m_known;
    const std::vector<Relationship>& m_knownRelationships;
    QHash<QString, QList<int>> m_byKey;
    QHash<EntityId, EntityId> m_target;
    Joined m_joined;
};

} // namespace

Joined joinKnown(Reading reading, const std::vector<Entity>& known,
                 const std::vector<Relationship>& knownRelationships)
{
    return Joiner(std::move(reading), known, knownRelationships).run();
}

} // namespace redthread
