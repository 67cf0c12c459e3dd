#include "models/network/list_proxies.h"
#include "network_text.h"

#include <QAbstractItemModelTester>
#include <QtTest>

#include <random>

using namespace redthread;

namespace {

QStringList shown(const QAbstractItemModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, 0).data().toString();
    return texts;
}

QList<qint64> ids(const QAbstractItemModel& model)
{
    QList<qint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.index(row, 0).data(RelationshipModel::IdRole).toLongLong();
    return ids;
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

    // Names, stances and withdrawals change at random under words and orders; the list must be that of a
    // proxy made afresh, and what a view holds on to must be the same record.
    void a_list_that_lived_through_changes_is_that_of_a_new_one()
    {
        QString lines;
        for (int i = 0; i < 40; ++i)
            lines += QString("E%1 --knows%2--> F%3\n").arg(i % 17).arg(i % 3 ? "" : ", alleged").arg(i * 5 % 13);
        NetworkText text(lines);
        Network network;
        network.apply(text.records);
        EntityProxy entities(&network);
        RelationshipProxy relationships(&network);
        QAbstractItemModelTester one(&entities, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester other(&relationships, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::mt19937 random(7);
        const auto among = [&](int n) { return int(random() % unsigned(n)); };
        const QStringList words = {"", "e", "f1", "alleged", "b"};
        QList<std::pair<QPersistentModelIndex, qint64>> held;
        for (int step = 0; step < 400; ++step) {
            for (int i = among(4); i >= 0; --i) {
                Entity& entity = text.records.entities[size_t(among(int(text.records.entities.size())))];
                switch (among(4)) {
                case 0:
                    entity.name = QString(QChar('A' + among(6))) + QString::number(among(4));
                    break;
                case 1:
                    entity.withdrawn = !entity.withdrawn;
                    break;
                case 2:
                    entity.kind = among(2) ? "company" : "ngo";
                    break;
                default:
                    text.records.claims[size_t(among(int(text.records.claims.size())))].stance = Stance(among(4));
                }
            }
            network.apply(text.records);
            if (among(5) == 0) {
                entities.setFilterText(words[among(5)]);
                relationships.setFilterText(words[among(5)]);
                held.clear(); // a reset holds on to nothing
            }
            const auto order = among(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
            const int entityColumn = among(EntityModel::ColumnCount), lineColumn = among(RelationshipModel::ColumnCount);
            entities.sort(entityColumn, order);
            relationships.sort(lineColumn, order);
            for (const auto& [index, id] : held)
                if (index.isValid())
                    QCOMPARE(index.data(EntityModel::IdRole).toLongLong(), id);
            if (entities.rowCount()) {
                const QModelIndex any = entities.index(among(entities.rowCount()), 0);
                held.append({any, any.data(EntityModel::IdRole).toLongLong()});
            }
            for (int i = among(3); i >= 0; --i)
                text.records.entities[size_t(among(int(text.records.entities.size())))].name =
                    QString(QChar('A' + among(6)));
            network.apply(text.records); // sorted in, not sorted anew
            EntityProxy newEntities(&network);
            newEntities.setFilterText(entities.filterText());
            newEntities.sort(entityColumn, order);
            QCOMPARE(shown(entities), shown(newEntities));
            RelationshipProxy newLines(&network);
            newLines.setFilterText(relationships.filterText());
            newLines.sort(lineColumn, order);
            QCOMPARE(ids(relationships), ids(newLines));
            Network afresh;
            afresh.apply(text.records);
            RelationshipProxy of(&afresh);
            of.setFilterText(relationships.filterText());
            of.sort(lineColumn, order);
            QCOMPARE(ids(relationships), ids(of));
        }
    }
};

QTEST_GUILESS_MAIN(tst_ListProxies)
#include "tst_list_proxies.moc"
