#include "models/network/selection.h"
#include "network_text.h"

#include <QSignalSpy>
#include <QtTest>

using namespace redthread;

class tst_Selection : public QObject {
    Q_OBJECT
private slots:
    void selecting_one_leaves_the_rest()
    {
        Selection selection;
        QSignalSpy changed(&selection, &Selection::changed);
        selection.selectOnly(EntityId{1});
        selection.selectOnly(RelationshipId{7});
        QCOMPARE(selection.entities().size(), 0);
        QCOMPARE(selection.currentRelationship(), RelationshipId{7});
        QVERIFY(!selection.currentEntity());
        QCOMPARE(changed.count(), 2);
    }

    void nothing_new_is_not_told()
    {
        Selection selection;
        selection.selectOnly(EntityId{1});
        QSignalSpy changed(&selection, &Selection::changed);
        selection.selectOnly(EntityId{1});
        selection.set({EntityId{1}}, {});
        selection.retain([](EntityId) { return true; }, [](RelationshipId) { return true; });
        QCOMPARE(changed.count(), 0);
        selection.clear();
        selection.clear();
        selection.selectOnly(EntityId{});
        QCOMPARE(changed.count(), 1);
    }

    void the_last_one_added_is_current()
    {
        Selection selection;
        selection.toggle(EntityId{1});
        selection.toggle(RelationshipId{7});
        QCOMPARE(selection.currentRelationship(), RelationshipId{7});
        selection.toggle(EntityId{2});
        QCOMPARE(selection.currentEntity(), EntityId{2});
        QVERIFY(!selection.currentRelationship());
        selection.toggle(EntityId{2});
        QVERIFY(!selection.currentEntity());
        selection.toggle(RelationshipId{7});
        QCOMPARE(selection.currentEntity(), EntityId{1}); // alone again
    }

    void a_document_is_selected_like_the_rest()
    {
        Selection selection;
        selection.selectOnly(EntityId{1});
        selection.selectOnly(DocumentId{5});
        QVERIFY(selection.entities().isEmpty());
        QCOMPARE(selection.currentDocument(), DocumentId{5});
        QVERIFY(!selection.isEmpty());
        selection.toggle(EntityId{1});
        QCOMPARE(selection.documents().size(), 1);
        QVERIFY(!selection.currentDocument());
    }

    void it_follows_merges_and_loses_what_is_withdrawn()
    {
        NetworkText text("Ada --knows--> Bob\n Ada Lovelace --knows--> Bob");
        Network network;
        network.apply(text.records);
        Selection selection;
        selection.follow(&network);
        selection.set({text.entity("Ada"), text.entity("Bob")},
                      {text.relationship("Ada Lovelace --knows--> Bob")});

        text.entityRecord("Ada").mergedInto = text.entity("Ada Lovelace");
        network.apply(text.records);
        QCOMPARE(selection.entities(), QSet<EntityId>({text.entity("Ada Lovelace"), text.entity("Bob")}));
        QCOMPARE(selection.relationships(), QSet<RelationshipId>({text.relationship("Ada --knows--> Bob")}));

        text.entityRecord("Bob").withdrawn = true;
        network.apply(text.records);
        QCOMPARE(selection.entities(), QSet<EntityId>({text.entity("Ada Lovelace")}));
        QVERIFY(selection.relationships().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Selection)
#include "tst_selection.moc"
