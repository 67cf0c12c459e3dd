// What a description or a pronoun says of the one it means, and what is known
// of an entity at a place of the text: what coreference.h compares.
#pragma once

#include "models/reading/draft.h"
#include "models/reading/noun_phrases.h"

namespace redthread::reading {

// Kinds that the same words may mean: h human, b body, p place, g group, o other, - unknown.
QChar familyOf(const QString& kind);

// What a phrase says by itself.
struct Said {
    QString head, text, kindWord; // the head in the singular; the text without its determiner
    QString determiner = QStringLiteral("bare");
    QSet<QString> modifiers;
    bool plural = false, named = false; // a name is part of it
    int country = -1, owner = -1;
    QSet<int> inside; // entities named in it
    QSet<int> names;  // those called by name before its head: "Oslo office", "Oslo's office"
};

// How one word was used of an entity.
struct Called {
    QSet<int> names; // those its descriptions are told apart by
    bool one = false, many = false;
};

// What is known of an entity at a place of the text.
struct Known {
    QSet<QString> heads, modifiers, texts;
    QString kind;
    bool named = false, plural = false, subject = false;
    int country = -1, owner = -1, count = 0, mention = 0;
    int sentence = -1, first = 0, last = 0; // where it was spoken of last
    QSet<int> inside;                       // entities named in its descriptions
    QHash<QString, Called> byHead;          // the words it was called by
    std::vector<QSet<QString>> called;      // the modifiers of each
    QChar gender = u'-';                    // as pronouns told
    QChar nameGender = u'-';                // as its title or first name tells
};

// What a pronoun says of the one it means.
struct Spoken {
    QString word; // as a subject: "he", "she", "it", "they", "who", "which"
    QChar gender = u'-';
    bool human = false;
};

Spoken spokenOf(const QString& pronoun); // in lower case

// f, m or -: what "Mrs", "Sir" in front of a name or the first name of a person says.
QChar genderByName(const Draft& draft, const DraftMention& name);

// `pronouns`: token → the entity that a pronoun there means, as far as decided.
Said saidBy(const Draft& draft, const Phrase& phrase, const QHash<int, int>& pronouns);

// "The Oslo office" is not the one that was the Bergen office, nor "the offices" an office.
bool isToldApart(const Said& said, const Known& known);

// Whether it was called by the word before: h in a description, n in its name, w by what was said of it; -:
// no.
QChar headMatch(const Draft& draft, const Said& said, int entity, const Known& known);
QString modifierMatch(const Said& said, const Known& known);
// Whether it was called otherwise before: told apart by other words ("the north", "the south gate").
QString clashOf(const Said& said, const Known& known);

bool isSubject(const Draft& draft, int token); // of its clause; no where grammar is not known
// The token of [first, last) that hangs outside of it.
int outward(const Draft& draft, int first, int last);

} // namespace redthread::reading
