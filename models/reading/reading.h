// Reading is the engine's narrow door: text in, records out. What it returns
// refers only to itself (all ids freshly minted, document id as given); joining
// with what a project already holds is joining.h's business.
//
// Every range is in UTF-16 units of the text given. Every passage's quote is
// exactly the text of its range. The function is pure and may run on any
// thread; it shares only constant lexicons, loaded once.
#pragma once

#include "models/records/records.h"
#include "models/records/result.h"

#include <QJsonObject>

#include <functional>
#include <stop_token>
#include <vector>

namespace redthread {

struct Reading {
    std::vector<Entity> entities;
    std::vector<Mention> mentions;
    std::vector<Passage> passages;
    std::vector<Relationship> relationships;
    std::vector<Claim> claims; // when asked for, possible links too: their relationship is linked_to
    QStringList notes;         // sentences for the person: another language, a damaged model
};

struct ArticleDetails {
    DocumentId document;
    QString date;      // ISO 8601, whole or cut; empty: unknown
    QString publisher; // the article's own voice when known
    QString author;
    bool possible = false; // possible links too
    double claimFrom = -1; // least confidence of a claim; below 0: as measured best
    double possibleFrom = -1;
    bool learnt = true; // false: mentions and relationships by rules alone
};

// How much of a long text was read, above 0 to 1; told on the reading thread,
// every few seconds, and not at all of an article of usual length.
using ReadingProgress = std::function<void(double)>;

// An Error only when stopped (Error::Kind::Cancelled). An article in which
// nothing is found gives an empty Reading. Memory besides the text and what was
// read in it is bounded: a long text is read in pieces (pieces.h).
Result<Reading> readText(const QString& text, const ArticleDetails& details, std::stop_token stop = {},
                         const ReadingProgress& progress = {});

// The same with entities and mentions taken from an annotation (given.h).
Result<Reading> readGivenMentions(const QString& text, const ArticleDetails& details, const QJsonObject& gold,
                                  std::stop_token stop = {});

} // namespace redthread
