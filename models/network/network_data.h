// The inside of Network. Records stand in tables (a row a record, a hash from
// id to row) and point at each other: a record that is spoken of before it is
// there has an empty row, which is found by nobody until it comes. What follows
// from them stands in groups: all stored relationships with the same ends and
// kind.
//
// One apply() runs in four steps, each doing only what the step before marked:
//   put       the records into tables; mark what they touch
//   roots     which entity stands for which; regroup relationships
//   standings of groups whose claims, voices or denials changed; degrees
//   models    told what was inserted, removed, changed
// so that a hundred changes among a hundred thousand rows cost a hundred. The
// first three know nothing of the models: a project is put together on any
// thread (NetworkDraft) and handed over.
#pragma once

#include "models/network/claim_sieve.h"
#include "models/network/claim_table.h"
#include "models/network/network.h"
#include "models/network/stable_rows.h"

#include <QHash>
#include <QSet>

#include <map>

namespace redthread {

template <class IdType, class Row>
struct Table {
    StableRows<Row> rows;
    QHash<IdType, Row*> rowOf;

    // Null when the record is not there (yet).
    Row* find(IdType id) const
    {
        Row* row = rowOf.value(id, nullptr);
        return row && row->isKnown ? row : nullptr;
    }
    void reserve(size_t more)
    {
        if (more > rows.size()) // a load; small changes grow by doubling
            rowOf.reserve(qsizetype(rows.size() + more));
    }
    // The row of the id, made when there is none; null for the null id.
    Row* row(IdType id)
    {
        if (!id)
            return nullptr;
        Row*& found = rowOf[id];
        if (!found) {
            found = &rows.emplace_back();
            found->number = quint32(rows.size() - 1);
            if constexpr (requires { found->place; })
                found->place = found->number;
            found->setId(id);
        }
        return found;
    }
};

// Takes one out of a list without order.
template <class T>
void takeOut(std::vector<T>& list, const std::type_identity_t<T>& one)
{
    if (const auto at = std::find(list.begin(), list.end(), one); at != list.end()) {
        *at = list.back();
        list.pop_back();
    }
}

// Capitals and white space do not make another tag.
inline QString tagKey(const QString& tag) { return tag.simplified().toCaseFolded(); }

// From a key to all that have it, without order.
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
        takeOut(*it, to);
        if (it->empty())
            lists.erase(it);
    }
};

// What every row of a table has.
struct NodeBase {
    quint32 number = 0;   // in the table
    quint8 marks = 0;     // in which Marked lists it stands
    bool isKnown = false; // the record has come
};

// A list in which each row stands once.
template <class Node>
class Marked {
public:
    explicit Marked(int bit) : m_bit(quint8(1u << bit)) {}
    Marked(Marked&&) = default;
    Marked& operator=(Marked&&) = delete;
    ~Marked() { clear(); }

    bool add(Node* node) // false: it stood here
    {
        if (node->marks & m_bit)
            return false;
        node->marks |= m_bit;
        m_nodes.push_back(node);
        return true;
    }
    // All of them, each to be unmarked by whoever took them.
    std::vector<Node*> take() { return std::exchange(m_nodes, {}); }
    void unmark(Node* node) const { node->marks &= quint8(~m_bit); }
    bool has(const Node* node) const { return node->marks & m_bit; }
    bool isEmpty() const { return m_nodes.empty(); }
    void clear()
    {
        for (Node* node : m_nodes)
            node->marks &= quint8(~m_bit);
        m_nodes.clear();
    }
    const std::vector<Node*>& nodes() const { return m_nodes; }
    // By id, which is nearly the order in which rows lie in memory.
    std::vector<Node*> inOrder() const
    {
        std::vector<Node*> nodes = m_nodes;
        const auto before = [](const Node* a, const Node* b) { return a->id() < b->id(); };
        if (!std::is_sorted(nodes.begin(), nodes.end(), before))
            std::sort(nodes.begin(), nodes.end(), before);
        return nodes;
    }

private:
    quint8 m_bit;
    std::vector<Node*> m_nodes;
};

