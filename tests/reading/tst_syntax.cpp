// Grammar: the names, the parser's moves, words and their lemmas; and, where
// the model is at hand, sentences whose structure is beyond doubt.

#include "models/reading/syntax/lemmas.h"
#include "models/reading/syntax/parse.h"
#include "models/reading/syntax/tag_features.h"

#include <QtTest>

#include <random>

using namespace redthread;
using namespace redthread::reading;

class tst_Syntax : public QObject {
    Q_OBJECT

    // "Zeta <-nsubj- bought" as "1:bought-nsubj" by the word: head and relation.
    static QStringList parsed(const QString& text)
    {
        Draft draft(text);
        Tokens tokens = tokenise(text);
        draft.tokens = std::move(tokens.tokens);
        draft.sentences = std::move(tokens.sentences);
        parse(draft, models());
        QStringList out;
        for (size_t i = 0; i < draft.words.size(); ++i) {
            const Word& word = draft.words[i];
            out << draft.tokens[i].lower + u' ' + nameOf(word.relation) + u' ' +
                       (word.head < 0 ? QStringLiteral("-") : draft.tokens[size_t(word.head)].lower) + u' ' +
                       nameOf(word.upos) + u' ' + word.lemma;
        }
        return out;
    }

    static std::vector<int> headsByCosts(const std::vector<int>& right)
    {
        Arcs arcs(int(right.size()) - 1);
        while (!arcs.done()) {
            int best = -1;
            for (int a = 0; a < actionCount; ++a)
                if (arcs.may(Action(a)) &&
                    (best < 0 || arcs.cost(Action(a), right) < arcs.cost(Action(best), right)))
                    best = a;
            arcs.apply(Action(best));
        }
        return {arcs.heads().begin(), arcs.heads().end()};
    }

private slots:
    void names_come_back()
    {
        for (int i = 0; i <= int(Upos::Verb); ++i)
            QCOMPARE(uposFrom(nameOf(Upos(i))), Upos(i));
        for (int i = 0; i <= int(Xpos::CloseBracket); ++i)
            QCOMPARE(xposFrom(nameOf(Xpos(i))), Xpos(i));
        for (int i = 0; i <= int(Relation::Xcomp); ++i)
            QCOMPARE(relationFrom(nameOf(Relation(i))), Relation(i));
        QCOMPARE(relationFrom("obl:tmod"), Relation::Obl);
        QCOMPARE(relationFrom("nonsense"), Relation::Dep);
    }

