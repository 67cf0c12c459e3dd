// What a description or a pronoun may mean, and who is asked about it.
#include "models/reading/camps.h"
#include "models/reading/coreference.h"
#include "models/reading/descriptions.h"
#include "models/reading/draft_of.h"
#include "models/reading/entities.h"
#include "models/reading/names.h"
#include "models/reading/spoken_of.h"
#include "models/training/coreference_corpus.h"

#include <QJsonArray>
#include <QTemporaryFile>
#include <QTest>

using namespace redthread;
using namespace redthread::reading;

namespace {

struct Asked {
    QString phrase;
    QStringList candidates; // names
};

struct Walk {
    explicit Walk(const QString& text) : draft(draftOf(text))
    {
        makeEntities(draft, findNames(draft, {}), {});
        findAntecedents(
            draft, inTextOrder(findPhrases(draft), findPronouns(draft)),
            [&](const Phrase& p, const std::vector<Antecedent>& all) {
                Asked one{draft.textOf(p.first, p.head + 1), {}};
                for (const Antecedent& a : all)
                    if (a.entity >= 0)
                        one.candidates << draft.entities[a.entity].name;
                asked.push_back(one);
                mostCandidates = std::max(mostCandidates, all.size());
                return 0;
            },
            [&](const Phrase& p) {
                DraftEntity fresh;
                fresh.name = draft.textOf(p.first, p.head + 1);
                draft.entities.push_back(fresh);
                return int(draft.entities.size()) - 1;
            });
    }
    QStringList candidatesOf(const QString& phrase) const
    {
        for (const Asked& one : asked)
            if (one.phrase == phrase)
                return one.candidates;
        return {QStringLiteral("not asked")};
    }

    Draft draft;
    std::vector<Asked> asked;
    size_t mostCandidates = 0;
};

} // namespace

