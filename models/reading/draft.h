// What the stages of reading pass to each other: tokens, and the entities and
// mentions found so far, by index. Ids are minted only at the end.
#pragma once

#include "models/reading/names/name_features.h"
#include "models/reading/syntax/word.h"
#include "models/reading/tokens.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <stop_token>
#include <vector>

namespace redthread::reading {

struct DraftMention {
    int entity = -1;
    int sentence = 0;
    int first = 0; // tokens, half open
    int last = 0;
    MentionType type = MentionType::Name;
    double confidence = 1;
    bool kept = false;                // worth showing though no claim speaks of it
    NameType learnt = NameType::None; // of a name
};

struct DraftEntity {
    QString name;
    QString kind;
    QStringList otherNames;
    QSet<QString> words; // lower-case words said of it: "company", "ngo", "lawyer"
    int country = -1;    // the country it is (kind country) or is said to belong to
    bool named = true;
    QString iso;
    std::vector<int> mentions;       // in text order
    QHash<QString, double> kindOdds; // of a name: by what was learnt; empty where nobody asked
};

// A relationship read at one place.
struct DraftClaim {
    int subject = -1; // entities
    int object = -1;
    int subjectMention = -1;
    int objectMention = -1;
    QString kind;
    int sentence = 0;
    int trigger = 0; // the token that says it
    double confidence = 1;
    bool hearsay = false;    // said by somebody without a name: never more than alleged
    bool ascribed = false;   // the noun that says it is a predicate (ascriptions.h)
    int caller = -1;         // of an ascribed one: the verb of "called X an agent of Y"
    bool background = false; // told by the way, in an apposition: nobody else's words, as a fact
    int claimant = -1;       // entity; -1: the article's own voice
    std::vector<int> via;
    Stance stance = Stance::Stated;
    std::vector<TextRange> hedges;
    QString eventDate; // when the related thing happened
    QString claimDate; // when the claimant said it; empty: the article's date
    QStringList mayBe; // a possible link: the likeliest kinds
};

struct Draft {
    explicit Draft(const QString& t) : text(t) {}
    const QString& text;
    std::vector<Token> tokens;
    std::vector<Word> words; // parallel to tokens; empty where nothing of grammar was learnt
    std::vector<Sentence> sentences;
    std::vector<DraftEntity> entities;
    std::vector<DraftMention> mentions; // in text order after finish()
    std::vector<int> mentionAt;         // token → mention or -1
    std::vector<int> pronounAt;         // token → entity meant by "he", "its" …, or -1
    QHash<int, int> countryEntities;    // country row → entity

    const Token& token(int i) const { return tokens[i]; }
    QString textOf(int first, int last) const
    {
        const qsizetype start = tokens[first].range.start;
        return text.mid(start, tokens[last - 1].range.end - start);
    }
    int addMention(DraftMention mention)
    {
        const int index = int(mentions.size());
        for (int i = mention.first; i < mention.last; ++i)
            mentionAt[i] = index;
        mentions.push_back(mention);
        return index;
    }
    int entityAt(int token) const { return mentionAt[token] < 0 ? -1 : mentions[mentionAt[token]].entity; }
    // The lower-case words of a range, with one space between them.
    QString joined(int first, int last) const
    {
        QString words = tokens[first].lower;
        for (int i = first + 1; i < last; ++i)
            words += u' ' + tokens[i].lower;
        return words;
    }
};

} // namespace redthread::reading
