// Whom a part of a name means, who does what a participle behind a noun tells, and what a place or a
// nationality beside a name does not say.
#include "models/reading/models.h"
#include "models/reading/reading.h"

#include <QtTest>

using namespace redthread;

class TestShortNames : public QObject {
    Q_OBJECT

private slots:
    void a_part_of_a_name_means_its_bearer_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("owner");
        const auto row = [](const char* text, const char* owner) { QTest::newRow(owner) << text << owner; };
        row("Jorge Ibarra Solís was freed. Ibarra acquired Zorn Bank.", "Jorge Ibarra Solís");
        row("Chen Xiaoming was freed. Chen acquired Zorn Bank.", "Chen Xiaoming");
        row("Luis Alfonso de la Torre was freed. Mr de la Torre acquired Zorn Bank.",
            "Luis Alfonso de la Torre");
        row("Mary Jane Smith met Jane Doe. Jane acquired Zorn Bank.", "Jane Doe");
    }
    void a_part_of_a_name_means_its_bearer()
    {
        QFETCH(QString, text);
        QTEST(subjectOf(text, QStringLiteral("owns")), "owner");
    }

    void who_works_is_named_right_before_it()
    {
        if (reading::models().syntax.isEmpty())
            QSKIP("no model");
        QVERIFY(subjectOf(QStringLiteral("Anna Berg said she had been beaten by men working for Zorn Bank."),
                          QStringLiteral("works_for")) != u"Anna Berg");
    }

    void a_nationality_is_no_employer_and_a_city_no_property()
    {
        if (reading::models().syntax.isEmpty())
            QSKIP("no model");
        const QString works = QStringLiteral("works_for");
        QCOMPARE(subjectOf(QStringLiteral("The Dutch researcher Pieter Jansen said nothing."), works),
                 QString());
        QCOMPARE(subjectOf(QStringLiteral("The Dutch ambassador, Pieter Jansen, said nothing."), works),
                 QStringLiteral("Pieter Jansen"));
        QCOMPARE(subjectOf(QStringLiteral("Elisabeth Bakker, a consultant in Utrecht, said nothing."),
                           QStringLiteral("owns")),
                 QString());
    }

private:
    // Of the only relationship of that kind.
    static QString subjectOf(const QString& text, const QString& kind)
    {
        const auto reading = readText(text, {});
        QStringList subjects;
        for (const Relationship& one : reading->relationships)
            for (const Entity& entity : reading->entities)
                if (one.kind == kind && one.subject == entity.id)
                    subjects << entity.name;
        return subjects.join(u'|');
    }
};

QTEST_GUILESS_MAIN(TestShortNames)
#include "tst_short_names.moc"
