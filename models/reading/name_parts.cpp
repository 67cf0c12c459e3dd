#include "models/reading/name_parts.h"

#include "models/reading/lexicon.h"

#include <algorithm>

namespace redthread::reading {

namespace {

constexpr int longest = 8; // tokens of a name that is remembered

class Taker {
public:
    Taker(const Draft& draft, const std::vector<NameSpan>& names) : d(draft)
    {
        for (const NameSpan& name : names)
            if (!name.demonym && name.last - name.first <= longest)
                m_known.insert(d.joined(name.first, name.last));
        for (const Token& t : d.tokens)
            if (t.is(Token::Word) && !t.is(Token::Capital))
                m_lower.insert(t.lower);
        for (const NameSpan& name : names)
            if (name.first > d.sentences[size_t(name.sentence)].first)
                m_inside.insert(d.tokens[name.first].lower);
    }

    void put(const NameSpan& name, std::vector<NameSpan>& out) const
    {
        const int length = name.last - name.first;
        if (name.demonym || length < 2 || length > longest)
            out.push_back(name);
        else if (const int at = countryEnd(name); at > 0)
            cut(name, at, at, NameType::Place, out);
        else if (isOpened(name))
            cut(name, name.first, name.first + 1, NameType::None, out);
        else if (const int of = membershipAt(name); of > 0)
            cut(name, of, of + 1, NameType::Person, out);
        else
            out.push_back(name);
    }

private:
    const Token& at(int i) const { return d.tokens[i]; }
    bool isKnown(int first, int last) const { return m_known.contains(d.joined(first, last)); }
    bool seemsPerson(int first, int last) const
    {
        return last - first > 1 && lexicon().firstNames.contains(at(first).lower) &&
               !lexicon().kindWords.value(at(last - 1).lower).inNames;
    }

    // [first, left) and [right, last); nothing to the left where that is empty.
    void cut(NameSpan name, int left, int right, NameType type, std::vector<NameSpan>& out) const
    {
        if (left > name.first) {
            NameSpan front = name;
            front.last = left;
            if (type != NameType::None)
                front.type = type;
            out.push_back(front);
        }
        name.rolesFrom = -1;
        name.first = right;
        if (type == NameType::Place)
            name.type = NameType::Person;
        else if (type == NameType::Person)
            name.type = NameType::None;
        put(name, out);
    }

    // "the United States Ann Lee": where the country ends; 0: there is none, or it is part of a longer name.
    int countryEnd(const NameSpan& name) const
    {
        for (int end = name.last - 2; end >= name.first + 2; --end)
            if (lexicon().countryOf.contains(d.joined(name.first, end)) &&
                (isKnown(end, name.last) || seemsPerson(end, name.last) ||
                 (name.type == NameType::Person &&
                  !lexicon().kindWords.value(at(name.last - 1).lower).inNames)))
                return end;
        return 0;
    }

    // The first word has its capital only from the beginning of the sentence: "Nonpartisan Ann Lee".
    bool isOpened(const NameSpan& name) const
    {
        const QString& word = at(name.first).lower;
        return name.first == d.sentences[size_t(name.sentence)].first && m_lower.contains(word) &&
               (word.contains(u'-') || !m_inside.contains(word)) &&
               (isKnown(name.first + 1, name.last) || seemsPerson(name.first + 1, name.last));
    }

    // "Ann Lee of Greensea", Ann Lee being spoken of by herself elsewhere; 0: there is none.
    int membershipAt(const NameSpan& name) const
    {
        for (int i = name.first + 2; i + 1 < name.last; ++i)
            if (at(i).is(u"of") && isKnown(name.first, i) &&
                (name.type == NameType::Person || seemsPerson(name.first, i)))
                return i;
        return 0;
    }

    const Draft& d;
    QSet<QString> m_known, m_lower;
    QSet<QString> m_inside; // first words of names that do not open their sentence
};

} // namespace

void takeApart(const Draft& draft, std::vector<NameSpan>& names)
{
    const Taker taker(draft, names);
    std::vector<NameSpan> out;
    for (const NameSpan& name : names)
        taker.put(name, out);
    names = std::move(out);
}

} // namespace redthread::reading