struct Group;

struct GroupKey {
    EntityNode* subject = nullptr; // roots; the smaller id first when the kind is symmetric
    EntityNode* object = nullptr;
    quint32 kind = 0; // number of a word
    bool operator==(const GroupKey&) const = default;
};
inline size_t qHash(const GroupKey& key, size_t seed = 0)
{
    return qHashMulti(seed, key.subject, key.kind, key.object);
}

// A group and its lead: what walks through all lines ask of each stands in leads, one after the other in memory
// by the number of the group, and only where they stop the group itself is read.
struct GroupLead {
    const CountedRow* claims = nullptr; // of its only stored relationship, as nearly all have; null: of several
    quint32 claimCount = 0;
    quint32 kind = 0;
    RelationshipId shown;         // under which id the model has it now; null: not at all
    quint32 subject = 0, object = 0; // rows of the key's ends
};
static_assert(sizeof(GroupLead) == 32);

struct Group { // what counting asks stands first
    RelationshipNode* first = nullptr; // of the live ones, ascending
    const CountedRow* claims = nullptr; // as in the lead
    quint32 claimCount = 0;
    quint32 number = 0;    // of its lead
    int possible = 0;      // possible links among its claims
    int rejected = 0;      // the same of rejected claims
    RelationshipId drawnAs; // null: not drawn
    quint8 marks = 0;
    bool isDenial = false, isAuthored = false; // its kind
    bool isOut = false;     // the filter keeps the line back, whatever its claims
    bool speaks = false;    // of these two: somebody really says so (see denials)
    bool isStale = true;    // more than the standing of the row may have changed
    RelationshipRow row;    // what the model shows
    GroupKey key;
};

struct EntityNode : EntityRow, NodeBase {
    EntityNode* root = nullptr;        // null: none stands for it
    std::vector<EntityNode*> children; // directly merged into it
    std::vector<RelationshipNode*> relationships; // as stored
    std::vector<ClaimRow*> claims;                // as claimant or via
    std::vector<Mention*> mentions;               // as stored
    std::vector<Group*> groups;                   // at a root, all kinds
    QStringList voiceKeys; // under these it may be the own voice of documents
    bool inModel = false;
    bool countsAsHidden = false;

    EntityId id() const { return entity.id; }
    void setId(EntityId id) { entity.id = id; }
};

struct DocumentNode : DocumentRow, NodeBase {
    std::vector<ClaimRow*> claimRows;
    std::vector<Mention*> mentions;
    DocumentNode* copyOf = nullptr; // the earliest of near-copies; null: it is none, or the earliest
    Voice ownVoice;
    qint32 voice = 0; // the number of ownVoice
    quint32 date = 0; // its number
    QString publisherKey;
    bool inModel = false;

    DocumentId id() const { return document.id; }
    void setId(DocumentId id) { document.id = id; }
};

struct RelationshipNode : NodeBase {
    Relationship record;
    EntityNode* subject = nullptr;
    EntityNode* object = nullptr;
    Group* group = nullptr;
    RelationshipNode* next = nullptr; // in the group
    CountedList claims;               // without order
    quint32 kind = 0;                 // number of a word

    RelationshipId id() const { return record.id; }
    void setId(RelationshipId id) { record.id = id; }
};

struct MentionNode : Mention, NodeBase {
    void setId(MentionId value) { id = value; }
};

struct ClaimNode : ClaimRow, NodeBase {
    void setId(ClaimId value) { id = value; }
};

