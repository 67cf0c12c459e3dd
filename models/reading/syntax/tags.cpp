#include "models/reading/syntax/tags.h"

#include <QHash>

#include <iterator>

namespace redthread::reading {

namespace {

// In the order of the enumerations.
constexpr const char* uposNames[] = {"X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
                                     "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
constexpr const char* xposNames[] = {
    "_",   "ADD", "AFX", "CC",  "CD", "DT",  "EX",   "FW",  "GW",  "HYPH",  "IN",   "JJ",   "JJR",
    "JJS", "LS",  "MD",  "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",   "PRP",  "PRP$", "RB",
    "RBR", "RBS", "RP",  "SYM", "TO", "UH",  "VB",   "VBD", "VBG", "VBN",   "VBP",  "VBZ",  "WDT",
    "WP",  "WP$", "WRB", "$",   ",",  ":",   ".",    "``",  "''",  "-LRB-", "-RRB-"};
constexpr const char* relationNames[] = {
    "dep",           "acl",          "acl:relcl",   "advcl",      "advcl:relcl", "advmod",      "amod",
    "appos",         "aux",          "aux:pass",    "case",       "cc",          "cc:preconj",  "ccomp",
    "compound",      "compound:prt", "conj",        "cop",        "csubj",       "csubj:outer", "csubj:pass",
    "det",           "det:predet",   "discourse",   "dislocated", "expl",        "fixed",       "flat",
    "goeswith",      "iobj",         "list",        "mark",       "nmod",        "nmod:desc",   "nmod:poss",
    "nmod:unmarked", "nsubj",        "nsubj:outer", "nsubj:pass", "nummod",      "obj",         "obl",
    "obl:agent",     "obl:unmarked", "orphan",      "parataxis",  "punct",       "reparandum",  "root",
    "vocative",      "xcomp"};
static_assert(std::size(uposNames) == size_t(Upos::Verb) + 1);
static_assert(std::size(xposNames) == size_t(Xpos::CloseBracket) + 1);
static_assert(std::size(relationNames) == size_t(Relation::Xcomp) + 1);

template <class Tag, size_t N>
QHash<QString, Tag> numbered(const char* const (&names)[N])
{
    QHash<QString, Tag> tags;
    for (size_t i = 0; i < N; ++i)
        tags.insert(QString::fromLatin1(names[i]), Tag(i));
    return tags;
}

} // namespace

QString nameOf(Upos upos) { return QString::fromLatin1(uposNames[size_t(upos)]); }
QString nameOf(Xpos xpos) { return QString::fromLatin1(xposNames[size_t(xpos)]); }
QString nameOf(Relation relation) { return QString::fromLatin1(relationNames[size_t(relation)]); }

Upos uposFrom(const QString& name)
{
    static const auto tags = numbered<Upos>(uposNames);
    return tags.value(name, Upos::X);
}

Xpos xposFrom(const QString& name)
{
    static const auto tags = numbered<Xpos>(xposNames);
    return tags.value(name, Xpos::None);
}

Relation relationFrom(const QString& name)
{
    static const auto relations = numbered<Relation>(relationNames);
    const auto whole = relations.constFind(name);
    return whole != relations.constEnd() ? *whole : relations.value(name.section(u':', 0, 0), Relation::Dep);
}

} // namespace redthread::reading
