#include "models/reading/new_version.h"
#include "models/records/passage_context.h"

#include <QtTest>

using namespace redthread;

namespace {

// An article whose reading is written down: who is meant where, and what is said in which sentence.
struct Told {
    AddRecords records;
    qint64 next;

    Told(const QString& text, qint64 firstId) : next(firstId)
    {
        records.documents = {{.id = DocumentId{next++}, .title = "Article", .textHash = text, .text = text}};
    }
    const Document& document() const { return records.documents.front(); }
    TextRange rangeOf(const QString& words) const
    {
        const qsizetype at = document().text.indexOf(words);
        return {at, at + words.size()};
    }
    EntityId entity(const QString& name)
    {
        records.entities.push_back({.id = EntityId{next++}, .kind = "organisation", .name = name});
        return records.entities.back().id;
    }
    MentionId mention(const QString& words, EntityId entity)
    {
        records.mentions.push_back(
            {.id = MentionId{next++}, .document = document().id, .entity = entity, .range = rangeOf(words)});
        return records.mentions.back().id;
    }
    ClaimId claim(EntityId subject, const QString& kind, EntityId object, const QString& sentence)
    {
        Relationship relationship{RelationshipId{next++}, subject, kind, object};
        Passage passage{.id = PassageId{next++}, .document = document().id, .range = rangeOf(sentence)};
        quoteFrom(document().text, passage);
        records.relationships.push_back(relationship);
        records.passages.push_back(passage);
        records.claims.push_back({.id = ClaimId{next++},
                                  .relationship = relationship.id,
                                  .document = document().id,
                                  .passage = passage.id,
                                  .claimant = subject});
        return records.claims.back().id;
    }
    ArticleRecords stored() const
    {
        return {document(), records.passages, records.mentions, records.claims};
    }
};

const Batch& batchOf(const NewVersion& version) { return std::get<Batch>(version.edit); }

} // namespace

class tst_NewVersion : public QObject {
    Q_OBJECT
private slots:
    // Old sentence first, new one behind; both readings find both.
    void init()
    {
        m_last = std::make_unique<Told>("The ministry paid Acme.", 1);
        const EntityId ministry = m_last->entity("the ministry"), acme = m_last->entity("Acme");
        m_last->mention("The ministry", ministry);
        m_last->mention("Acme", acme);
        m_last->claim(ministry, "pays", acme, "The ministry paid Acme.");

        m_next = std::make_unique<Told>("The ministry paid Acme. Beta sued Acme and the ministry’s chief.", 100);
        m_ministry = m_next->entity("the ministry");
        m_chief = m_next->entity("the chief");
        m_beta = m_next->entity("Beta");
        m_next->mention("The ministry", m_ministry);
        m_next->mention("Acme", acme); // joined by its name
        m_next->mention("the ministry", m_ministry);
        m_next->mention("Beta", m_beta);
        m_next->claim(m_ministry, "pays", acme, "The ministry paid Acme.");
        m_next->claim(m_beta, "accuses", m_ministry, "Beta sued Acme and the ministry’s chief.");
    }

    void new_sentences_alone_are_added()
    {
        const NewVersion version =
            newVersion(m_last->stored(), m_next->records, false, m_last->records.relationships);
        QCOMPARE(version.claims, 1);
        QVERIFY(version.lost.empty());
        QCOMPARE(batchOf(version).edits.size(), size_t(2));
        const auto& replaced = std::get<ReplaceText>(batchOf(version).edits[0]);
        QCOMPARE(replaced.to.id, m_last->document().id);
        QCOMPARE(replaced.to.text, m_next->document().text);
        const auto& added = std::get<AddRecords>(batchOf(version).edits[1]);
        // "the ministry" stands where the old reading has it: the same one.
        const EntityId ministry = m_last->records.entities[0].id;
        QCOMPARE(added.entities.size(), size_t(1));
        QCOMPARE(added.entities[0].name, "Beta");
        QCOMPARE(added.relationships.size(), size_t(1));
        QCOMPARE(added.relationships[0].object, ministry);
        QCOMPARE(added.mentions.size(), size_t(2));
        for (const Mention& mention : added.mentions) {
            QCOMPARE(mention.document, m_last->document().id);
            QVERIFY(mention.range.start >= m_next->rangeOf("Beta").start);
        }
        QCOMPARE(added.passages.size(), size_t(1));
        QCOMPARE(added.claims[0].passage, added.passages[0].id);
        QCOMPARE(added.claims[0].document, m_last->document().id);
        QCOMPARE(added.claims[0].claimant, m_beta);
    }

    void what_was_imported_beside_is_withdrawn()
    {
        const NewVersion version =
            newVersion(m_last->stored(), m_next->records, true, m_last->records.relationships);
        QCOMPARE(batchOf(version).edits.size(), size_t(3));
        const auto& gone = std::get<SetWithdrawn>(batchOf(version).edits[1]).records;
        QVERIFY(std::ranges::find(gone, refOf(m_next->document().id)) != gone.end());
        QVERIFY(std::ranges::find(gone, refOf(m_ministry)) != gone.end()); // the old one stands for it
        QVERIFY(std::ranges::find(gone, refOf(m_beta)) == gone.end());     // said in a new sentence
        for (const Claim& claim : m_next->records.claims)
            QVERIFY(std::ranges::find(gone, refOf(claim.id)) != gone.end());
        const auto& added = std::get<AddRecords>(batchOf(version).edits[2]);
        QVERIFY(added.entities.empty());
        QCOMPARE(added.claims.size(), size_t(1));
        QVERIFY(std::ranges::find(gone, refOf(added.claims[0].id)) == gone.end());
    }

    // A claim that a person refused does not come again with its sentence.
    void marks_of_another_shape_are_no_new_sentence()
    {
        Told last("He said “no” to Acme.", 1), next("He said \"no\"  to Acme.", 100);
        const EntityId he = last.entity("he"), acme = last.entity("Acme");
        last.claim(he, "criticises", acme, "He said “no” to Acme.");
        next.claim(he, "criticises", acme, "He said \"no\"  to Acme.");
        const NewVersion version = newVersion(last.stored(), next.records, false, last.records.relationships);
        QCOMPARE(version.claims, 0);
        QVERIFY(version.lost.empty());
        QCOMPARE(batchOf(version).edits.size(), size_t(1));
    }

    void a_sentence_that_is_gone_is_told()
    {
        Told next("Beta sued Acme.", 100);
        const NewVersion version = newVersion(m_last->stored(), next.records, false, {});
        QCOMPARE(version.lost.size(), size_t(1));
        QCOMPARE(version.lost[0].quote, "The ministry paid Acme.");
    }

private:
    std::unique_ptr<Told> m_last, m_next;
    EntityId m_ministry, m_chief, m_beta;
};

QTEST_GUILESS_MAIN(tst_NewVersion)
#include "tst_new_version.moc"
