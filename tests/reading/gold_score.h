// Scores a reading against an annotation by hand, by the rules of the corpus'
// own scorer, strict lines: mentions are matched one to one by overlap; an
// entity is the annotated one with which it shares most mentions; a pair is
// unordered, pair and type is directed unless the kind is symmetric.
#pragma once

#include <QJsonObject>

struct Count {
    int right = 0;
    int gold = 0;
    int read = 0;

    double recall() const { return gold ? 100.0 * right / gold : 0; }
    double precision() const { return read ? 100.0 * right / read : 0; }
    double f1() const { return gold + read ? 200.0 * right / (gold + read) : 0; }
};

struct GoldScore {
    Count names; // `read` is not counted
    Count pairs;
    Count typedPairs;
};

// Adds the counts of one text; both in the schema of the corpus.
void addScore(GoldScore& score, const QJsonObject& gold, const QJsonObject& reading);

// Reads the text beside an annotation and adds its score; false when a file
// cannot be opened. The text of X.json or X.gold.json is X.txt.
bool addScoreOf(GoldScore& score, const QString& goldPath, const QString& textPath);
