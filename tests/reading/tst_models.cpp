// Where the learnt model is looked for, and that reading goes on without it.

#include "models/reading/models.h"
#include "models/reading/reading.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace redthread;
using namespace redthread::reading;

class tst_Models : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { qunsetenv("REDTHREAD_MODELS"); }

    void an_empty_folder_gives_an_empty_model()
    {
        const QTemporaryDir folder;
        qputenv("REDTHREAD_MODELS", folder.path().toUtf8());
        const Models models = openModels();
        QVERIFY(!models.file);
        QVERIFY2(models.trouble.contains("english.model"), qPrintable(models.trouble));
        QVERIFY(models.syntax.isEmpty());
    }

    void a_damaged_model_gives_a_sentence()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("english.model"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("REDMODEL and then nothing");
        file.close();
        qputenv("REDTHREAD_MODELS", folder.path().toUtf8());
        const Models models = openModels();
        QVERIFY(!models.file);
        QVERIFY2(models.trouble.contains("english.model"), qPrintable(models.trouble));
    }

    void the_shipped_model_holds_grammar()
    {
        const Models models = openModels();
        if (!models.file && models.trouble.isEmpty())
            QSKIP("no model beside the sources");
        QVERIFY2(models.file, qPrintable(models.trouble));
        QVERIFY(!models.syntax.isEmpty());
        QVERIFY(models.file->size() <= 12'000'000);
    }

    void a_model_under_the_name_of_another_is_told()
    {
        const Models shipped = openModels();
        if (!shipped.file || !shipped.namesFile)
            QSKIP("no model beside the sources");
        const QTemporaryDir folder;
        QVERIFY(QFile::copy(shipped.file->path(), folder.filePath("names.model")));
        QVERIFY(QFile::copy(shipped.file->path(), folder.filePath("english.model")));
        qputenv("REDTHREAD_MODELS", folder.path().toUtf8());
        const Models models = openModels();
        QVERIFY2(models.trouble.contains("names.model"), qPrintable(models.trouble));
        QVERIFY(!models.syntax.isEmpty() && models.names.isEmpty());
    }

    void reading_goes_on_without_a_model()
    {
        const QTemporaryDir folder;
        qputenv("REDTHREAD_MODELS", folder.path().toUtf8());
        ArticleDetails details;
        details.document = mintId<DocumentId>();
        const auto reading = readText("Anna Berg works for Zeta Corp.", details);
        QVERIFY(reading.ok());
        QVERIFY(!reading->entities.empty());
    }
};

QTEST_GUILESS_MAIN(tst_Models)
#include "tst_models.moc"
