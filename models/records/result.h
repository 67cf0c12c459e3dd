// Result is what a function returns that can fail: a value, or an Error whose
// text is a sentence for the person at the screen, naming the file or record.
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace redthread {

struct Error {
    // Where a failure leads to a different exit code or question.
    enum class Kind { Failed, Refused, Busy, Newer, Damaged, ReadOnly, Cancelled };

    QString text;
    Kind kind = Kind::Failed;
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Error error) : m_content(std::move(error)) {}

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& operator*() & { return std::get<0>(m_content); }
    const T& operator*() const& { return std::get<0>(m_content); }
    T&& operator*() && { return std::get<0>(std::move(m_content)); }
    T* operator->() { return &std::get<0>(m_content); }
    const T* operator->() const { return &std::get<0>(m_content); }

    const Error& error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

// A Result without a value: Done{} or an Error.
struct Done {};

} // namespace redthread
