// must() takes the value out of a Result or ends the test program with its
// sentence.
#pragma once

#include "models/records/result.h"

#include <QtGlobal>

namespace redthread {

template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().text));
    return *std::move(result);
}

} // namespace redthread
