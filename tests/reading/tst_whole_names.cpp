// Names of bodies that are longer than runs of capitalised words. The texts are made up here.
#include "models/reading/draft_of.h"
#include "models/reading/names.h"

#include <QTest>

using namespace redthread;
using namespace redthread::reading;

namespace {

QStringList namesOf(const QString& text)
{
    const Draft draft = draftOf(text);
    QStringList names;
    for (const NameSpan& name : findNames(draft, {}))
        names << draft.textOf(name.first, name.last);
    return names;
}

} // namespace

class tst_WholeNames : public QObject {
    Q_OBJECT

private slots:
    void a_name_is_whole_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* text, const char* name) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(name);
        };
        row("Yesterday the Food and Drug Administration fined Qirgana Ltd.", "Food and Drug Administration");
        row("Yesterday the U.S. Fish and Game Commission fined Qirgana Ltd.",
            "U.S. Fish and Game Commission");
        row("The Justice and Freedom Party accused Ada Byron.", "Justice and Freedom Party");
        row("The Committee to Defend Writers criticised Qirgana Ltd.", "Committee to Defend Writers");
        row("Members of the Campaign Against Music Taxes met Ada Byron.", "Campaign Against Music Taxes");
        row("Teachers Without Schools accused the firm.", "Teachers Without Schools");
        row("Officers of the Bureau of Fish, Meat and Bread arrested Tom Reed.",
            "Bureau of Fish, Meat and Bread");
        row("The Department for Trade, Culture and Sport paid Tom Reed.",
            "Department for Trade, Culture and Sport");
        row("Yesterday the Attorney General's Office charged Tom Reed.", "Attorney General's Office");
        row("Yesterday the Mayor’s Office denied the report.", "Mayor’s Office");
        row("Lawyers of Velor, Zilch & Partners met Ada Byron.", "Velor, Zilch & Partners");
        row("Rania al-Qirgani works for Velor Ltd.", "Rania al-Qirgani");
    }

    void a_name_is_whole()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QVERIFY2(namesOf(text).contains(name), qPrintable(namesOf(text).join(u'|')));
    }

    void names_that_only_stand_beside_each_other_stay_apart()
    {
        for (const auto& [text, apart] :
             {std::pair{"Yesterday the Senate and the Defence Ministry met.", "Defence Ministry"},
              {"Yesterday the Ministry of Justice and Qirgana Ltd met.", "Ministry of Justice"},
              {"Yesterday Ada Byron's Office Ltd sold boats.", "Ada Byron"},
              {"Kenya and Transport Minister Ada Byron agreed.", "Ada Byron"},
              {"He told the Committee to call Ada Byron.", "Ada Byron"},
              {"The firm hired Ada Byron, Tom Reed and Velor Ltd.", "Tom Reed"}})
            QVERIFY2(namesOf(QString::fromUtf8(text)).contains(QString::fromUtf8(apart)),
                     qPrintable(namesOf(QString::fromUtf8(text)).join(u'|')));
    }

    void what_stands_in_front_is_no_part_of_a_name()
    {
        QVERIFY(
            namesOf(QStringLiteral("The Oslo-based Velor Trust paid Ada Byron.")).contains(u"Velor Trust"));
        const QStringList names =
            namesOf(QStringLiteral("The Kenya-registered company Velor met Ada Byron."));
        QVERIFY2(!names.contains(u"Kenya-registered"), qPrintable(names.join(u'|')));
        const QStringList two = namesOf(QStringLiteral("The Tel Aviv-based firm Velor met Ada Byron."));
        QVERIFY2(!two.join(u'|').contains(u"-based"), qPrintable(two.join(u'|')));
        QVERIFY(namesOf(QStringLiteral("Former Velor Bank manager Tom Reed left.")).contains(u"Velor Bank"));
    }

    void us_is_a_country_in_capitals_only()
    {
        QVERIFY(!namesOf(QStringLiteral("Stop Watching Us, a coalition, met.")).contains(u"Us"));
        QVERIFY(namesOf(QStringLiteral("Yesterday the US sold boats.")).contains(u"US"));
    }
};

QTEST_GUILESS_MAIN(tst_WholeNames)
#include "tst_whole_names.moc"
