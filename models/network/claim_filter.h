// ClaimFilter says which claims the picture is drawn from: "according to whom,
// as of when, how surely". A value; an empty one lets everything through. What
// it keeps back is not gone: it counts for nothing while the filter is set.
#pragma once

#include "models/network/standing.h"

#include <QSet>

#include <array>

namespace redthread {

struct ClaimFilter {
    enum class DateOf {
        Said,  // the claim's date, else its document's
        Event, // when the related thing happened; claims without one stay out
    };

    std::array<bool, 4> stances = {true, true, true, true}; // index = Stance
    // Who says it; empty: anyone. `passedOn`: also those through whom it comes.
    QSet<Voice> accordingTo;
    bool passedOn = false;
    // ISO 8601, whole or cut, both included; empty: without end. A cut date is
    // the whole month or year: it passes when it overlaps the span.
    QString from;
    QString until;
    DateOf dateOf = DateOf::Said;
    bool undated = false; // with a span: what has no date passes, too
    QSet<DocumentId> documents;  // empty: all
    QSet<QString> relationships; // kinds of relationship; empty: all
    bool acceptedOnly = false;   // only what a person accepted
    bool openOnly = false;       // only what nobody decided yet
    // Claims of which something carries one of these tags: the claim itself, its
    // relationship, an end of it, its document; empty: any.
    QStringList tags;

    // Of these the lines are asked that the claims above make.
    int leastVoices = 1;   // independent voices a line must have, denials among them
    int leastDegree = 1;   // lines that each end must have
    EntityId connectedTo;  // only what hangs together with it; null: all
    int steps = 0;         // at most so many lines away from it; 0: any number

    bool limitsDates() const { return !from.isEmpty() || !until.isEmpty(); }
    bool limitsLines() const { return leastDegree > 1 || connectedTo; }
    bool isEmpty() const { return *this == ClaimFilter(); }
    bool operator==(const ClaimFilter&) const = default;
};

// Whether a date, whole or cut, lies in the span or overlaps it. An empty date
// lies in none that has an end.
bool isWithin(const QString& date, const QString& from, const QString& until);

} // namespace redthread
