#include "models/reading/names/name_features.h"

#include <algorithm>

namespace redthread::reading {

using learning::combine;
using learning::Feature;

namespace {

constexpr Feature outside = 1;

Feature wordAt(std::span<const NameWord> s, int i)
{
    return i < 0 || i >= int(s.size()) ? outside + (i < 0) : s[size_t(i)].look.word;
}

Feature shapeAt(std::span<const NameWord> s, int i)
{
    return i < 0 || i >= int(s.size()) ? outside : s[size_t(i)].look.shape;
}

} // namespace

NameWord nameWordOf(QStringView form, const QString& lower)
{
    NameWord word;
    word.look = lookOf(form, lower);
    word.capital = !form.isEmpty() && form.front().isUpper();
    word.small = std::any_of(form.begin(), form.end(), [](QChar c) { return c.isLower(); });
    return word;
}

void giveGrammar(NameWord& word, const Word& grammar, int first)
{
    word.tag = combine(Feature(grammar.upos), Feature(grammar.xpos));
    word.relation = Feature(grammar.relation) + 1;
    word.head = grammar.head < 0 ? -1 : grammar.head - first;
}

void NameMemory::note(std::span<const NameWord> s, std::span<const quint8> labels)
{
    for (size_t i = 0; i < s.size(); ++i) {
        if (!s[i].capital && !s[i].small)
            continue;
        const NameType type = typeOf(labels[i]);
        const size_t at = type == NameType::None ? size_t(s[i].capital) : 2 + size_t(type);
        Counts& counts = m_words[s[i].look.word];
        counts[at] = quint16(std::min(counts[at] + 1, 60000));
        if (i + 1 < s.size() && labels[i] != 0)
            ++m_pairs[combine(s[i].look.word, s[i + 1].look.word)][labels[i]];
    }
}

void NameMemory::say(std::span<const NameWord> s, int i, std::vector<Feature>& out) const
{
    const auto found = m_words.constFind(s[size_t(i)].look.word);
    if (found != m_words.constEnd()) {
        const auto most = std::max_element(found->begin(), found->end());
        int all = 0;
        for (const int count : *found)
            all += count;
        const Feature best = Feature(most - found->begin());
        out.push_back(combine(80, best));
        out.push_back(combine(combine(81, best), Feature(*most * 4 / all)));
        out.push_back(combine(combine(82, best), s[size_t(i)].look.shape));
    }
    for (const int first : {i, i - 1}) {
        if (first < 0 || first + 1 >= int(s.size()))
            continue;
        const auto pair = m_pairs.constFind(combine(wordAt(s, first), wordAt(s, first + 1)));
        if (pair != m_pairs.constEnd())
            out.push_back(combine(first == i ? 83 : 84,
                                  Feature(std::max_element(pair->begin(), pair->end()) - pair->begin())));
    }
}

ListMarks namesOfLists(std::span<const NameWord> s, const learning::Weights& lists)
{
    ListMarks marks(s.size());
    std::vector<float> in(size_t(lists.classes()));
    for (size_t i = 0; i < s.size() && lists; ++i) {
        if (!s[i].capital)
            continue;
        Feature key = 0;
        for (size_t j = i; j < s.size() && j < i + longestListed; ++j) {
            key = listKey(key, s[j].look.word);
            std::fill(in.begin(), in.end(), 0.f);
            lists.add(key, 1, in);
            for (size_t list = 0; list < in.size(); ++list) {
                if (in[list] == 0)
                    continue;
                for (size_t k = i; k <= j; ++k) {
                    const int place = i == j ? 0 : k == i ? 1 : k == j ? 2 : 3;
                    const auto mark = quint8(4 * list + size_t(place));
                    if (std::find(marks[k].begin(), marks[k].end(), mark) == marks[k].end())
                        marks[k].push_back(mark);
                }
            }
        }
    }
    return marks;
}

void nameFeatures(std::span<const NameWord> s, int i, const ListMarks& marks, const NameMemory* memory,
                  int convention, std::vector<Feature>& out)
{
    out.clear();
    const Look& look = s[size_t(i)].look;
    const Feature w = look.word, sh = look.shape;
    const Feature before = wordAt(s, i - 1), after = wordAt(s, i + 1);
    const auto say = [&](quint64 what, Feature f) { out.push_back(combine(what, f)); };
    const auto both = [&](quint64 what, Feature a, Feature b) {
        out.push_back(combine(combine(what, a), b));
    };
    say(1, 0);
    say(2, w);
    say(3, look.form);
    say(4, before);
    say(5, after);
    say(6, wordAt(s, i - 2));
    say(7, wordAt(s, i + 2));
    say(8, sh);
    both(10, shapeAt(s, i - 1), sh);
    both(11, sh, shapeAt(s, i + 1));
    both(12, combine(shapeAt(s, i - 1), sh), shapeAt(s, i + 1));
    both(13, before, w);
    both(14, w, after);
    both(15, before, sh);
    both(16, sh, after);
    both(17, combine(wordAt(s, i - 2), before), sh);
    both(18, combine(wordAt(s, i + 2), after), sh);
    for (quint64 k = 0; k < 3; ++k)
        if (look.prefix[k])
            both(20, k, look.prefix[k]);
    for (quint64 k = 0; k < 4; ++k)
        if (look.suffix[k])
            both(21, k, look.suffix[k]);
    if (look.suffix[2])
        both(22, look.suffix[2], sh);
    if (i == 0)
        say(23, sh);
    if (std::none_of(s.begin(), s.end(), [](const NameWord& word) { return word.small; }))
        say(24, sh);
    for (int d = -1; d <= 1; ++d) {
        if (i + d < 0 || i + d >= int(s.size()))
            continue;
        both(25, Feature(d + 1), s[size_t(i + d)].look.lexical);
        for (const quint8 mark : marks[size_t(i + d)])
            both(26, Feature(d + 1), mark);
    }
    both(27, look.lexical, sh);
    both(28, look.lexical, combine(shapeAt(s, i - 1), shapeAt(s, i + 1)));
    for (const quint8 mark : marks[size_t(i)])
        both(29, mark, sh);
    for (int d = 3; d <= 4; ++d) {
        say(30, wordAt(s, i - d));
        say(31, wordAt(s, i + d));
    }
    const auto tagAt = [&](int k) { return k < 0 || k >= int(s.size()) ? outside : s[size_t(k)].tag; };
    if (const NameWord& word = s[size_t(i)]; word.tag) {
        say(50, word.tag);
        both(51, word.tag, sh);
        both(52, tagAt(i - 1), word.tag);
        both(53, word.tag, tagAt(i + 1));
        both(54, combine(tagAt(i - 1), word.tag), tagAt(i + 1));
        both(55, word.tag, look.lexical);
        both(56, word.tag, combine(before, sh));
        both(57, word.relation, word.tag);
        both(58, word.relation, tagAt(word.head));
        both(59, word.relation, wordAt(s, word.head));
    }
    if (convention >= 0) {
        say(40, Feature(convention));
        both(41, Feature(convention), sh);
        both(42, Feature(convention), combine(shapeAt(s, i - 1), sh));
        both(43, Feature(convention), look.lexical);
        both(44, Feature(convention), w);
        both(45, Feature(convention), combine(before, sh));
        both(46, Feature(convention), combine(sh, after));
        both(47, Feature(convention), combine(s[size_t(i)].tag, sh));
        both(48, Feature(convention), combine(tagAt(i - 1), s[size_t(i)].tag));
        both(49, Feature(convention), combine(s[size_t(i)].relation, tagAt(s[size_t(i)].head)));
    }
    if (memory)
        memory->say(s, i, out);
}

void bestLabels(std::span<const float> scores, const NameSteps& steps, std::vector<quint8>& out)
{
    const size_t n = scores.size() / nameLabels;
    out.assign(n, 0);
    if (n == 0)
        return;
    constexpr float never = -1e30f;
    std::vector<std::array<quint8, nameLabels>> back(n);
    std::array<float, nameLabels> sum{}, next{};
    for (int k = 0; k < nameLabels; ++k)
        sum[size_t(k)] = isInside(k) ? never : scores[size_t(k)] + steps[nameLabels][size_t(k)];
    for (size_t i = 1; i < n; ++i) {
        for (int k = 0; k < nameLabels; ++k) {
            float most = 2 * never;
            quint8 from = 0;
            for (int j = 0; j < nameLabels; ++j)
                if (mayFollow(j, k))
                    if (const float value = sum[size_t(j)] + steps[size_t(j)][size_t(k)]; value > most) {
                        most = value;
                        from = quint8(j);
                    }
            next[size_t(k)] = most + scores[i * nameLabels + size_t(k)];
            back[i][size_t(k)] = from;
        }
        sum = next;
    }
    out[n - 1] = quint8(std::max_element(sum.begin(), sum.end()) - sum.begin());
    for (size_t i = n - 1; i > 0; --i)
        out[i - 1] = back[i][out[i]];
}

} // namespace redthread::reading
