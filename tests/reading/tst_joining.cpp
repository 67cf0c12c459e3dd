// Which of a new article's entities the project knows already.
#include "models/reading/alike.h"
#include "models/reading/joining.h"

#include <QtTest>

using namespace redthread;

namespace {

Entity entity(const QString& kind, const QString& name, const QStringList& otherNames = {})
{
    Entity made;
    made.id = mintId<EntityId>();
    made.kind = kind;
    made.name = name;
    made.otherNames = otherNames;
    return made;
}

// An article that says `subject --kind→ object` and nothing else.
Reading article(const Entity& subject, const QString& kind, const Entity& object)
{
    Reading reading;
    reading.entities = {subject, object};
    reading.relationships = {{mintId<RelationshipId>(), subject.id, kind, object.id}};
    Claim claim;
    claim.id = mintId<ClaimId>();
    claim.relationship = reading.relationships[0].id;
    claim.claimant = subject.id;
    claim.via = {object.id};
    reading.claims = {claim};
    Mention mention;
    mention.id = mintId<MentionId>();
    mention.entity = subject.id;
    reading.mentions = {mention};
    return reading;
}

const QString person = QStringLiteral("person"), company = QStringLiteral("company"),
              owns = QStringLiteral("owns");

} // namespace

class TestJoining : public QObject {
    Q_OBJECT

private slots:
    void names_alike_in_one_article_are_proposed_data()
    {
        QTest::addColumn<QStringList>("names"); // kind:name
        QTest::addColumn<QStringList>("proposed");
        QTest::newRow("a letter apart")
            << QStringList{"company:NSO Group", "company:NGO Group"} << QStringList{"NGO Group = NSO Group"};
        QTest::newRow("too short") << QStringList{"company:NSO", "company:NGO"} << QStringList{};
        QTest::newRow("a number apart") << QStringList{"group:Unit 8200", "group:Unit 8201"} << QStringList{};
        QTest::newRow("another kind")
            << QStringList{"company:Zorn Post", "media:Zorn Post"} << QStringList{"Zorn Post = Zorn Post"};
        QTest::newRow("a last name") << QStringList{"person:Omar Radi", "person:Radi"}
                                     << QStringList{"Radi = Omar Radi"};
        QTest::newRow("whose last name?")
            << QStringList{"person:Omar Radi", "person:Ada Radi", "person:Radi"} << QStringList{};
        QTest::newRow("nobody and the same")
            << QStringList{"company:", "company:Arvo Mining"} << QStringList{};
        QTest::newRow("a person and a firm")
            << QStringList{"person:Marta Zorn", "company:Maria Zorn"} << QStringList{};
    }
    void names_alike_in_one_article_are_proposed()
    {
        QFETCH(QStringList, names);
        QFETCH(QStringList, proposed);
        Reading reading;
        QHash<EntityId, QString> nameOf;
        for (const QString& name : names) {
            reading.entities.push_back(entity(name.section(u':', 0, 0), name.section(u':', 1)));
            nameOf.insert(reading.entities.back().id, reading.entities.back().name);
            Mention mention;
            mention.id = mintId<MentionId>();
            mention.entity = reading.entities.back().id;
            reading.mentions.push_back(mention);
        }
        QStringList found;
        for (const Proposal& proposal : alikeWithin(reading)) {
            QVERIFY(!proposal.reason.isEmpty());
            found << nameOf[proposal.newcomer] + " = " + nameOf[proposal.known];
        }
        QCOMPARE(found, proposed);
    }

    void an_entity_of_two_articles_is_one()
    {
        const Entity known = entity(company, "NSO Group", {"NSO"});
        const Entity again = entity(company, "the NSO  group"), other = entity(person, "Ada Byron");
        const Joined joined = joinKnown(article(other, owns, again), {known}, {});
        QCOMPARE(int(joined.joins.size()), 1);
        QCOMPARE(joined.joins[0].first, again.id);
        QCOMPARE(joined.joins[0].second, known.id);
        QCOMPARE(int(joined.reading.entities.size()), 1);
        QCOMPARE(joined.reading.relationships[0].object, known.id);
        QCOMPARE(joined.reading.claims[0].via, QList<EntityId>{known.id});
        QVERIFY(joined.proposals.empty());
    }

