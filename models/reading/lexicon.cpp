#include "models/reading/lexicon.h"

#include "models/records/kinds.h"
#include "models/records/stance.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <type_traits>

namespace redthread::reading {

namespace {

// Calls `row` with the cells of each row of a table, ours first; what it takes
// for no row (false) is told when it is the person's own.
template <class F>
void eachRow(Lexicon& l, const QString& name, int columns, F row)
{
    const QString own =
        QStandardPaths::locate(QStandardPaths::AppDataLocation, QStringLiteral("reading/") + name);
    for (const QString& path : {QStringLiteral(":/reading/") + name, own}) {
        QFile file(path);
        if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        int number = 0;
        for (const QStringView line : QStringView(text).split(u'\n')) {
            ++number;
            if (line.startsWith(u'#') || line.trimmed().isEmpty())
                continue;
            QStringList cells;
            for (const QStringView view : line.split(u'\t'))
                cells.append(view.trimmed().toString());
            bool good = cells.size() >= columns;
            if constexpr (std::is_same_v<std::invoke_result_t<F, QStringList>, bool>)
                good = good && row(cells);
            else if (good)
                row(cells);
            if (!good && path == own)
                l.troubles << QCoreApplication::translate(
                                  "redthread::Reading",
                                  "Line %1 of “%2” is no row of that table and was left out.")
                                  .arg(number)
                                  .arg(own);
        }
    }
}

QStringList alternatives(const QString& cell) { return cell.split(u'|', Qt::SkipEmptyParts); }

Slot slotOf(const QString& cell)
{
    return cell == u"O"   ? Slot::Object
           : cell == u"P" ? Slot::AfterPreposition
           : cell == u"B" ? Slot::Bearer
           : cell == u"W" ? Slot::Whole
                          : Slot::Subject;
}

bool isVowel(QChar c) { return QStringView(u"aeiou").contains(c); }

struct VerbMaker {
    QHash<QString, QStringList> irregular; // infinitive → past, participle
    QHash<QString, std::vector<VerbForm>>& forms;
    QSet<QString> done;

    void put(const QString& form, const VerbForm& verb, quint8 shape)
    {
        std::vector<VerbForm>& list = forms[form];
        for (VerbForm& known : list)
            if (known.lemma == verb.lemma) {
                known.shapes |= shape;
                return;
            }
        list.push_back(verb);
        list.back().shapes = shape;
    }