// What one apply() has still to do.
struct Touched {
    Marked<EntityNode> reroot{0}, rerooted{1}, entities{2}, renamed{3}, rekinded{4};
    Marked<DocumentNode> documents{0}, recount{1}, revoice{2};
    Marked<RelationshipNode> regroup{0}, reclaimed{1};
    Marked<Group> groups{0}; // to be counted anew
    std::vector<Group*> reports; // `denies` and `authored` among them
    void add(Group* group)
    {
        if (groups.add(group) && (group->isDenial || group->isAuthored))
            reports.push_back(group);
    }
    QSet<QString> voiceKeys;
    bool retagged = false, recopied = false;
    // What entities gain, by row: summed here when most lines change, for rows of entities lie far apart.
    struct Gain {
        int lines = 0, voices = 0;
    };
    std::vector<Gain> gains; // empty: told at once
};

// What the models are to be told.
struct ModelDeltas {
    RowsDelta<EntityRow, EntityId> entities;
    RowsDelta<RelationshipRow, RelationshipId> relationships;
    RowsDelta<DocumentRow, DocumentId> documents;
};

// Everything but the models, which outlive it when another project is opened.
struct NetworkContent {
    qint64 revision = 0;
    SharedTexts dates; // of claims and documents
    SharedTexts words; // kinds, keys of voices, readers, who gave a verdict and when
    Table<EntityId, EntityNode> entities;
    Table<DocumentId, DocumentNode> documents;
    Table<RelationshipId, RelationshipNode> relationships;
    Table<MentionId, MentionNode> mentions;
    Table<ClaimId, ClaimNode> claims;
    CountedPool counted;
    std::map<RecordRef, std::map<AnnotationId, Annotation>> annotations; // live ones
    std::map<PassageId, Passage> notedPassages; // live ones that an annotation is or was on
    QHash<QString, QSet<RecordRef>> tagged;                              // by tag
    QHash<QString, QString> tagNames; // as somebody wrote it
    QSet<std::pair<EntityId, EntityId>> keptApart; // never the same; the smaller id first

    Index<QString, EntityNode*> entitiesByVoiceKey;
    Index<QString, DocumentNode*> documentsByPublisher;

    StableRows<Group> groups;
    std::vector<GroupLead> leads;
    std::vector<Group*> freeGroups;
    std::vector<Group*> emptied; // still known to the models
    QHash<GroupKey, Group*> groupOf;
    Index<EntityNode*, Group*> deniesBy;   // `denies` by its subject
    std::vector<char> isDenier; // by row of entity: has a list there; may end before the last row
    Index<EntityNode*, Group*> deniesOf;   // `denies` by its object
    Index<EntityNode*, Group*> authoredOf; // `authored` by its object

    ClaimFilter filter;
    ClaimSieve sieve; // the filter, ready for use
    bool limitsLines = false; // some groups may be out
    int counting = 0, notReviewed = 0, rejected = 0, hidden = 0, possible = 0;
    bool possibleShown = false;
    bool isDraft = false; // lists of claims are promised, and laid by endDraft()

    void put(const ChangeSet& changes, Touched& touched);
    // The steps after put; what is left to tell.
    ModelDeltas follow(Touched& touched);
    ModelDeltas setFilter(const ClaimFilter& next);
    ModelDeltas setPossibleShown(bool shown);
    void freeEmptied(); // when the models have let go of them

    // put (network_put.cpp)
    void put(const Entity& entity, Touched& touched);
    void put(const Document& document, Touched& touched);
    void put(const Relationship& relationship, Touched& touched);
    void put(const Claim& claim, Touched& touched);
    void put(const Mention& mention);
    void put(const Annotation& annotation, Touched& touched);
    bool isTagged(const ClaimRow& claim, const QSet<RecordRef>& with) const;
    void endDraft();
    Claim claimOf(const ClaimRow& row) const;

    // roots and groups (network_groups.cpp)
    void resolveRoots(Touched& touched);
    void resolveCopies(Touched& touched);
    void resolveOwnVoices(Touched& touched);
    void regroup(Touched& touched);
    void leaveGroup(RelationshipNode& node, Touched& touched);
    void enterGroup(RelationshipNode& node, const GroupKey& key, Touched& touched);
    void freeGroup(Group* group);
    std::optional<GroupKey> keyOf(const RelationshipNode& node) const;
    Voice ownVoiceOf(const DocumentNode& node) const;

