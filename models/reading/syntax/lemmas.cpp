#include "models/reading/syntax/lemmas.h"

#include "models/reading/lexicon.h"

#include <QFile>
#include <QHash>

#include <algorithm>

namespace redthread::reading {

namespace {

const QHash<QString, QString>& irregular()
{
    static const QHash<QString, QString> forms = [] {
        QHash<QString, QString> map;
        QFile file(QStringLiteral(":/reading/irregular_verbs.tsv"));
        if (file.open(QIODevice::ReadOnly))
            for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
                const QStringList cells = line.split(u'\t');
                if (line.startsWith(u'#') || cells.size() < 3)
                    continue;
                for (const QString& form : {cells[1], cells[2]})
                    if (!map.contains(form))
                        map.insert(form, cells[0]);
            }
        return map;
    }();
    return forms;
}

// Forms no rule makes and no table of verbs holds.
const QHash<QString, QString>& others()
{
    static const QHash<QString, QString> forms = [] {
        QHash<QString, QString> map;
        for (const QString& pair :
             QStringLiteral(
                 "is=be are=be was=be were=be been=be being=be am=be 'm=be 're=be has=have had=have "
                 "having=have 've=have 'll=will 'd=would ca=can wo=will n't=not does=do did=do done=do "
                 "men=man women=woman children=child people=person lives=life wives=wife "
                 "thieves=thief leaves=leaf halves=half knives=knife selves=self feet=foot teeth=tooth "
                 "media=media data=data news=news series=series "
                 "crises=crisis analyses=analysis spokesmen=spokesman spokeswomen=spokeswoman")
                 .split(u' '))
            map.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
        return map;
    }();
    return forms;
}

bool isVowel(QChar c) { return QStringView(u"aeiou").contains(c); }

// "hoping" and "hopping" without their ending: which of "hop", "hope", "hopp"?
QString restored(const QString& stem)
{
    const Lexicon& l = lexicon();
    if (stem.size() < 2)
        return stem;
    const QChar last = stem.back(), before = stem[stem.size() - 2];
    const bool doubled = last == before && !isVowel(last);
    const QString withE = stem + u'e';
    // One vowel and one consonant behind it: "hop" would have become "hopped".
    const bool wouldDouble = !isVowel(last) && !QStringView(u"wxy").contains(last) && isVowel(before) &&
                             std::count_if(stem.begin(), stem.end(), isVowel) == 1;
    if (l.isCommon(withE) && (wouldDouble || !(l.isCommon(stem) && l.mostly(stem) == 'v')))
        return withE;
    if (l.isCommon(stem))
        return stem;
    if (doubled && (l.isCommon(stem.chopped(1)) || !QStringView(u"lsfz").contains(last)))
        return stem.chopped(1);
    // Unknown: a consonant behind one vowel mostly lost an e ("devised"), so did v, c, u and soft g.
    const bool oneVowel =
        stem.size() > 2 && !isVowel(last) && isVowel(before) && !isVowel(stem[stem.size() - 3]);
    const bool losesE =
        last == u'v' || last == u'c' || last == u'u' || (last == u's' && !doubled) || stem.endsWith(u"at") ||
        stem.endsWith(u"iz") || stem.endsWith(u"dg") ||
        (oneVowel && (last == u'z' || stem.endsWith(u"in") || stem.endsWith(u"ir") || stem.endsWith(u"ut")));
    return losesE ? withE : stem;
}

// The same for nouns and for verbs: "says", "companies", "boxes".
QString withoutS(const QString& word)
{
    if (word.size() < 4 || !word.endsWith(u's') || word.endsWith(u"ss") || word.endsWith(u"us") ||
        word.endsWith(u"is"))
        return word;
    if (word.endsWith(u"ies") && word.size() > 4)
        return word.chopped(3) + u'y';
    if (word.endsWith(u"xes") || word.endsWith(u"ches") || word.endsWith(u"shes") || word.endsWith(u"sses") ||
        word.endsWith(u"oes"))
        return lexicon().isCommon(word.chopped(1)) ? word.chopped(1) : word.chopped(2);
    return word.chopped(1);
}

QString verbLemma(const QString& lower, Xpos xpos)
{
    if (xpos == Xpos::Vbd || xpos == Xpos::Vbn) {
        if (const QString base = irregular().value(lower); !base.isEmpty())
            return base;
        if (lower.endsWith(u"ied") && lower.size() > 4)
            return lower.chopped(3) + u'y';
        if (lower.endsWith(u"eed") && lower.size() > 4)
            return lower.chopped(1);
        return lower.endsWith(u"ed") && lower.size() > 3 ? restored(lower.chopped(2)) : lower;
    }
    if (xpos == Xpos::Vbg)
        return lower.endsWith(u"ing") && lower.size() > 4 ? restored(lower.chopped(3)) : lower;
    return xpos == Xpos::Vbz ? withoutS(lower) : lower;
}

} // namespace

QString lemmaOf(const QString& lower, Upos upos, Xpos xpos)
{
    if (upos == Upos::Verb || upos == Upos::Aux) {
        if (lower == u"'s")
            return upos == Upos::Aux ? QStringLiteral("be") : lower;
        const QString other = others().value(lower);
        return other.isEmpty() ? verbLemma(lower, xpos) : other;
    }
    if (upos == Upos::Noun && (xpos == Xpos::Nns || xpos == Xpos::Nnps)) {
        const QString other = others().value(lower);
        return other.isEmpty() ? withoutS(lower) : other;
    }
    return upos == Upos::Part ? others().value(lower, lower) : lower;
}

} // namespace redthread::reading
