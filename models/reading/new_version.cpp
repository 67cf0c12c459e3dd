#include "models/reading/new_version.h"

#include "models/reading/tokens.h"
#include "models/records/ids.h"
#include "models/records/kinds.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace redthread {

namespace {

struct Key { // of a relationship: what makes two the same
    EntityId subject;
    QString kind;
    EntityId object;
    bool operator==(const Key&) const = default;
};
size_t qHash(const Key& key, size_t seed = 0)
{
    return qHashMulti(seed, key.subject.value, key.kind, key.object.value);
}

Key keyOf(const Relationship& r)
{
    const bool turn = relationshipKind(r.kind).symmetric && r.object < r.subject;
    return {turn ? r.object : r.subject, r.kind, turn ? r.subject : r.object};
}

class Folding {
public:
    Folding(const ArticleRecords& last, const AddRecords& next, bool isStored,
            const std::vector<Relationship>& relationships)
        : m_last(last), m_next(next), m_document(next.documents.front()), m_isStored(isStored),
          m_relationships(relationships)
    {
    }

    NewVersion run()
    {
        Document to = m_last.document;
        to.text = m_document.text;
        to.textHash = m_document.textHash;
        to.fileHash = m_document.fileHash;
        to.likeness = m_document.likeness;
        TextChange change = changeText(m_last.document, to, m_last.passages, m_last.mentions, m_last.claims);
        findNewSentences();
        recogniseEntities(change.edit);
        addMentions();
        addClaims();
        addEntities();

        NewVersion result;
        result.claims = std::count_if(m_added.claims.begin(), m_added.claims.end(),
                                      [](const Claim& claim) { return !claim.isPossibleLink(); });
        result.lost = std::move(change.lost);
        Batch batch{QCoreApplication::translate("redthread::NewVersion", "New version of “%1”")
                        .arg(m_last.document.title),
                    {change.edit}};
        if (m_isStored)
            batch.edits.push_back(withdrawal());
        m_added.what = m_last.document.title;
        if (!m_added.mentions.empty() || !m_added.claims.empty())
            batch.edits.push_back(m_added);
        result.edit = std::move(batch);
        return result;
    }

private:
    void findNewSentences()
    {
        QSet<QString> old;
        const auto plain = [](const QString& text, TextRange range) {
            return plainText(text.mid(range.start, range.length()));
        };
        for (const reading::Sentence& s : reading::tokenise(m_last.document.text).sentences)
            old.insert(plain(m_last.document.text, s.range));
        for (const reading::Sentence& s : reading::tokenise(m_document.text).sentences)
            if (!old.contains(plain(m_document.text, s.range)))
                m_new.push_back(s.range);
    }

    bool isNew(TextRange range) const
    {
        // The first sentence that ends behind the start: they lie in order.
        const auto it = std::upper_bound(m_new.begin(), m_new.end(), range.start,
                                         [](qsizetype at, TextRange s) { return at < s.end; });
        return it != m_new.end() && it->start < range.end;
    }

    // What stands at a place where the old reading has a mention is what that mention is of.
    void recogniseEntities(const ReplaceText& change)
    {
        QHash<MentionId, TextRange> moved;
        for (const ReplaceText::MentionMove& move : change.mentions)
            moved.insert(move.mention, move.to);
        QHash<std::pair<qsizetype, qsizetype>, EntityId> there;
        for (const Mention& mention : m_last.mentions) {
            const TextRange range = moved.value(mention.id, mention.range);
            if (!range.isEmpty())
                there.insert({range.start, range.end}, mention.entity);
        }
        QHash<EntityId, QHash<EntityId, int>> votes;
        for (const Mention& mention : m_next.mentions)
            if (const auto it = there.constFind({mention.range.start, mention.range.end}); it != there.constEnd())
                ++votes[mention.entity][*it];
        for (const Entity& entity : m_next.entities) {
            std::pair<int, EntityId> best;
            const auto& list = votes.value(entity.id);
            for (auto it = list.begin(); it != list.end(); ++it)
                if (it.value() > best.first || (it.value() == best.first && it.key() < best.second))
                    best = {it.value(), it.key()};
            if (best.first > 0)
                m_same.insert(entity.id, best.second);
        }
    }

