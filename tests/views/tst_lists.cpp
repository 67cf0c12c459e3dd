#include "example_project.h"
#include "palettes.h"
#include "views/lists/document_list.h"
#include "views/lists/entity_list.h"
#include "views/lists/kind_icon.h"
#include "views/lists/relationship_list.h"
#include "views/lists/rows_view.h"
#include "views/lists/shown_text.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace redthread;

namespace {

QStringList texts(const RowsView* rows)
{
    QStringList all;
    for (int row = 0; row < rows->model()->rowCount(); ++row)
        all << rows->model()->index(row, 0).data().toString();
    return all;
}

QStringList selectedTexts(const RowsView* rows)
{
    QStringList all;
    for (const QModelIndex& index : rows->selectionModel()->selectedIndexes())
        all << index.data().toString();
    all.sort();
    return all;
}

void click(RowsView* rows, const QString& text, Qt::KeyboardModifiers modifiers = {})
{
    for (int row = 0; row < rows->model()->rowCount(); ++row)
        if (const QModelIndex index = rows->model()->index(row, 0); index.data().toString() == text)
            QTest::mouseClick(rows->viewport(), Qt::LeftButton, modifiers, rows->visualRect(index).center());
}

void fillWith(Network& network, int entities)
{
    ChangeSet changes;
    for (int i = 1; i <= entities; ++i) {
        Entity entity;
        entity.id = {i};
        entity.kind = "person";
        entity.name = QString("E%1").arg(i, 6, 10, QChar(u'0'));
        changes.entities.push_back(entity);
    }
    network.apply(changes);
}

} // namespace