    // standings and denials (network_standings.cpp)
    void recount(RelationshipNode& node);
    bool isLive(const ClaimRow& claim) const; // not withdrawn, nor what it hangs on
    bool counts(const CountedRow& claim, quint32 kind) const
    {
        return claim.live && (sieve.isOpen() || sieve.passes(claim, kind));
    }
    bool counts(const ClaimRow& claim) const;
    void sieveLines(Touched& touched); // which groups are out
    bool isKeptBack(const Group& group) const; // drawn, but for the filter
    Voice voiceOf(const ClaimRow& claim) const;
    // One more than the row of the entity; less than 0: an own voice of documents; 0: nobody.
    qint32 voiceNumber(const Voice& voice);
    static qint32 voiceNumber(const EntityNode* root) { return root ? qint32(root->number) + 1 : 0; }
    EntityId rootOf(EntityId id) const;
    QString nameOf(EntityId id) const;
    bool speaks(const Group& group) const;
    bool isDeniedBy(const Group& denial, const Group& group) const;
    std::vector<Claim> claimsOfGroup(const Group& group) const;
    std::vector<const Group*> denialsAsWhole(const Group& group) const;
    void spreadDenials(Touched& touched);
    bool refresh(Group& group, Touched& touched);
    void findClaims(Group& group);
    // Whether any claim of a group passes the test, by its lead.
    template <class Test>
    bool anyClaimOf(size_t number, Test test) const
    {
        const GroupLead& lead = leads[number];
        if (!lead.claims)
            return firstClaim(groups[number], test) != nullptr;
        return std::any_of(lead.claims, lead.claims + lead.claimCount, test);
    }
    void account(const Group& group, int lines, const Standing& from, const Standing& to, Touched& touched);
    static void give(EntityNode& node, const Touched::Gain& gain)
    {
        node.degree += gain.lines;
        node.weight += gain.voices;
    }
    ClaimSieve sieveOf(const ClaimFilter& by);
    QSet<RecordRef> withTags(const QStringList& tags) const;
    template <class Visit>
    void visitLive(Visit visit) const // visit(claim, kind), live ones
    {
        // Group by group, as they lie in memory; then the few that stand for no line.
        for (const Group& group : groups)
            visitClaims(group, [&](const CountedRow& claim) {
                if (claim.live)
                    visit(claim, group.key.kind);
            });
        for (const RelationshipNode& node : relationships.rows)
            if (!node.group)
                for (const CountedRow& claim : node.claims)
                    if (claim.live)
                        visit(claim, node.kind);
    }
    void settle(Touched& touched, ModelDeltas& deltas);
    void settle(const Group& group, ModelDeltas& deltas);
};

// The first claim in the group for which test(claim), else null.
template <class Test>
const CountedRow* firstClaim(const Group& group, Test test)
{
    if (group.claims)
        for (quint32 i = 0; i < group.claimCount; ++i)
            if (test(group.claims[i]))
                return &group.claims[i];
    if (!group.claims)
        for (const RelationshipNode* node = group.first; node; node = node->next)
            for (const CountedRow& claim : node->claims)
                if (test(claim))
                    return &claim;
    return nullptr;
}
template <class Test>
bool anyClaim(const Group& group, Test test)
{
    return firstClaim(group, test) != nullptr;
}
// Calls visit(claim) for each claim in the group.
template <class Visit>
void visitClaims(const Group& group, Visit visit)
{
    firstClaim(group, [&](const CountedRow& claim) {
        visit(claim);
        return false;
    });
}

struct Network::Data : NetworkContent {
    EntityModel entityModel;
    RelationshipModel relationshipModel;
    DocumentModel documentModel;

    Data();
    // What the models are told comes from here; they are reset.
    void take(NetworkContent&& content);
    void tell(ModelDeltas deltas); // network.cpp
};

} // namespace redthread
