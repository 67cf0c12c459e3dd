#include "models/network/list_proxies.h"
#include "network_text.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace redthread;

namespace {

QStringList shown(const QAbstractItemModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, 0).data().toString();
    return texts;
}

const char* const small = R"(
    document: Pegasus | Le Désk
    Zoë [journalist] --works for--> Le Désk [media]
    Zoë --knows, alleged--> Adam
    Eve --knows--> Adam
    Zoë --likes--> Eve)";

} // namespace

class tst_ListProxies : public QObject {
    Q_OBJECT
private slots:
    void equal_rows_stand_in_alphabetical_order()
    {
        const auto network = networkFrom(small);
        EntityProxy proxy(network.get());
        QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.sort(EntityModel::RelationshipsColumn, Qt::DescendingOrder);
        QCOMPARE(shown(proxy), QStringList({"Zoë", "Adam", "Eve", "Le Désk"}));
        proxy.sort(EntityModel::NameColumn, Qt::AscendingOrder);
        QCOMPARE(shown(proxy), QStringList({"Adam", "Eve", "Le Désk", "Zoë"}));
    }

    void words_are_found_in_any_order_and_without_accents()
    {
        const auto network = networkFrom(small);
        EntityProxy entities(network.get());
        entities.setFilterText("desk LE");
        QCOMPARE(shown(entities), QStringList({"Le Désk"}));
        entities.setFilterText("journalist zoe");
        QCOMPARE(shown(entities), QStringList({"Zoë"}));
        entities.setFilterText("nobody");
        QCOMPARE(entities.rowCount(), 0);
        entities.setFilterText("—");
        QCOMPARE(entities.rowCount(), 4);

        RelationshipProxy relationships(network.get());
        relationships.setFilterText("zoe desk");
        QCOMPARE(relationships.rowCount(), 1);
        relationships.setFilterText("alleged");
        QCOMPARE(relationships.rowCount(), 1);

        DocumentProxy documents(network.get());
        documents.setFilterText("le desk pegasus");
        QCOMPARE(documents.rowCount(), 1);
    }

    void a_change_of_the_network_is_sorted_in()
    {
        NetworkText text(small);
        Network network;
        network.apply(text.records);
        EntityProxy proxy(&network);
        QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.sort(EntityModel::NameColumn, Qt::AscendingOrder);
        text.entityRecord("Adam").name = "Yan";
        text.entityRecord("Eve").withdrawn = true;
        network.apply(text.records);
        QCOMPARE(shown(proxy), QStringList({"Le Désk", "Yan", "Zoë"}));
    }

    // Half of the rows get other numbers at once, in runs of one and two.
    void many_changes_at_once_leave_the_order_right()
    {
        QString text;
        for (int i = 0; i < 60; ++i)
            for (int j = 0; j < i % 9 + 1; ++j)
                text += QString("E%1 --knows%2--> F%3\n").arg(i).arg((i * 7 + j) % 3 ? ", alleged" : "").arg((i + j * 5) % 23);
        const auto network = networkFrom(text.toUtf8().constData());
        EntityProxy entities(network.get());
        RelationshipProxy relationships(network.get());
        entities.sort(EntityModel::RelationshipsColumn, Qt::DescendingOrder);
        relationships.sort(RelationshipModel::StanceColumn, Qt::DescendingOrder);
        const auto check = [&] {
            for (int row = 1; row < entities.rowCount(); ++row) {
                const auto degree = [&](int r) {
                    return network->entities()->degree(entities.mapToSource(entities.index(r, 0)).row());
                };
                QVERIFY2(degree(row - 1) >= degree(row), qPrintable(QString::number(row)));
            }
            QStringList before = shown(relationships);
            relationships.sort(-1);
            relationships.sort(RelationshipModel::StanceColumn, Qt::DescendingOrder);
            QCOMPARE(before, shown(relationships));
        };
        for (int round = 0; round < 6; ++round) {
            ClaimFilter filter;
            if (round % 2 == 0) {
                filter.stances.fill(false);
                filter.stances[size_t(round == 2 ? Stance::Alleged : Stance::Stated)] = true;
            }
            network->setFilter(filter);
            check();
        }
    }
};

QTEST_GUILESS_MAIN(tst_ListProxies)
#include "tst_list_proxies.moc"
