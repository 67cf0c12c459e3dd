// Inside this room a failing SQL call throws a Failure, so that no call can go
// unchecked and a transaction rolls back on its way out. The Store's public
// functions catch it with guarded(): nothing is ever thrown across the wall.
#pragma once

#include "models/records/result.h"

#include <QCoreApplication>

#include <new>
#include <type_traits>

namespace redthread {

struct Failure {
    Error error;
};

inline QString tr(const char* text) { return QCoreApplication::translate("Store", text); }

[[noreturn]] inline void fail(const QString& text, Error::Kind kind = Error::Kind::Failed)
{
    throw Failure{Error{text, kind}};
}

[[noreturn]] inline void refuse(const QString& text) { fail(text, Error::Kind::Refused); }

// A name of any length and content as one short line, for sentences.
inline QString shown(const QString& name)
{
    constexpr qsizetype longest = 60;
    const QString line = name.left(1000).simplified();
    return line.size() > longest ? line.left(longest - 1) + u'…' : line;
}

template <class Function>
auto guarded(Function function) -> Result<std::invoke_result_t<Function>>
{
    try {
        return function();
    } catch (Failure& failure) {
        return std::move(failure.error);
    } catch (const std::bad_alloc&) {
        return Error{tr("There is not enough memory for this.")};
    }
}

} // namespace redthread
