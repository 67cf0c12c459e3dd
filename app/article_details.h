// What a person says about an article, beyond its text. Empty fields leave what
// the article says of itself.
#pragma once

#include <QString>

namespace redthread {

struct GivenDetails {
    QString title;
    QString publisher;
    QString author;
    QString date; // ISO 8601, whole or cut
    QString address;
    bool possibleLinks = true; // reading offers them too

    bool operator==(const GivenDetails&) const = default;
};

} // namespace redthread