class tst_Coreference : public QObject {
    Q_OBJECT
private slots:
    void a_description_may_mean_a_name_before_it()
    {
        const QString text = QStringLiteral("Ada Byron runs Velbrook Group. The company sells pumps.");
        QVERIFY(Walk(text)
                    .candidatesOf(QStringLiteral("The company"))
                    .contains(QStringLiteral("Velbrook Group")));
    }
    void a_role_may_mean_the_name_behind_it()
    {
        const QString text = QStringLiteral("On Monday the spokeswoman Ada Byron said nothing.");
        QVERIFY(
            Walk(text).candidatesOf(QStringLiteral("the spokeswoman")).contains(QStringLiteral("Ada Byron")));
    }
    void a_pronoun_is_asked_about()
    {
        const QString text = QStringLiteral("Ada Byron left. She said nothing.");
        QVERIFY(Walk(text).candidatesOf(QStringLiteral("She")).contains(QStringLiteral("Ada Byron")));
    }
    void a_name_tells_whether_he_or_she_is_meant()
    {
        const Walk walk(
            QStringLiteral("Anna Byron met Thomas Voss, Mrs Holt, Sir Alex Crane and Qoru Xevan."));
        QHash<QString, QChar> genders;
        for (const DraftMention& m : walk.draft.mentions)
            genders.insert(walk.draft.entities[m.entity].name.section(u' ', -1), genderByName(walk.draft, m));
        QCOMPARE(genders.value("Byron"), QChar(u'f'));
        QCOMPARE(genders.value("Voss"), QChar(u'm'));
        QCOMPARE(genders.value("Holt"), QChar(u'f'));
        QCOMPARE(genders.value("Crane"), QChar(u'm'));
        QCOMPARE(genders.value("Xevan"), QChar(u'-')); // nothing is known of it
    }
    void offices_of_two_cities_are_two()
    {
        const Walk walk(
            QStringLiteral("The Oslo office closed. The London office opened. Then the office was sold."));
        QVERIFY(!walk.candidatesOf(QStringLiteral("The London office"))
                     .contains(QStringLiteral("The Oslo office")));
        const QStringList meant = walk.candidatesOf(QStringLiteral("the office"));
        QVERIFY(meant.contains(QStringLiteral("The Oslo office")) &&
                meant.contains(QStringLiteral("The London office")));
    }
    void one_is_not_many()
    {
        const Walk walk(QStringLiteral("A company closed. The companies were sold."));
        QVERIFY(!walk.candidatesOf(QStringLiteral("The companies")).contains(QStringLiteral("A company")));
    }
    void who_is_pointed_at_was_spoken_of_last()
    {
        const Walk walk(
            QStringLiteral("A red company closed. A blue company opened. This company was sold."));
        const QStringList meant = walk.candidatesOf(QStringLiteral("This company"));
        QVERIFY(meant.contains(QStringLiteral("A blue company")));
        QVERIFY(!meant.contains(QStringLiteral("A red company")));
    }
    void camps_with_other_names_are_others()
    {
        const Walk walk(
            QStringLiteral("The localist camp won. The pro-harbour camp lost. The camp was angry."));
        QVERIFY(!walk.candidatesOf(QStringLiteral("The pro-harbour camp"))
                     .contains(QStringLiteral("The localist camp")));
        QVERIFY(walk.candidatesOf(QStringLiteral("The camp")).contains(QStringLiteral("The localist camp")));
    }
    void an_adjective_stands_for_its_camp()
    {
        // The first `tokens` of the text are what is called a camp.
        const auto found = [](const QString& text, int tokens) {
            Draft draft = draftOf(text);
            draft.mentionAt.assign(draft.tokens.size(), -1);
            draft.entities.emplace_back();
            draft.addMention({0, 0, 0, tokens, MentionType::Description, 1});
            addCampWords(draft);
            QStringList words;
            for (const DraftMention& m : draft.mentions)
                words << draft.textOf(m.first, m.last) + u'=' + QString::number(m.entity);
            return words;
        };
        QCOMPARE(found(QStringLiteral("The localist camp won. Localist councillor Ann Lee met two localists. "
                                      "The locals wept."),
                       3),
                 QStringList({QStringLiteral("The localist camp=0"), QStringLiteral("Localist=0"),
                              QStringLiteral("localists=0")}));
        // A common word is not its own, and what is no camp has none.
        QCOMPARE(found(QStringLiteral("The large camp won. A large dog barked."), 3).size(), 1);
        QCOMPARE(found(QStringLiteral("The localist wept. Two localists left."), 2).size(), 1);
    }
    void an_ngo_is_no_company()
    {
        const Walk walk(
            QStringLiteral("Velbrook Group sells pumps. The NGO protested, and the company paid."));
        QVERIFY(!walk.candidatesOf(QStringLiteral("The NGO")).contains(QStringLiteral("Velbrook Group")));
        QVERIFY(walk.candidatesOf(QStringLiteral("the company")).contains(QStringLiteral("Velbrook Group")));
    }
    void who_speaks_behind_a_comma_is_no_apposition()
    {
        const auto said = [](const QString& text, const QString& name) {
            Draft draft = draftOf(text);
            makeEntities(draft, findNames(draft, {}), {});
            findDescriptions(draft, {});
            for (const DraftEntity& entity : draft.entities)
                if (entity.name == name)
                    return entity.words;
            return QSet<QString>{QStringLiteral("no such name")};
        };
        QVERIFY(said("Zorn Bank thanked the mayor, Ada Byron, in May.", "Ada Byron").contains("mayor"));
        QVERIFY(!said("Zorn Bank thanked the mayor, Ada Byron said.", "Ada Byron").contains("mayor"));
    }
    void candidates_are_bounded()
    {
        QString text;
        for (int i = 0; i < 400; ++i)
            text += QStringLiteral("The red company met the blue company and a green ministry. ");
        const Walk walk(text);
        QVERIFY(walk.asked.size() > 800);
        QVERIFY(walk.mostCandidates < 80);
    }
    void annotated_mentions_end_with_their_head()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const auto word = [](int n, const char* form, const char* misc) {
            return QStringLiteral("%1\t%2\t_\t_\t_\t_\t_\t_\t_\t%3\n")
                .arg(n)
                .arg(QLatin1String(form), QLatin1String(misc))
                .toUtf8();
        };
        file.write("# newdoc id = one\n");
        file.write(word(1, "The", "Entity=(1-person-new-nnnnn-cf1-2-coref"));
        file.write(word(2, "head", "_"));
        file.write(word(3, "of", "_"));
        file.write(word(4, "Velbrook", "Entity=(2-organization-new-nnnnn-cf2-1-sgl)1)"));
        file.write(word(5, "left", "SpaceAfter=No"));
        file.write(word(6, ".", "_"));
        file.close();
        const auto texts = learning::coreferenceTexts(file.fileName());
        QCOMPARE(texts.size(), size_t(1));
        QCOMPARE(texts[0].text, QStringLiteral("The head of Velbrook left. "));
        QStringList mentions;
        for (const QJsonValue& value : texts[0].gold["mentions"].toArray())
            mentions << texts[0].text.mid(value["start"].toInt(),
                                          value["end"].toInt() - value["start"].toInt());
        mentions.sort();
        QCOMPARE(mentions, QStringList({QStringLiteral("The head"), QStringLiteral("Velbrook")}));
    }
};

QTEST_GUILESS_MAIN(tst_Coreference)
#include "tst_coreference.moc"
