// Where the work lives that nobody has saved yet, and what is opened first.
//
// Without --store the work is kept in <data folder>/work/, named after the
// articles it began with: the same articles again find the same work again,
// with everything done to it.
#pragma once

#include "app/command_line.h"

#include <QString>
#include <QStringList>

namespace redthread {

QString dataFolder(); // made when it is not there
QString workFolder(); // <data folder>/work
bool isUnsavedWork(const QString& storePath);
QString newWorkFile(); // a name not used yet
QString workFileFor(const QStringList& articles);
QStringList exampleArticles(); // resource paths of the bundled example

struct Opening {
    QString store;
    QStringList articles; // to be imported into it
    bool isExample = false;
    bool recovered = false; // the last window did not close properly; this is its work
    bool isNew = false;     // a project that was named and not there
    bool isSecondTry = false; // empty, instead of one that could not be opened
};

// What the window begins with. `unfinished`: the store of a window that did not
// close properly, empty when there was none.
Opening openingFor(const CommandLine& line, const QString& unfinished);

} // namespace redthread