    void add(const QString& lemma)
    {
        if (done.contains(lemma))
            return;
        done.insert(lemma);
        const qsizetype space = lemma.indexOf(u' ');
        const QString base = space < 0 ? lemma : lemma.left(space);
        const VerbForm verb{lemma, space < 0 ? QString() : lemma.mid(space + 1), 0};
        const auto ends = [&](QStringView end) { return base.endsWith(end); };
        put(base, verb, VerbForm::Base);
        const bool consonantY = base.size() > 1 && ends(u"y") && !isVowel(base[base.size() - 2]);
        put(consonantY
                ? base.chopped(1) + QStringLiteral("ies")
                : base + (ends(u"s") || ends(u"sh") || ends(u"ch") || ends(u"x") || ends(u"z") || ends(u"o")
                              ? QStringLiteral("es")
                              : QStringLiteral("s")),
            verb, VerbForm::Third);
        if (base == u"have")
            put(QStringLiteral("has"), verb, VerbForm::Third);
        if (base == u"be") {
            for (const QStringView form : {u"is", u"are", u"'s"})
                put(form.toString(), verb, VerbForm::Third);
            put(QStringLiteral("were"), verb, VerbForm::Past);
        }
        const QString stem = ends(u"e") ? base.chopped(1) : base;
        // "plan" doubles, "develop" does not; both spellings do no harm.
        const bool doubles = base.size() > 2 && !isVowel(base.back()) && isVowel(base[base.size() - 2]) &&
                             !isVowel(base[base.size() - 3]) && !ends(u"w") && !ends(u"x") && !ends(u"y");
        put((ends(u"ee") ? base : stem) + QStringLiteral("ing"), verb, VerbForm::Ing);
        if (doubles)
            put(base + base.back() + QStringLiteral("ing"), verb, VerbForm::Ing);
        if (const QStringList own = irregular.value(base); own.size() >= 2) {
            put(own[0], verb, VerbForm::Past);
            put(own[1], verb, VerbForm::Participle);
            return;
        }
        const quint8 both = VerbForm::Past | VerbForm::Participle;
        put(consonantY ? base.chopped(1) + QStringLiteral("ied") : stem + QStringLiteral("ed"), verb, both);
        if (doubles)
            put(base + base.back() + QStringLiteral("ed"), verb, both);
    }
};

// "journalist|person" and the short names of groups of kinds.
QSet<QString> kindSet(const QString& cell)
{
    static const QStringList human{QStringLiteral("journalist"), QStringLiteral("person"),
                                   QStringLiteral("group")};
    static const QStringList body{QStringLiteral("ngo"), QStringLiteral("company"),
                                  QStringLiteral("government"), QStringLiteral("media"),
                                  QStringLiteral("organisation")};
    QSet<QString> kinds;
    for (const QString& name : alternatives(cell)) {
        if (name == u"human" || name == u"who")
            for (const QString& kind : human)
                kinds.insert(kind);
        if (name == u"body" || name == u"who")
            for (const QString& kind : body)
                kinds.insert(kind);
        if (name == u"who")
            kinds.insert(QStringLiteral("country"));
        kinds.insert(name);
    }
    return kinds;
}

void loadWords(Lexicon& l)
{
    eachRow(l, QStringLiteral("abbreviations.tsv"), 2, [&](const QStringList& c) {
        l.abbreviations.insert(c[1].toCaseFolded());
        if (c[0] == u"title")
            l.titleAbbreviations.insert(c[1].toCaseFolded());
    });
    eachRow(l, QStringLiteral("no_names.tsv"), 1, [&](const QStringList& c) { l.noNames.insert(c[0]); });
    eachRow(l, QStringLiteral("common_words.tsv"), 2,
            [&](const QStringList& c) { l.commonWords.insert(c[0], c[1]); });
    eachRow(l, QStringLiteral("gazetteer.tsv"), 2, [&](const QStringList& c) {
        const QString name = c[1].toCaseFolded();
        (c[0] == u"first" ? l.firstNames : l.places).insert(name);
        if (c.size() > 2 && (c[2] == u"f" || c[2] == u"m"))
            l.genders.insert(name, c[2].front());
    });
    eachRow(l, QStringLiteral("countries.tsv"), 3, [&](const QStringList& c) {
        const int row = int(l.countries.size());
        l.countries.push_back({c[0], c[1]});
        l.countryOf.insert(c[0].toCaseFolded(), row);
        for (const QString& name : alternatives(c[2]))
            l.demonyms.insert(name.toCaseFolded(), row);
        if (c.size() > 3)
            for (const QString& name : alternatives(c[3]))
                l.countryOf.insert(name.toCaseFolded(), row);
    });
    eachRow(l, QStringLiteral("known_names.tsv"), 2, [&](const QStringList& c) {
        for (const QString& name : alternatives(c[1]))
            l.knownNames.insert(name, c[0]);
    });
    eachRow(l, QStringLiteral("noun_kinds.tsv"), 2, [&](const QStringList& c) {
        for (const QString& noun : alternatives(c[1]))
            l.nounKinds.insert(noun, c[0]);
    });
    eachRow(l, QStringLiteral("kind_words.tsv"), 3, [&](const QStringList& c) {
        const QString word = c[0].toCaseFolded();
        const bool known = l.kindWords.contains(word);
        const bool inNames = c[2].contains(u's'), describes = c[2].contains(u'd');
        if (word.startsWith(u'-')) {
            l.kindEndings.emplace_back(word.mid(1), KindWord{.kind = c[1], .inNames = true});
            return;
        }
        KindWord& row = l.kindWords[word];
        if (!known || describes) // "group" names a company, "30 groups" does not
            row.kind = c[1];
        row.inNames |= inNames;
        row.describes |= describes || c[2].contains(u'g');
        row.plural |= c[2].contains(u'g');
        row.surname |= c[2].contains(u'n');
        if (c[2].contains(u'c'))
            l.camps.insert(word);
        if (word.contains(u' ')) {
            const QString end = word.mid(word.lastIndexOf(u' ') + 1);
            l.kindWordEnds << end << end + u's';
            if (end.endsWith(u'y'))
                l.kindWordEnds << end.chopped(1) + QStringLiteral("ies");
        }
        l.longestKindWord = qMax(l.longestKindWord, int(word.count(u' ')) + 1);
    });
}

void loadPatterns(Lexicon& l)
{
    VerbMaker maker{{}, l.verbForms, {}};
    eachRow(l, QStringLiteral("irregular_verbs.tsv"), 3, [&](const QStringList& c) {
        maker.irregular.insert(c[0], {c[1], c[2]});
    });
    eachRow(l, QStringLiteral("patterns.tsv"), 6, [&](const QStringList& c) {
        static const QSet<QString> forms = {QStringLiteral("verb"), QStringLiteral("noun"),
                                            QStringLiteral("role")};
        if (!forms.contains(c[0]) || !isRelationshipKind(c[1]) || c[2].isEmpty())
            return false;
        Pattern pattern;
        pattern.form = c[0] == u"noun" ? Form::Noun : c[0] == u"role" ? Form::Role : Form::Verb;
        pattern.kind = c[1];
        pattern.prepositions = alternatives(c[3]);
        pattern.subject = slotOf(c[4]);
        pattern.object = slotOf(c[5]);
        if (c.size() > 6)
            pattern.others = kindSet(c[6]);
        if (c.size() > 7)
            for (const QString& word : alternatives(c[7]))
                pattern.between.insert(word);
        for (const QString& word : alternatives(c[2])) {
            if (pattern.form == Form::Verb) {

                maker.add(word);
                l.verbPatterns[word].push_back(pattern);
            } else if (pattern.form == Form::Noun) {
                l.nounPatterns[word].push_back(pattern);
            } else {
                l.rolePatterns[word].push_back(pattern);
                const QString end = word.mid(word.lastIndexOf(u' ') + 1);
                l.roleEnds << end << end + u's';
                l.longestRole = qMax(l.longestRole, int(word.count(u' ')) + 1);
            }
        }
        return true;
    });
    eachRow(l, QStringLiteral("signatures.tsv"), 3, [&](const QStringList& c) {
        l.signatures[c[0]].append({kindSet(c[1]), kindSet(c[2])});
        if (c.value(3) == u"owner")
            l.throughOwner.insert(c[0]);
        if (c.value(3) == u"itself")
            l.itself.insert(c[0]);
    });
    eachRow(l, QStringLiteral("beside.tsv"), 5, [&](const QStringList& c) {
        l.besides.push_back({c[0], kindSet(c[1]), kindSet(c[3]), alternatives(c[2]), c[4].contains(u'd'),
                             c[4].contains(u's')});
    });
    eachRow(l, QStringLiteral("governors.tsv"), 4, [&](const QStringList& c) {
        const auto affirmed = stanceFromKey(c[1]), negated = stanceFromKey(c[2]);
        if (affirmed && negated)
            for (const QString& word : alternatives(c[3]))
                l.governors.insert(c[0] + u' ' + word, {int(*affirmed), int(*negated)});
    });
    eachRow(l, QStringLiteral("cues.tsv"), 2, [&](const QStringList& c) {
        for (const auto& [what, words] :
             {std::pair(u"background", &l.backgrounds), std::pair(u"act", &l.acts),
              std::pair(u"fiction", &l.fictions), std::pair(u"doubt", &l.doubts),
              std::pair(u"record", &l.recordWords), std::pair(u"hearsay", &l.hearsayWords),
              std::pair(u"kin", &l.kinWords), std::pair(u"office", &l.offices),
              std::pair(u"thought", &l.thoughtWords), std::pair(u"told", &l.tellings)})
            if (c[0] == what) {
                words->insert(c[1]);
                return;
            }
        if (const auto stance = stanceFromKey(c[0])) {
            const QStringList words = c[1].split(u' ', Qt::SkipEmptyParts);
            l.cues[words.first()].push_back({words, int(*stance)});
            return;
        }
        maker.add(c[1]);
        l.sayings.insert(c[1], c[0] == u"allege"    ? Saying::Allege
                               : c[0] == u"suppose" ? Saying::Suppose
                               : c[0] == u"deny"    ? Saying::Deny
                                                    : Saying::Plain);
    });
}

} // namespace

std::optional<Governor> Lexicon::governor(const char* part, const QString& word) const
{
    const auto row = governors.constFind(QLatin1String(part) + u' ' + word);
    return row == governors.constEnd() ? std::nullopt : std::optional(*row);
}

bool Lexicon::isFunctionWord(const QString& word) const
{
    const QString tags = commonWords.value(word);
    return tags.startsWith(u'f') || tags.startsWith(u'x') || tags.startsWith(u'r');
}

char Lexicon::mostly(const QString& word) const
{
    const auto it = commonWords.constFind(word);
    return it == commonWords.constEnd() || it->isEmpty() ? '\0' : it->at(0).toLatin1();
}

bool Lexicon::fits(const QString& relationship, const QString& subjectKind, const QString& objectKind) const
{
    const QList<Signature> rows = signatures.value(relationship);
    return std::any_of(rows.begin(), rows.end(), [&](const Signature& row) {
        return row.subjects.contains(subjectKind) && row.objects.contains(objectKind);
    });
}

const Lexicon& lexicon()
{
    static const Lexicon loaded = [] {
        Lexicon l;
        loadWords(l);
        loadPatterns(l);
        return l;
    }();
    return loaded;
}

bool Lexicon::isTelling(const QString& word) const
{
    const auto forms = verbForms.constFind(word);
    return forms != verbForms.constEnd() &&
           std::any_of(forms->begin(), forms->end(),
                       [&](const VerbForm& form) { return tellings.contains(form.lemma); });
}

KindWord Lexicon::wordInName(const QString& word) const
{
    constexpr int shortest = 3; // letters in front of an ending
    if (const auto row = kindWords.constFind(word); row != kindWords.constEnd())
        return *row;
    for (const auto& [ending, row] : kindEndings)
        if (word.size() >= ending.size() + shortest && word.endsWith(ending))
            return row;
    return {};
}

} // namespace redthread::reading
