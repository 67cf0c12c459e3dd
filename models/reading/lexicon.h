// The lexicons of the reading engine: the tables of resources/reading/, loaded
// once, constant afterwards, safe from every thread. Rows of files of the same
// name in <AppDataLocation>/reading/ are added behind ours. All words are case
// folded.
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace redthread::reading {

enum class Form { Verb, Noun, Role };
enum class Slot { Subject, Object, AfterPreposition, Bearer, Whole };

// A row of patterns.tsv.
struct Pattern {
    Form form = Form::Verb;
    QString kind;
    QStringList prepositions;
    Slot subject = Slot::Subject;
    Slot object = Slot::Object;
    QSet<QString> others; // kinds the other party must have (not the bearer, not the subject); empty: any
    QSet<QString> between; // one of these words stands between verb and preposition; empty: any

    bool takes(const QString& otherKind) const { return others.isEmpty() || others.contains(otherKind); }
};

// A row of beside.tsv: two mentions side by side.
struct Beside {
    QString kind;
    QSet<QString> left, right; // kinds of entity
    QStringList links;         // what stands between: "in", ",", "'s"; "+" nothing
    bool demonym = false;      // the left one is a demonym
    bool swapped = false;      // the right one is the subject
};

// A verb's form met in a text.
struct VerbForm {
    enum Shape : quint8 { Base = 1, Third = 2, Past = 4, Participle = 8, Ing = 16 };
    QString lemma;    // with its particle: "set up"
    QString particle; // "up"; empty: none
    quint8 shapes = 0;
};

struct CountryRow {
    QString name;
    QString iso;
};

struct KindWord {
    QString kind;
    bool describes = false;
    bool inNames = false;
    bool plural = false;  // counts who is not named
    bool surname = false; // too: behind a first name it is no word of that kind
};

// A row of governors.tsv: what a word makes of what hangs on it; stances as int.
struct Governor {
    int affirmed = 0;
    int negated = 0;
};

// Kinds of entity that may stand at the ends of a relationship.
struct Signature {
    QSet<QString> subjects;
    QSet<QString> objects;
};

// What a word that passes on speech does to what is said.
enum class Saying { Plain, Allege, Suppose, Deny };

struct Lexicon {
    QStringList troubles;                // sentences: rows of a person's own that are none
    QSet<QString> abbreviations;         // without the full stop
    QSet<QString> titleAbbreviations;    // those followed by a name: "dr", "gen"
    QHash<QString, QString> commonWords; // word → what it mostly is ("nv")
    QSet<QString> firstNames;
    QHash<QString, QChar> genders; // f or m of first names that are mostly women's or men's
    QSet<QString> places;
    std::vector<CountryRow> countries;
    QHash<QString, int> countryOf; // name or other name → row
    QHash<QString, int> demonyms;  // "moroccan" → row
    QSet<QString> noNames;         // written with a capital, name nobody
    QHash<QString, KindWord> kindWords;
    std::vector<std::pair<QString, KindWord>> kindEndings; // of words inside names: "blatt"
    // What a word says that stands inside a name, by itself or by how it ends.
    KindWord wordInName(const QString& word) const;
    QHash<QString, QString> knownNames; // names known to everybody → kind
    QHash<QString, QString> nounKinds;  // common noun, in the singular → what it mostly means
    QSet<QString> kindWordEnds;         // last words of those of several words, singular and plural
    QSet<QString> roleEnds;             // last words of roles, singular and plural
    int longestKindWord = 1;            // in words
    QHash<QString, std::vector<Pattern>> verbPatterns; // lemma
    QHash<QString, std::vector<Pattern>> nounPatterns;
    QHash<QString, std::vector<Pattern>> rolePatterns;
    int longestRole = 1;
    std::vector<Beside> besides;
    QHash<QString, std::vector<VerbForm>> verbForms; // form of the verb without particle
    QHash<QString, QList<Signature>> signatures;     // kind of relationship → any of these
    QSet<QString> itself;                            // those whose object never is
    QSet<QString> throughOwner;     // relationships whose object may be named by its possessor
    QHash<QString, Saying> sayings; // lemma
    QSet<QString> tellings;         // lemmas of those that are said to somebody: "tell", "inform"
    bool isTelling(const QString& word) const;
    QSet<QString> backgrounds;      // relationships told by the way, inside anybody's words
    QSet<QString> camps;            // sides that are spoken of by their adjective: "camp", "bloc"
    QSet<QString> fictions;         // what is made up: "novel", "dream"
    QSet<QString> recordWords;      // what says things of itself, and nobody with it: "figures", "register"
    QSet<QString> hearsayWords;     // of speakers whose word is not enough: "anonymous", "rumours"
    QSet<QString> kinWords;         // without one of which nobody is said to be family: "wife", "married"
    QSet<QString> thoughtWords; // verbs, as written, behind a clause that is no more than thought or heard
    QSet<QString> offices;      // held for a state: "the Dutch ambassador", but not "the Dutch researcher"
    QSet<QString> doubts;       // words that make a sentence doubtful wherever they stand
    QSet<QString> acts;         // relationships that are themselves something said or done to somebody
    QHash<QString, Governor> governors;                        // "verb claim" → …
    QHash<QString, std::vector<QPair<QStringList, int>>> cues; // first word → all words, stance as int

    // A row of governors.tsv; none: the word is not there as that part.
    std::optional<Governor> governor(const char* part, const QString& word) const;
    bool isFunctionWord(const QString& word) const;
    bool isCommon(const QString& word) const { return commonWords.contains(word); }
    // 'n', 'v', 'a', 'r', 'f' … or null when not a common word.
    char mostly(const QString& word) const;
    bool fits(const QString& relationship, const QString& subjectKind, const QString& objectKind) const;
};

const Lexicon& lexicon();

} // namespace redthread::reading