    // Moves that cost nothing build the tree, whatever the tree without crossings.
    void moves_without_cost_build_the_tree()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 200; ++round) {
            // A tree from moves made at random.
            Arcs arcs(1 + int(random() % 12));
            while (!arcs.done()) {
                const Action action = Action(random() % 3);
                if (arcs.may(action))
                    arcs.apply(action);
            }
            const std::vector<int> tree(arcs.heads().begin(), arcs.heads().end());
            QCOMPARE(std::count(tree.begin(), tree.end(), 0), 1); // one root
            QCOMPARE(headsByCosts(tree), tree);
        }
    }

    void a_tree_is_named_from_the_root_down()
    {
        const std::vector<int> heads{-1, 2, 0, 5, 5, 2};
        QCOMPARE(Tree(heads).order(), std::vector<int>({2, 1, 5, 3, 4}));
    }

    void years_and_quotation_marks_look_alike()
    {
        QCOMPARE(lookOf(u"2019", "2019").word, lookOf(u"1984", "1984").word);
        QCOMPARE(lookOf(u"“", "“").word, lookOf(u"\"", "\"").word);
        QVERIFY(lookOf(u"Bank", "bank").form != lookOf(u"bank", "bank").form);
        QCOMPARE(lookOf(u"Bank", "bank").word, lookOf(u"bank", "bank").word);
        QVERIFY(lookOf(u"Bank", "bank").shape != lookOf(u"BANK", "bank").shape);
    }

    void the_tags_before_and_the_place_count()
    {
        const std::vector<Look> looks(3, lookOf(u"run", "run"));
        std::vector<learning::Feature> one, two;
        tagFeatures(looks, 1, 4, 5, one);
        tagFeatures(looks, 1, 4, 6, two);
        QVERIFY(one != two);
        tagFeatures(looks, 2, 4, 5, two);
        QVERIFY(one != two);
        QCOMPARE(one.size(), two.size());
    }

    void lemmas_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<int>("xpos");
        QTest::addColumn<QString>("lemma");
        const auto row = [](const char* form, Xpos xpos, const char* lemma) {
            QTest::newRow(form) << form << int(xpos) << lemma;
        };
        row("bought", Xpos::Vbd, "buy");
        row("accused", Xpos::Vbd, "accuse");
        row("hoped", Xpos::Vbd, "hope");
        row("hopped", Xpos::Vbd, "hop");
        row("joined", Xpos::Vbd, "join");
        row("planned", Xpos::Vbd, "plan");
        row("denied", Xpos::Vbn, "deny");
        row("making", Xpos::Vbg, "make");
        row("running", Xpos::Vbg, "run");
        row("investigating", Xpos::Vbg, "investigate");
        row("says", Xpos::Vbz, "say");
        row("pushes", Xpos::Vbz, "push");
        row("was", Xpos::Vbd, "be");
        row("wo", Xpos::Md, "will");
        row("companies", Xpos::Nns, "company");
        row("boxes", Xpos::Nns, "box");
        row("men", Xpos::Nns, "man");
    }
    void lemmas()
    {
        QFETCH(QString, form);
        QFETCH(int, xpos);
        const bool noun = Xpos(xpos) == Xpos::Nns;
        QTEST(lemmaOf(form,
                      noun                     ? Upos::Noun
                      : Xpos(xpos) == Xpos::Md ? Upos::Aux
                                               : Upos::Verb,
                      Xpos(xpos)),
              "lemma");
    }

    void contractions_are_two_words()
    {
        const QString text = "They didn’t say it can't, we'll see; he cannot. O'Brien's won't.";
        QStringList words;
        for (const Token& token : tokenise(text).tokens)
            words << token.lower;
        QCOMPARE(words.join(' '),
                 "they did n't say it ca n't , we 'll see ; he can not . o'brien 's wo n't .");
    }

    void without_a_model_there_are_no_words()
    {
        const QString text = "Zeta bought Omega.";
        Draft draft(text);
        Tokens tokens = tokenise(text);
        draft.tokens = std::move(tokens.tokens);
        draft.sentences = std::move(tokens.sentences);
        parse(draft, Models());
        QVERIFY(draft.words.empty());
    }

    void a_plain_sentence_is_understood()
    {
        if (models().syntax.isEmpty())
            QSKIP("no model");
        QCOMPARE(
            parsed("The company has bought a small bank in Norway."),
            QStringList({"the det company DET the", "company nsubj bought NOUN company",
                         "has aux bought AUX have", "bought root - VERB buy", "a det bank DET a",
                         "small amod bank ADJ small", "bank obj bought NOUN bank", "in case norway ADP in",
                         "norway nmod bank PROPN norway", ". punct bought PUNCT ."}));
    }

    void a_passive_is_understood()
    {
        if (models().syntax.isEmpty())
            QSKIP("no model");
        const QStringList words = parsed("The minister was accused of fraud by the newspaper.");
        QVERIFY2(words.contains("minister nsubj:pass accused NOUN minister"), qPrintable(words.join('\n')));
        QVERIFY2(words.contains("newspaper obl:agent accused NOUN newspaper"), qPrintable(words.join('\n')));
    }

    void a_past_behind_a_relative_clause_is_the_predicate()
    {
        if (models().syntax.isEmpty())
            QSKIP("There is no english.model here.");
        const QStringList words = parsed(
            QStringLiteral("Prime Minister Elena Kostova, who dismissed Velkov in 2020, denied reports that "
                           "she had been warned about him."));
        QVERIFY2(words.contains(u"denied root - VERB deny"), qPrintable(words.join(u'\n')));
        QVERIFY2(words.contains(u"reports obj denied NOUN report"), qPrintable(words.join(u'\n')));
        QVERIFY2(words.contains(u"elena nsubj denied PROPN elena"), qPrintable(words.join(u'\n')));
    }

    void what_is_done_to_an_object_is_the_predicate()
    {
        if (models().syntax.isEmpty())
            QSKIP("There is no english.model here.");
        const QStringList words = parsed(QStringLiteral("Police arrested journalist Tom Reed on Monday."));
        QVERIFY2(words.contains(u"arrested root - VERB arrest"), qPrintable(words.join(u'\n')));
        QVERIFY2(words.contains(u"police nsubj arrested NOUN police"), qPrintable(words.join(u'\n')));
        QVERIFY2(words.contains(u". punct arrested PUNCT ."), qPrintable(words.join(u'\n')));
    }

    void a_dateline_is_no_part_of_the_clause()
    {
        if (models().syntax.isEmpty())
            QSKIP("There is no english.model here.");
        const QString clause = QStringLiteral("Danish prosecutors charged Ada Byron.");
        const QStringList bare = parsed(clause),
                          led = parsed(QStringLiteral("OSLO, March 12 (Velpress) – ") + clause);
        QCOMPARE(led.last(bare.size()), bare);
        QVERIFY2(led.first().startsWith(u"oslo parataxis charged"), qPrintable(led.first()));
    }

    void every_word_hangs_in_its_own_sentence()
    {
        if (models().syntax.isEmpty())
            QSKIP("no model");
        const QString text =
            "He left. “Nobody,” she said, “knows – or 12,000 do!”\n\n)))((( ... 'n' ,, x\n\nA";
        Draft draft(text);
        Tokens tokens = tokenise(text);
        draft.tokens = std::move(tokens.tokens);
        draft.sentences = std::move(tokens.sentences);
        parse(draft, models());
        QCOMPARE(draft.words.size(), draft.tokens.size());
        for (const Sentence& s : draft.sentences) {
            int roots = 0;
            for (int i = s.first; i < s.last; ++i) {
                const int head = draft.words[size_t(i)].head;
                roots += head < 0;
                QVERIFY(head < 0 || (head >= s.first && head < s.last && head != i));
            }
            QCOMPARE(roots, 1);
        }
    }
};

QTEST_GUILESS_MAIN(tst_Syntax)
#include "tst_syntax.moc"
