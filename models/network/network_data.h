// The inside of Network. Records stand in tables (a row a record, a hash from
// id to row), who refers to whom in indexes, and what follows from them in
// groups: all stored relationships with the same ends and kind.
//
// One apply() runs in four steps, each doing only what the step before marked:
//   put       the records into tables and indexes; mark what they touch
//   roots     which entity stands for which; regroup relationships
//   standings of groups whose claims, voices or denials changed; degrees
//   models    told what was inserted, removed, changed
// so that a hundred changes among a hundred thousand rows cost a hundred.
#pragma once

#include "models/network/network.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <map>

namespace redthread {

template <class IdType, class Row>
struct Table {
    std::deque<Row> rows; // addresses stay
    QHash<IdType, int> rowOf;

    const Row* find(IdType id) const
    {
        const auto it = rowOf.constFind(id);
        return it == rowOf.constEnd() ? nullptr : &rows[size_t(*it)];
    }
    void reserve(size_t more)
    {
        if (more > rows.size()) // a load; small changes grow by doubling
            rowOf.reserve(qsizetype(rows.size() + more));
    }
    Row* find(IdType id) { return const_cast<Row*>(std::as_const(*this).find(id)); }

    // The row of the id, made when there is none.
    Row& row(IdType id, bool* isNew)
    {
        const auto it = rowOf.constFind(id);
        *isNew = it == rowOf.constEnd();
        if (!*isNew)
            return rows[size_t(*it)];
        rowOf.insert(id, int(rows.size()));
        return rows.emplace_back();
    }
};

// From an id to all that refer to it, without order.
template <class From, class To>
struct Index {
    QHash<From, std::vector<To>> lists;

    const std::vector<To>& of(const From& from) const
    {
        static const std::vector<To> none;
        const auto it = lists.constFind(from);
        return it == lists.constEnd() ? none : *it;
    }
    void add(const From& from, const To& to) { lists[from].push_back(to); }
    void remove(const From& from, const To& to)
    {
        const auto it = lists.find(from);
        if (it == lists.end())
            return;
        if (const auto at = std::find(it->begin(), it->end(), to); at != it->end()) {
            *at = it->back();
            it->pop_back();
        }
        if (it->empty())
            lists.erase(it);
    }
};

struct EntityNode;

struct GroupKey {
    EntityId subject; // roots; the smaller first when the kind is symmetric
    QString kind;
    EntityId object;
    bool operator==(const GroupKey&) const = default;
};
inline size_t qHash(const GroupKey& key, size_t seed = 0)
{
    return qHashMulti(seed, key.subject, key.kind, key.object);
}

struct Group {
    GroupKey key;
    EntityNode* subject = nullptr; // of the key: it stays as long as the group
    EntityNode* object = nullptr;
    std::vector<RelationshipId> stored; // live ones, ascending
    RelationshipRow row;                // what the model shows
    RelationshipId drawnAs;             // null: not drawn
    RelationshipId shown;               // under which id the model has it now; null: not at all
    bool speaks = false;                // denies, authored: somebody really says so (see denials)
    int possible = 0;                   // possible links among its claims
};

struct EntityNode : EntityRow {
    EntityId root;         // null: none stands for it
    QStringList voiceKeys; // under these it may be the own voice of documents
    bool inModel = false;
    bool countsAsHidden = false;
};

struct DocumentNode : DocumentRow {
    Voice ownVoice;
    QString publisherKey;
    bool inModel = false;
};

struct RelationshipNode {
    Relationship record;
    Group* group = nullptr;
};

// A claim with the rows it refers to, looked up once: rows never go, and their
// addresses stay. Null: not looked up yet, or not there yet.
struct ClaimNode : Claim {
    mutable const DocumentNode* inDocument = nullptr;
    mutable const EntityNode* saidBy = nullptr;
    mutable const RelationshipNode* of = nullptr;
};

// The members of a set in the order of the records, which lie in memory as they
// came: a first load then reads through them instead of jumping about.
template <class T>
std::vector<T> inOrder(const QSet<T>& set)
{
    std::vector<T> members(set.begin(), set.end());
    std::sort(members.begin(), members.end());
    return members;
}

// What one apply() has still to do.
struct Touched {
    QSet<EntityId> reroot, rerooted, entities, renamed, rekinded;
    QSet<DocumentId> documents, recount, revoice;
    QSet<RelationshipId> regroup, reclaimed;
    QSet<QString> voiceKeys;
    QSet<Group*> groups; // to be counted anew
};

// Everything but the models, which outlive it when another project is opened.
struct NetworkContent {
    qint64 revision = 0;
    Table<EntityId, EntityNode> entities;
    Table<DocumentId, DocumentNode> documents;
    Table<RelationshipId, RelationshipNode> relationships;
    Table<MentionId, Mention> mentions;
    Table<ClaimId, ClaimNode> claims;
    std::map<RecordRef, std::map<AnnotationId, Annotation>> annotations;

