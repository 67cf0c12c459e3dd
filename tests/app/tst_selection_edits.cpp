#include "app/selection_edits.h"
#include "models/network/merge_edits.h"
#include "tests/app/sample_project.h"

#include <QtTest>

using namespace redthread;

// The edits are tried on a real store in tst_editor; here is what they contain.
class tst_SelectionEdits : public QObject {
    Q_OBJECT

    static void load(Network& network, const Sample& s)
    {
        ChangeSet all;
        all.revision = 1;
        all.documents = s.edit.documents;
        all.entities = s.edit.entities;
        all.mentions = s.edit.mentions;
        all.relationships = s.edit.relationships;
        all.claims = s.edit.claims;
        network.apply(all);
    }

private slots:
    void a_rename_keeps_the_old_name_as_another_name()
    {
        Entity entity;
        entity.id = EntityId{7};
        entity.name = "NGO Group";
        const auto batch = std::get<Batch>(renameEdit(entity, "NSO Group"));
        QCOMPARE(batch.edits.size(), size_t(2));
        QCOMPARE(std::get<SetOtherNames>(batch.edits[1]).to, QStringList{"NGO Group"});
    }

    void hiding_what_is_hidden_is_no_edit()
    {
        Network network;
        Sample s = sample();
        s.edit.entities[0].hidden = true;
        load(network, s);
        QVERIFY(!hideEdit(network, {s.kestrel}, true));
        QCOMPARE(std::get<SetHidden>(*hideEdit(network, {s.kestrel, s.ferry}, true)).entities,
                 std::vector{s.ferry});
        QCOMPARE(hiddenEntities(network), std::vector{s.kestrel});
    }

    void withdrawing_a_relationship_withdraws_its_claims()
    {
        Network network;
        const Sample s = sample();
        load(network, s);
        const auto edit = std::get<SetWithdrawn>(*withdrawEdit(network, std::vector{s.owns}));
        QCOMPARE(edit.records.size(), size_t(2));
        QVERIFY(edit.what.contains("Kestrel"));
    }

    void merging_one_with_itself_is_no_edit()
    {
        Network network;
        const Sample s = sample();
        load(network, s);
        QVERIFY(!mergeEdit(network, {s.ferry}, s.ferry));
    }

    void splitting_moves_mentions_and_claims_of_that_document_only()
    {
        Network network;
        const Sample s = sample();
        load(network, s);
        const auto batch = std::get<Batch>(*splitEdit(network, s.kestrel, s.document));
        const auto& add = std::get<AddRecords>(batch.edits[0]);
        const auto& move = std::get<MoveMentions>(batch.edits[1]);
        QCOMPARE(add.entities.size(), size_t(1));
        QCOMPARE(add.relationships.size(), size_t(1)); // both claims lie on one
        QCOMPARE(add.relationships[0].subject, add.entities[0].id);
        QCOMPARE(move.mentions.size(), size_t(2));
        QCOMPARE(move.claims.size(), size_t(2));
        QVERIFY(!splitEdit(network, s.kestrel, mintId<DocumentId>()));
    }

    void splitting_a_voice_changes_whose_claims_they_are()
    {
        Network network;
        const Sample s = sample();
        load(network, s);
        const auto batch = std::get<Batch>(*splitEdit(network, s.tervala, s.document));
        const auto& change = std::get<ChangeClaim>(batch.edits.back());
        QCOMPARE(change.from.id, s.denied);
        QCOMPARE(change.to.claimant, std::get<AddRecords>(batch.edits[0]).entities[0].id);
    }
};

QTEST_GUILESS_MAIN(tst_SelectionEdits)
#include "tst_selection_edits.moc"