    EntityId entity(EntityId id)
    {
        const EntityId is = m_same.value(id, id);
        m_used.insert(is);
        return is;
    }

    void addMentions()
    {
        for (Mention mention : m_next.mentions) {
            if (!isNew(mention.range))
                continue;
            const MentionId id = mention.id;
            mention.id = mintId<MentionId>();
            mention.document = m_last.document.id;
            mention.entity = entity(mention.entity);
            m_mentions.insert(id, mention.id);
            m_added.mentions.push_back(mention);
        }
    }

    RelationshipId relationship(RelationshipId id)
    {
        if (m_known.isEmpty())
            for (const Relationship& r : m_relationships)
                m_known.insert(keyOf(r), r.id);
        if (m_ends.isEmpty()) {
            for (const Relationship& r : m_relationships)
                m_ends.insert(r.id, r);
            for (const Relationship& r : m_next.relationships)
                m_ends.insert(r.id, r);
        }
        Relationship made = m_ends.value(id);
        made.subject = entity(made.subject);
        made.object = entity(made.object);
        if (made.subject == made.object)
            return {};
        if (const auto it = m_known.constFind(keyOf(made)); it != m_known.constEnd())
            return *it;
        made.id = mintId<RelationshipId>();
        m_known.insert(keyOf(made), made.id);
        m_added.relationships.push_back(made);
        return made.id;
    }

    void addClaims()
    {
        QHash<PassageId, const Passage*> passages;
        for (const Passage& passage : m_next.passages)
            passages.insert(passage.id, &passage);
        QHash<PassageId, PassageId> copied;
        for (Claim claim : m_next.claims) {
            const Passage* passage = passages.value(claim.passage);
            if (!passage || !isNew(passage->range))
                continue;
            claim.relationship = relationship(claim.relationship);
            if (!claim.relationship)
                continue; // two that are one now
            if (!copied.contains(claim.passage)) {
                Passage copy = *passage;
                copy.id = mintId<PassageId>();
                copy.document = m_last.document.id;
                copied.insert(claim.passage, copy.id);
                m_added.passages.push_back(copy);
            }
            claim.id = mintId<ClaimId>();
            claim.document = m_last.document.id;
            claim.passage = copied.value(claim.passage);
            if (claim.claimant)
                claim.claimant = entity(claim.claimant);
            for (EntityId& via : claim.via)
                via = entity(via);
            claim.subjectMention = m_mentions.value(claim.subjectMention);
            claim.objectMention = m_mentions.value(claim.objectMention);
            m_added.claims.push_back(claim);
        }
    }

    void addEntities()
    {
        if (m_isStored)
            return; // they are there
        for (const Entity& entity : m_next.entities)
            if (m_used.contains(entity.id))
                m_added.entities.push_back(entity);
    }

    SetWithdrawn withdrawal() const
    {
        SetWithdrawn edit{m_document.title, {refOf(m_document.id)}, true};
        for (const Passage& passage : m_next.passages)
            edit.records.push_back(refOf(passage.id));
        for (const Mention& mention : m_next.mentions)
            edit.records.push_back(refOf(mention.id));
        for (const Claim& claim : m_next.claims)
            edit.records.push_back(refOf(claim.id));
        for (const Entity& entity : m_next.entities)
            if (!m_used.contains(entity.id))
                edit.records.push_back(refOf(entity.id));
        return edit;
    }

    const ArticleRecords& m_last;
    const AddRecords& m_next;
    const Document& m_document;
    const bool m_isStored;
    const std::vector<Relationship>& m_relationships;
    std::vector<TextRange> m_new; // sentences the old text does not have, in order
    QHash<EntityId, EntityId> m_same; // of the new reading: of the old one
    QSet<EntityId> m_used;
    QHash<MentionId, MentionId> m_mentions;
    QHash<Key, RelationshipId> m_known;
    QHash<RelationshipId, Relationship> m_ends;
    AddRecords m_added;
};

} // namespace

NewVersion newVersion(const ArticleRecords& last, const AddRecords& next, bool isStored,
                      const std::vector<Relationship>& relationships)
{
    return Folding(last, next, isStored, relationships).run();
}

} // namespace redthread