    void everything_that_pointed_at_the_newcomer_points_at_the_known_one()
    {
        const Entity known = entity(person, "Ada Byron"), again = entity("journalist", "Ada Byron"),
                     firm = entity(company, "Engines");
        const Joined joined = joinKnown(article(again, owns, firm), {known}, {});
        QCOMPARE(joined.reading.mentions[0].entity, known.id);
        QCOMPARE(joined.reading.claims[0].claimant, known.id);
        QCOMPARE(joined.reading.relationships[0].subject, known.id);
    }

    void an_ambiguous_name_is_proposed_and_not_joined()
    {
        const Entity one = entity(company, "Atlas"), two = entity(company, "Atlas"),
                     again = entity(company, "Atlas");
        const Joined joined = joinKnown(article(again, owns, entity(company, "Zed")), {one, two}, {});
        QVERIFY(joined.joins.empty());
        QCOMPARE(int(joined.proposals.size()), 2);
        QVERIFY(joined.proposals[0].reason.contains("Atlas"));
    }

    void one_word_of_a_person_never_joins()
    {
        const Entity known = entity(person, "Omar Radi", {"Radi"}), again = entity(person, "Radi");
        const Joined joined = joinKnown(article(again, owns, entity(company, "Zed")), {known}, {});
        QVERIFY(joined.joins.empty());
        QCOMPARE(int(joined.proposals.size()), 1);
        QCOMPARE(joined.proposals[0].known, known.id);
    }

    void who_is_only_described_neither_joins_nor_is_proposed()
    {
        const Entity known = entity(person, "chairman"), again = entity(person, "chairman");
        Reading reading = article(again, owns, entity(company, "Zed"));
        reading.mentions[0].type = MentionType::Description;
        const Joined joined = joinKnown(reading, {known}, {});
        QVERIFY(joined.joins.empty());
        QVERIFY(joined.proposals.empty());
    }

    void one_word_of_a_firm_joins()
    {
        const Entity known = entity(company, "Velbrook Systems", {"Velbrook"}),
                     again = entity(company, "Velbrook");
        QCOMPARE(int(joinKnown(article(again, owns, entity(company, "Zed")), {known}, {}).joins.size()), 1);
    }

    void other_kinds_of_the_same_name_do_not_join()
    {
        const Entity known = entity("place", "Paris Hilton"), again = entity(person, "Paris Hilton");
        const Joined joined = joinKnown(article(again, owns, entity(company, "Zed")), {known}, {});
        QVERIFY(joined.joins.empty());
        QVERIFY(joined.proposals.empty());
    }

    void withdrawn_and_merged_entities_are_not_known()
    {
        Entity withdrawn = entity(company, "Atlas"), merged = entity(company, "Atlas");
        withdrawn.withdrawn = true;
        merged.mergedInto = mintId<EntityId>();
        QVERIFY(joinKnown(article(entity(company, "Atlas"), owns, entity(company, "Zed")),
                          {withdrawn, merged}, {})
                    .joins.empty());
    }

    void claims_land_on_the_known_relationship()
    {
        const Entity a = entity(company, "Atlas Holding"), b = entity(company, "Zed Works");
        const Relationship known{mintId<RelationshipId>(), a.id, owns, b.id};
        const Reading again = article(entity(company, "Atlas Holding"), owns, entity(company, "Zed Works"));
        const Joined joined = joinKnown(again, {a, b}, {known});
        QVERIFY(joined.reading.relationships.empty());
        QCOMPARE(joined.reading.claims[0].relationship, known.id);
    }

    void a_relationship_of_another_kind_stays_its_own()
    {
        const Entity a = entity(company, "Atlas Holding"), b = entity(company, "Zed Works");
        const Relationship known{mintId<RelationshipId>(), a.id, QStringLiteral("sues"), b.id};
        const Joined joined = joinKnown(
            article(entity(company, "Atlas Holding"), owns, entity(company, "Zed Works")), {a, b}, {known});
        QCOMPARE(int(joined.reading.relationships.size()), 1);
    }

    void a_symmetric_relationship_lands_in_either_direction()
    {
        const Entity a = entity(company, "Atlas Holding"), b = entity(company, "Zed Works");
        const Relationship known{mintId<RelationshipId>(), b.id, QStringLiteral("meets"), a.id};
        const Joined joined =
            joinKnown(article(entity(company, "Atlas Holding"), "meets", entity(company, "Zed Works")),
                      {a, b}, {known});
        QVERIFY(joined.reading.relationships.empty());
        QCOMPARE(joined.reading.claims[0].relationship, known.id);
    }
};

QTEST_APPLESS_MAIN(TestJoining)
#include "tst_joining.moc"
