// The walls of the house, read from every #include: a folder includes itself
// and what its row allows, and nothing else. Headers slip past a linker; they
// do not slip past this.

#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

struct Room {
    QString folder;
    QStringList mayInclude;  // other folders or single headers of the project
    QStringList mayNotUse;   // system headers by pattern
};

static const QStringList qtGui = {"^QtGui", "^QtWidgets", "^QWidget", "^QPainter", "^QImage", "^QColor"};
static const QStringList qtSql = {"^QtSql", "^QSql"};
static const QStringList graphviz = {"graphviz", "cgraph", "gvc"};

static std::vector<Room> house()
{
    return {
        {"models/records", {}, qtGui + qtSql + graphviz},
        {"models/intake", {"models/records"}, qtGui + qtSql + graphviz},
        {"models/learning", {"models/records"}, qtGui + qtSql + graphviz},
        {"models/reading", {"models/records", "models/learning"}, qtGui + qtSql + graphviz},
        {"models/training",
         {"models/records", "models/learning", "models/reading"},
         qtGui + qtSql + graphviz},
        {"models/store", {"models/records"}, qtGui + graphviz},
        {"models/network", {"models/records"}, qtGui + qtSql + graphviz},
        {"models/workers", {}, qtGui + qtSql + graphviz},
        {"models/layout", {"models/workers"}, qtGui + qtSql + graphviz},
        {"models/structure", {}, qtGui + qtSql + graphviz + QStringList{"^Qt", "^Q[A-Z]"}},
        {"models/exchange", {"models/records"}, qtGui + qtSql},
        {"views",
         {"models/records", "models/network", "models/workers", "models/layout/positions.h"},
         qtSql + graphviz},
        {"app", {"models", "views"}, qtSql + graphviz},
    };
}

static bool lies(const QString& path, const QString& place)
{
    return path == place || path.startsWith(place + '/');
}

// What stands wrong in one file, as sentences.
static QStringList crossings(const Room& room, const QString& name, const QString& text)
{
    static const QRegularExpression include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])",
                                            QRegularExpression::MultilineOption);
    QStringList found;
    for (auto it = include.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString target = match.captured(2);
        if (match.captured(1) == "\"") {
            if (target.endsWith(".moc") || lies(target, room.folder))
                continue;
            bool allowed = false;
            for (const QString& place : room.mayInclude)
                allowed |= lies(target, place);
            if (!allowed)
                found << name + " may not include " + target;
        } else {
            for (const QString& pattern : room.mayNotUse)
                if (target.contains(QRegularExpression(pattern)))
                    found << name + " may not use <" + target + ">";
        }
    }
    return found;
}

class tst_Walls : public QObject {
    Q_OBJECT
private slots:
    void no_wall_is_crossed()
    {
        int files = 0;
        QStringList found;
        for (const Room& room : house()) {
            const QString folder = QStringLiteral(REDTHREAD_SOURCE_DIR "/") + room.folder;
            QDirIterator it(folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                found << crossings(room, file.fileName().mid(int(qstrlen(REDTHREAD_SOURCE_DIR)) + 1),
                                   QString::fromUtf8(file.readAll()));
                ++files;
            }
        }
        QVERIFY(files > 10);
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void sql_and_cgraph_have_one_place()
    {
        for (const auto& [pattern, place] :
             {std::pair{QStringLiteral("#include <graphviz/"), QStringLiteral("models/exchange/dot.cpp")},
              std::pair{QStringLiteral("#include <QSql"), QStringLiteral("models/store/")}}) {
            QDirIterator it(QStringLiteral(REDTHREAD_SOURCE_DIR), {"*.h", "*.cpp"}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                const QString name = file.fileName().mid(int(qstrlen(REDTHREAD_SOURCE_DIR)) + 1);
                if (name.startsWith("build/") || name.startsWith("tests/"))
                    continue;
                QVERIFY(file.open(QIODevice::ReadOnly));
                if (file.readAll().contains(pattern.toUtf8()))
                    QVERIFY2(name.startsWith(place), qPrintable(name + " uses " + pattern));
            }
        }
    }

    void a_crossing_would_be_seen()
    {
        const Room reading{"models/reading", {"models/records"}, qtSql};
        QCOMPARE(crossings(reading, "x.cpp", "#include \"models/store/store.h\"\n").size(), 1);
        QCOMPARE(crossings(reading, "x.cpp", " # include <QSqlQuery>\n").size(), 1);
        QCOMPARE(crossings(reading, "x.cpp", "#include \"models/records/ids.h\"\n").size(), 0);
        QCOMPARE(crossings(reading, "x.cpp", "#include \"models/recordsmith/x.h\"\n").size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Walls)
#include "tst_walls.moc"
