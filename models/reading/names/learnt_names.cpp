#include "models/reading/names/learnt_names.h"

#include "models/reading/lexicon.h"

#include <QSet>

#include <algorithm>

namespace redthread::reading {

namespace {

class Adder {
public:
    Adder(const Draft& draft, const std::vector<NameSpan>& learnt) : m_draft(draft), m_learnt(learnt)
    {
        m_learntAt.assign(draft.tokens.size(), -1);
        for (int i = 0; i < int(learnt.size()); ++i)
            for (int t = learnt[i].first; t < learnt[i].last; ++t)
                m_learntAt[t] = i;
        for (const NameSpan& one : learnt)
            for (int t = one.first; t < one.last; ++t)
                m_words.insert(draft.tokens[t].lower);
    }

    void run(std::vector<NameSpan>& names)
    {
        std::vector<NameSpan> out;
        for (const NameSpan& name : names)
            addTo(out, name);
        std::vector<char> isTaken(m_draft.tokens.size(), 0);
        const auto take = [&](const NameSpan& name) {
            std::fill(isTaken.begin() + name.first, isTaken.begin() + name.last, 1);
        };
        std::for_each(out.begin(), out.end(), take);
        for (const NameSpan& one : m_learnt) {
            if (std::count(isTaken.begin() + one.first, isTaken.begin() + one.last, 1) > 0 ||
                !mayBeAdded(one))
                continue;
            out.push_back(one);
            take(one);
        }
        std::sort(out.begin(), out.end(),
                  [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
        names = std::move(out);
    }

private:
    const Token& at(int i) const { return m_draft.tokens[i]; }

    void addTo(std::vector<NameSpan>& out, NameSpan name) const
    {
        if (!name.demonym) {
            if (isOnlyCapital(name))
                return;
            // "Neo Democrats Jane Roe", "Nonpartisan Jane Roe"
            if (const int person = personBehind(name); person > name.first) {
                NameSpan front = name;
                front.last = person;
                const QString words = m_draft.joined(front.first, front.last);
                front.demonym = lexicon().demonyms.contains(words);
                const bool named =
                    front.demonym || lexicon().countryOf.contains(words) || m_learntAt[person - 1] >= 0;
                if (named)
                    out.push_back(typed(front));
                name.rolesFrom = named ? -1 : name.first;
                name.first = person;
            }
        }
        out.push_back(typed(name));
    }

    // An everyday word that nowhere in the text was learnt to be a name.
    bool isOnlyCapital(const NameSpan& name) const
    {
        const Token& t = at(name.first);
        return name.last == name.first + 1 && lexicon().isCommon(t.lower) && !t.is(Token::AllCaps) &&
               !lexicon().countryOf.contains(t.lower) && !m_words.contains(t.lower);
    }

    // Where a person of two words or more begins that ends with the run; -1: there is none.
    int personBehind(const NameSpan& name) const
    {
        const int i = m_learntAt[name.last - 1];
        if (i < 0 || m_learnt[i].type != NameType::Person || m_learnt[i].last != name.last ||
            m_learnt[i].last - m_learnt[i].first < 2)
            return -1;
        return m_learnt[i].first;
    }

    NameSpan typed(NameSpan name) const
    {
        int votes[nameTypes] = {};
        for (int i = name.first; i < name.last; ++i)
            if (m_learntAt[i] >= 0)
                ++votes[int(m_learnt[m_learntAt[i]].type)];
        const auto most = std::max_element(std::begin(votes), std::end(votes));
        if (*most > 0)
            name.type = NameType(most - std::begin(votes));
        return name;
    }

    bool mayBeAdded(const NameSpan& one) const
    {
        const KindWord kind = lexicon().kindWords.value(at(one.first).lower);
        if (one.last == one.first + 1 && kind.describes && !kind.inNames)
            return false; // "the NGO"
        for (int i = one.first; i < one.last; ++i)
            if (at(i).is(Token::Capital) && !lexicon().isFunctionWord(at(i).lower) &&
                !lexicon().noNames.contains(at(i).lower))
                return true;
        return false;
    }

    const Draft& m_draft;
    const std::vector<NameSpan>& m_learnt;
    std::vector<int> m_learntAt;
    QSet<QString> m_words; // of all learnt names
};

} // namespace

std::vector<NameSpan> learntNames(const Draft& draft, const NameModel& model, std::stop_token stop)
{
    std::vector<std::vector<NameWord>> text;
    for (const Sentence& s : draft.sentences) {
        std::vector<NameWord>& words = text.emplace_back();
        for (int i = s.first; i < s.last; ++i) {
            const Token& t = draft.tokens[i];
            words.push_back(
                nameWordOf(QStringView(draft.text).mid(t.range.start, t.range.length()), t.lower));
            if (!draft.words.empty())
                giveGrammar(words.back(), draft.words[i], s.first);
        }
    }
    const std::vector<std::vector<quint8>> labels = model.label(text, stop);
    std::vector<NameSpan> names;
    for (int s = 0; s < int(labels.size()); ++s) {
        const int first = draft.sentences[s].first;
        for (int i = 0; i < int(labels[s].size());) {
            const NameType type = typeOf(labels[s][i]);
            int end = i + 1;
            while (end < int(labels[s].size()) && isInside(labels[s][end]) && typeOf(labels[s][end]) == type)
                ++end;
            if (type != NameType::None) {
                NameSpan span{s, first + i, first + end, false, -1, type};
                if (draft.tokens[span.first].is(u"the") && span.last > span.first + 1)
                    ++span.first;
                const QString words = draft.joined(span.first, span.last);
                span.demonym = lexicon().demonyms.contains(words) && !lexicon().countryOf.contains(words);
                names.push_back(span);
            }
            i = type == NameType::None ? i + 1 : end;
        }
    }
    return names;
}

void addLearnt(const Draft& draft, std::vector<NameSpan>& names, const std::vector<NameSpan>& learnt)
{
    Adder(draft, learnt).run(names);
}

} // namespace redthread::reading