    Index<EntityId, EntityId> mergedInto;            // directly
    Index<EntityId, RelationshipId> relationshipsAt; // as stored
    Index<EntityId, const ClaimNode*> claimsBy;      // claimant or via
    Index<RelationshipId, const ClaimNode*> claimsOf;
    Index<DocumentId, const ClaimNode*> claimsIn;
    Index<DocumentId, MentionId> mentionsIn;
    Index<EntityId, MentionId> mentionsOf; // as stored
    Index<QString, EntityId> entitiesByVoiceKey;
    Index<QString, DocumentId> documentsByPublisher;

    std::deque<Group> groups;
    std::vector<Group*> freeGroups;
    QHash<GroupKey, Group*> groupOf;
    Index<EntityId, Group*> groupsAt;   // at a root, all kinds
    Index<EntityId, Group*> deniesBy;   // `denies` by its subject
    Index<EntityId, Group*> deniesOf;   // `denies` by its object
    Index<EntityId, Group*> authoredOf; // `authored` by its object

    ClaimFilter filter;
    bool isOpen = true; // the filter is empty
    int counting = 0, notReviewed = 0, hidden = 0, possible = 0;
};

struct Network::Data : NetworkContent {
    EntityModel entityModel;
    RelationshipModel relationshipModel;
    DocumentModel documentModel;
    bool possibleShown = false;

    Data();
    void forget() { static_cast<NetworkContent&>(*this) = {}; }
    void apply(const ChangeSet& changes);
    void follow(Touched& touched); // the steps after put
    void setPossibleShown(bool shown);
    void setFilter(const ClaimFilter& next);

    // put (network_put.cpp)
    void put(const Entity& entity, Touched& touched);
    void put(const Document& document, Touched& touched);
    void put(const Relationship& relationship, Touched& touched);
    void put(const Claim& claim, Touched& touched);
    void put(const Mention& mention);
    void put(const Annotation& annotation);

    // roots and groups (network_groups.cpp)
    void resolveRoots(Touched& touched);
    void resolveOwnVoices(Touched& touched);
    void regroup(Touched& touched);
    void leaveGroup(RelationshipNode& node, Touched& touched);
    void enterGroup(RelationshipNode& node, const GroupKey& key, Touched& touched);
    void freeGroup(Group* group);
    std::optional<GroupKey> keyOf(const Relationship& relationship) const;
    Voice ownVoiceOf(const DocumentNode& node) const;

    // standings and denials (network_standings.cpp)
    const DocumentNode* documentOf(const ClaimNode& claim) const;
    const EntityNode* claimantOf(const ClaimNode& claim) const;
    const RelationshipNode* relationshipOf(const ClaimNode& claim) const;
    bool isLive(const ClaimNode& claim) const; // not withdrawn, nor what it hangs on
    bool passes(const ClaimNode& claim, const ClaimFilter& by) const;
    bool counts(const ClaimNode& claim) const { return isLive(claim) && (isOpen || passes(claim, filter)); }
    bool isKeptBack(const Group& group) const; // drawn, but for the filter
    Voice voiceOf(const ClaimNode& claim) const;
    EntityId rootOf(EntityId id) const;
    QString nameOf(EntityId id) const;
    bool speaks(const Group& group) const;
    bool isDeniedBy(const Group& denial, const Group& group) const;
    std::vector<Claim> claimsOfGroup(const Group& group) const;
    std::vector<const Group*> denialsAsWhole(const Group& group) const;
    void spreadDenials(Touched& touched);
    bool refresh(Group& group, Touched& touched);
    void account(const Group& group, int lines, const Standing& from, const Standing& to, Touched& touched);

    // models (network.cpp)
    void tellModels(const Touched& touched, const std::vector<Group*>& changedGroups);
};

} // namespace redthread
