// StableRows is a list that only grows and whose rows keep their addresses, in
// blocks of 64 kB: rows of a hundred bytes lie close, where a std::deque has a
// piece of memory for every two or three of them (a tenth of a large project).
#pragma once

#include <bit>
#include <cstddef>
#include <iterator>
#include <vector>

namespace redthread {

template <class Row>
class StableRows {
public:
    using value_type = Row;

    size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    Row& operator[](size_t at) { return m_blocks[at / perBlock][at % perBlock]; }
    const Row& operator[](size_t at) const { return m_blocks[at / perBlock][at % perBlock]; }
    Row& back() { return (*this)[m_size - 1]; }

    Row& emplace_back()
    {
        if (m_size % perBlock == 0) {
            m_blocks.emplace_back();
            m_blocks.back().reserve(perBlock); // never more: the addresses stay
        }
        ++m_size;
        return m_blocks.back().emplace_back();
    }

    template <class Rows, class Value>
    struct Iterator {
        using iterator_category = std::forward_iterator_tag;
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        using pointer = Value*;
        using reference = Value&;

        Rows* rows = nullptr;
        size_t at = 0;

        Value& operator*() const { return (*rows)[at]; }
        Value* operator->() const { return &(*rows)[at]; }
        Iterator& operator++()
        {
            ++at;
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator before = *this;
            ++at;
            return before;
        }
        bool operator==(const Iterator& other) const { return at == other.at; }
    };
    auto begin() { return Iterator<StableRows, Row>{this, 0}; }
    auto end() { return Iterator<StableRows, Row>{this, m_size}; }
    auto begin() const { return Iterator<const StableRows, const Row>{this, 0}; }
    auto end() const { return Iterator<const StableRows, const Row>{this, m_size}; }

private:
    static constexpr size_t perBlock = std::bit_floor(size_t(65'536) / sizeof(Row));

    std::vector<std::vector<Row>> m_blocks;
    size_t m_size = 0;
};

} // namespace redthread
