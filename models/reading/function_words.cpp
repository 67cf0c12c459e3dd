#include "models/reading/function_words.h"

namespace redthread::reading {

const Words& words()
{
    static const Words loaded = [] {
        const auto make = [](const char* list) {
            QSet<QString> set;
            for (const QString& word : QString::fromLatin1(list).split(u' '))
                set.insert(word);
            return set;
        };
        Words w;
        w.auxiliaries = make("is are was were be been being am has have had having do does did will would "
                             "could may might can should must shall to not "
                             "never n't no longer also then still already just now only allegedly reportedly "
                             "once twice repeatedly even ever "
                             "later often always again long since previously recently currently formerly "
                             "first jointly publicly strongly secretly "
                             "n't ca wo 're 've 'll 'd 'm has'nt get got");
        w.subordinators = make("after before since until as because than once");
        w.portions = make("content contents findings part parts rest majority activities work conclusions");
        w.be = make("is are was were be been being get got gets");
        w.prepositions = make("of in on at by for with from to into about against over under between through "
                              "during after before since until "
                              "within without among as like than via towards toward near behind alongside "
                              "around despite upon including because");
        w.relative = make("who which that whom");
        w.subjects = make("i you he she it we they");
        w.conjunctions = make("and or but");
        w.boundaries =
            make("; : ( ) [ ] because while whereas although though when where if unless whether but so");
        w.determiners = make("the a an this that these those its his her their our some several many any all "
                             "both one two three");
        return w;
    }();
    return loaded;
}

bool isNegation(const QString& word)
{
    return word == u"not" || word == u"never" || word == u"no" || word.endsWith(u"n't");
}

} // namespace redthread::reading
