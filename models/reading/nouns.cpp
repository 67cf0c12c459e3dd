#include "models/reading/nouns.h"

#include <QHash>

#include <QStringList>

namespace redthread::reading {

QString singularOf(const QString& word)
{
    if (word.endsWith(u"ies") && word.size() > 4)
        return word.chopped(3) + u'y';
    if (word.endsWith(u"sses") || word.endsWith(u"ches") || word.endsWith(u"shes") || word.endsWith(u"xes"))
        return word.chopped(2);
    if (word.endsWith(u's') && !word.endsWith(u"ss") && !word.endsWith(u"us") && !word.endsWith(u"is") &&
        word.size() > 3)
        return word.chopped(1);
    return word;
}

QString determinerClass(const QString& word)
{
    static const QHash<QString, QString> classes = [] {
        QHash<QString, QString> c;
        const auto put = [&](const char* list, const char* name) {
            for (const QString& w : QString::fromLatin1(list).split(u' '))
                c.insert(w, QString::fromLatin1(name));
        };
        put("the this that these those", "def");
        put("a an some another", "ind");
        put("its his her their our my your", "pos");
        put("any no every each", "neg");
        put("all many several other both few most", "q");
        return c;
    }();
    return classes.value(word);
}

} // namespace redthread::reading