class tst_Lists : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QApplication::setPalette(lightPalette()); }

    void those_with_most_relationships_come_first()
    {
        const auto project = moroccoProject();
        Selection selection;
        EntityList list(&project->network, &selection);
        QCOMPARE(texts(list.rows()).mid(0, 3), QStringList({"Morocco", "Rabat trial", "Amnesty's report"}));
        list.sortBy(1);
        QCOMPARE(texts(list.rows()).first(), QString("30 activists"));
    }

    void a_click_selects_in_the_one_selection()
    {
        const auto project = moroccoProject();
        Selection selection;
        EntityList list(&project->network, &selection);
        list.resize(240, 600);
        list.show();
        QSignalSpy changed(&selection, &Selection::changed);
        click(list.rows(), "Pegasus");
        QCOMPARE(selection.currentEntity(), project->entity("Pegasus"));
        QCOMPARE(changed.count(), 1);
        click(list.rows(), "Morocco", Qt::ControlModifier);
        QCOMPARE(selection.entities().size(), 2);
        QCOMPARE(selection.currentEntity(), project->entity("Morocco"));
        click(list.rows(), "Pegasus", Qt::ControlModifier);
        QCOMPARE(selection.entities(), QSet<EntityId>({project->entity("Morocco")}));
        QTest::keyClick(list.rows(), Qt::Key_Down);
        QCOMPARE(selection.entities().size(), 1);
    }

    void lists_mirror_each_other_and_keep_what_is_filtered_out()
    {
        const auto project = moroccoProject();
        Selection selection;
        EntityList first(&project->network, &selection), second(&project->network, &selection);
        first.resize(240, 600);
        first.show();
        click(first.rows(), "Morocco");
        QCOMPARE(selectedTexts(second.rows()), QStringList({"Morocco"}));
        first.filterField()->setText("pegasus");
        QCOMPARE(selection.currentEntity(), project->entity("Morocco"));
        click(first.rows(), "Pegasus", Qt::ControlModifier);
        QCOMPARE(selectedTexts(second.rows()), QStringList({"Morocco", "Pegasus"}));
        first.filterField()->clear();
        QCOMPARE(selectedTexts(first.rows()), QStringList({"Morocco", "Pegasus"}));
    }

    void selecting_one_kind_of_record_leaves_the_others()
    {
        const auto project = moroccoProject();
        Selection selection;
        EntityList entities(&project->network, &selection);
        RelationshipList relationships(&project->network, &selection);
        DocumentList documents(&project->network, &selection);
        for (ListPane* list : QList<ListPane*>{&entities, &relationships, &documents}) {
            list->resize(300, 600);
            list->show();
        }
        click(entities.rows(), "Pegasus");
        click(relationships.rows(), relationships.rows()->model()->index(0, 0).data().toString());
        QVERIFY(selection.entities().isEmpty());
        QVERIFY(entities.rows()->selectionModel()->selectedIndexes().isEmpty());
        QCOMPARE(selection.relationships().size(), 1);
        click(documents.rows(), "No answer from Rabat");
        QVERIFY(selection.relationships().isEmpty());
        QVERIFY(selection.currentDocument());
    }

    void a_withdrawn_entity_leaves_list_and_selection()
    {
        const auto project = moroccoProject();
        Selection selection;
        selection.follow(&project->network);
        EntityList list(&project->network, &selection);
        selection.set({project->entity("Morocco"), project->entity("Pegasus")}, {});
        ChangeSet change;
        change.entities = {*project->network.entity(project->entity("Pegasus"))};
        change.entities[0].withdrawn = true;
        project->network.apply(change);
        QCOMPARE(selection.entities(), QSet<EntityId>({project->entity("Morocco")}));
        QCOMPARE(selectedTexts(list.rows()), QStringList({"Morocco"}));
    }

    void enter_and_menu_key_are_told()
    {
        const auto project = moroccoProject();
        Selection selection;
        EntityList list(&project->network, &selection);
        list.show();
        QSignalSpy activated(&list, &EntityList::activated);
        QSignalSpy menu(&list, &ListPane::contextMenuRequested);
        list.rows()->setCurrentIndex(list.rows()->model()->index(0, 0));
        QTest::keyClick(list.rows(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].value<EntityId>(), project->entity("Morocco"));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(list.rows()->viewport(), &event);
        QCOMPARE(menu.count(), 1);
    }

    void an_empty_list_says_what_to_do()
    {
        Network network;
        Selection selection;
        EntityList list(&network, &selection);
        list.show();
        QVERIFY(list.findChild<QLabel*>()->text().contains("Import an article"));
        QVERIFY(!list.rows()->isVisible());
        fillWith(network, 2);
        QVERIFY(list.rows()->isVisible());
        list.filterField()->setText("<b>nobody");
        QVERIFY(list.findChild<QLabel*>()->text().contains("<b>nobody"));
        QCOMPARE(list.findChild<QLabel*>()->textFormat(), Qt::PlainText);
    }

    void ten_thousand_scattered_rows_do_not_hang()
    {
        Network network;
        fillWith(network, 30000);
        Selection selection;
        EntityList list(&network, &selection);
        list.resize(240, 600);
        list.show();
        QSet<EntityId> every3rd;
        for (int i = 1; i <= 30000; i += 3)
            every3rd.insert(EntityId{i});
        QElapsedTimer timer;
        timer.start();
        selection.set(every3rd, {});
        qInfo("mirroring took %lld ms", timer.elapsed());
        click(list.rows(), "E000002", Qt::ControlModifier);
        QCOMPARE(selection.entities().size(), 10001);
        list.rows()->selectAll();
        QCOMPARE(selection.entities().size(), 30000);
        click(list.rows(), "E000002");
        QCOMPARE(selection.entities(), QSet<EntityId>({EntityId{2}}));
    }

    void names_are_shown_as_text()
    {
        QCOMPARE(oneLine("a\n\tb"), QString("a b"));
        QCOMPARE(oneLine(QString(10000, u'x')).size(), 200);
        QCOMPARE(plainToolTip("<b>&"), QString("<span>&lt;b&gt;&amp;</span>"));
        QCOMPARE(inSentence(QString("a") + QChar(0x202E) + "b\n"), QString("ab"));
        QCOMPARE(shownDate("2020-06"), QString("Jun 2020"));
        QCOMPARE(shownDate("about 1990"), QString("about 1990"));

        Network network;
        ChangeSet changes;
        for (const QString& name : {QString("<img src=x>\n& \"q\""), QString(10000, u'W'), QString(),
                                    QString(QChar(0xD800)), QString::fromUtf8("عمر الراضي")}) {
            Entity entity;
            entity.id = {qint64(changes.entities.size()) + 1};
            entity.kind = changes.entities.empty() ? "no such kind" : "person";
            entity.name = name;
            changes.entities.push_back(entity);
        }
        network.apply(changes);
        Selection selection;
        EntityList list(&network, &selection);
        list.resize(240, 300);
        list.show();
        picture(list, "hostile");
        QVERIFY(!list.grab().isNull());
    }

    void pictures()
    {
        const auto project = moroccoProject();
        Selection selection;
        selection.set({project->entity("Omar Radi"), project->entity("Morocco")}, {});
        EntityList entities(&project->network, &selection);
        RelationshipList relationships(&project->network, &selection);
        DocumentList documents(&project->network, &selection);
        int n = 0;
        for (ListPane* list : QList<ListPane*>{&entities, &relationships, &documents}) {
            list->resize(260, 560);
            list->show();
            picture(*list, QString("list%1").arg(n++));
        }
        QWidget kinds;
        kinds.resize(560, 90);
        class Kinds : public QWidget {
        public:
            using QWidget::QWidget;
            void paintEvent(QPaintEvent*) override
            {
                QPainter painter(this);
                double x = 4;
                for (const EntityKind& kind : entityKinds()) {
                    paintKind(painter, QRectF(x, 4, 18, 18), kind, false);
                    paintKind(painter, QRectF(x, 34, 34, 34), kind, false);
                    x += 36;
                }
            }
        } row(&kinds);
        row.resize(560, 90);
        kinds.show();
        picture(kinds, "kinds");
    }
};

QTEST_MAIN(tst_Lists)
#include "tst_lists.moc"
