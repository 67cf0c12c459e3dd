#include "models/training/treebank_names.h"

#include "models/reading/lexicon.h"
#include "models/training/treebank.h"

#include <algorithm>

namespace redthread::learning {

using namespace reading;

namespace {

struct Row {
    QString form, upos;
    int head = -1; // row; −1: outside of the sentence
    bool tight = false;
};

struct Entity {
    int first = 0, last = 0; // rows, both inside
    NameType type = NameType::Other;
};

NameType typeFrom(const QString& entity)
{
    if (entity == u"person")
        return NameType::Person;
    if (entity == u"organization")
        return NameType::Organisation;
    return entity == u"place" ? NameType::Place : NameType::Other;
}

bool isOneOf(const QString& word, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char* one) {
        return word.compare(QLatin1String(one), Qt::CaseInsensitive) == 0;
    });
}

class Names {
public:
    Names(std::vector<Row> rows, std::vector<Entity> entities)
        : m_rows(std::move(rows)), m_entities(std::move(entities)), m_labels(m_rows.size())
    {
        std::stable_sort(m_entities.begin(), m_entities.end(), [](const Entity& a, const Entity& b) {
            const int shorter = (a.last - a.first) - (b.last - b.first);
            return shorter > 0 || (shorter == 0 && a.first < b.first);
        });
    }

    std::vector<quint8> labels()
    {
        for (const Entity& entity : m_entities) {
            const int head = headOf(entity);
            if (head < 0 || at(head).upos != u"PROPN" ||
                !(isCapital(head) || at(head).form.front().isDigit()))
                continue;
            const int first = firstOf(entity, head), last = lastOf(entity, head);
            if (entity.type == NameType::Person && isMereRole(first, last))
                continue;
            if (std::any_of(m_labels.begin() + first, m_labels.begin() + last + 1,
                            [](quint8 label) { return label != 0; }))
                continue;
            for (int i = first; i <= last; ++i)
                m_labels[size_t(i)] = quint8(i == first ? beginOf(entity.type) : insideOf(entity.type));
        }
        return m_labels;
    }

private:
    const Row& at(int row) const { return m_rows[size_t(row)]; }

    int headOf(const Entity& entity) const
    {
        for (int i = entity.first; i <= entity.last; ++i)
            if (at(i).head < entity.first || at(i).head > entity.last)
                return i;
        return -1;
    }

    bool isCapital(int row) const
    {
        return at(row).form.front().isUpper() &&
               !isOneOf(at(row).upos,
                        {"DET", "PRON", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "INTJ", "AUX"});
    }

    bool ties(int row) const { return isOneOf(at(row).form, {"-", "–", "&", "."}); }

    int firstOf(const Entity& entity, int head) const
    {
        int first = head;
        while (first > entity.first) {
            const int before = first - 1;
            const bool tie = ties(before) || at(before).upos == u"NUM";
            if (isCapital(before))
                first = before;
            else if (tie && before > entity.first && isCapital(before - 1))
                first = before - (at(before).upos == u"NUM" ? 0 : 1);
            else
                break;
        }
        if (entity.type != NameType::Person)
            return first;
        for (const Entity& inner : m_entities) // the firm or country in front of a person is not the person
            if (inner.type != NameType::Person && inner.first <= first && inner.last >= first &&
                inner.last < head)
                first = inner.last + 1;
        while (first < head && at(first).upos == u"ADJ") // "Afghan"
            ++first;
        return first;
    }

    int lastOf(const Entity& entity, int head) const
    {
        const bool person = entity.type == NameType::Person;
        bool joined = false; // by "of", after which "and" may follow
        int last = head;
        while (last < entity.last) {
            const int next = last + 1;
            const auto capitalAt = [&](int row) { return row <= entity.last && isCapital(row); };
            if (isCapital(next) || (!person && at(next).upos == u"NUM" && at(next).form.front().isDigit())) {
                last = next;
                continue;
            }
            int after = next + 1;
            if (ties(next)) {
                if (!capitalAt(after) || (at(next).form != u"&" && at(next).form != u"." && !at(next).tight))
                    break;
            } else if (person) {
                if (!isOneOf(at(next).form,
                             {"de", "du", "del", "la", "von", "van", "der", "al", "bin", "ibn"}))
                    break;
            } else if (isOneOf(at(next).form,
                               {"of", "for", "on", "de", "du", "del", "la", "von", "van", "al"})) {
                if (after < entity.last && isOneOf(at(after).form, {"the", "la", "los"}))
                    ++after;
                joined = joined || capitalAt(after);
            } else if (!joined || at(next).form != u"and") {
                break;
            }
            if (!capitalAt(after))
                break;
            last = after;
        }
        return last;
    }

    bool isMereRole(int first, int last) const
    {
        for (int i = first; i <= last; ++i)
            if (lexicon().kindWords.value(at(i).form.toLower()).kind != u"person")
                return false;
        return true;
    }

    std::vector<Row> m_rows;
    std::vector<Entity> m_entities;
    std::vector<quint8> m_labels;
};

class Reader {
public:
    explicit Reader(int convention) : m_convention(convention) {}

    void readWord(const QList<QStringView>& cells)
    {
        m_rows.push_back({cells[1].toString(), cells[3].toString(), cells[6].toInt() - 1,
                          cells[9].contains(u"SpaceAfter=No")});
        const int row = int(m_rows.size()) - 1;
        for (const EntityBracket& bracket : entityBracketsOf(cells[9].toString())) {
            if (bracket.opens)
                m_open.push_back({bracket.id, row, bracket.said.section(u'-', 1, 1)});
            if (bracket.closes)
                close(bracket.id, row);
        }
    }

    void endSentence()
    {
        if (m_rows.empty())
            return;
        const std::vector<quint8> labels = Names(m_rows, m_entities).labels();
        std::vector<HyphenPart> parts;
        for (const Row& row : m_rows)
            parts.push_back({row.form, !row.tight});
        NamedSentence sentence;
        sentence.convention = m_convention;
        for (const auto& [first, end] : joinedByHyphens(parts)) {
            QString form;
            quint8 label = 0;
            for (size_t i = first; i < end; ++i) {
                form += m_rows[i].form;
                if (label == 0)
                    label = labels[i];
            }
            if (labels[end - 1] == 0 && m_rows[end - 1].upos != u"PROPN") // "Berlin-based"
                label = 0;
            if (!mayFollow(sentence.labels.empty() ? 0 : sentence.labels.back(), label))
                label -= 1;
            sentence.words << form;
            sentence.labels.push_back(label);
        }
        m_sentences.push_back(std::move(sentence));
        m_rows.clear();
        m_entities.clear();
        m_open.clear(); // none goes beyond its sentence
    }

    std::vector<NamedSentence> sentences() { return std::move(m_sentences); }

private:
    struct Open {
        QString id;
        int first;
        QString type;
    };

    void close(const QString& id, int last)
    {
        const auto open =
            std::find_if(m_open.rbegin(), m_open.rend(), [&](const Open& o) { return o.id == id; });
        if (open == m_open.rend())
            return;
        if (open->type != u"time")
            m_entities.push_back({open->first, last, typeFrom(open->type)});
        m_open.erase(std::next(open).base());
    }

    int m_convention;
    std::vector<Row> m_rows;
    std::vector<Entity> m_entities;
    std::vector<Open> m_open;
    std::vector<NamedSentence> m_sentences;
};

} // namespace

std::vector<NamedSentence> treebankNames(const QString& conllu, int convention,
                                         const std::function<bool(const QString&)>& of)
{
    Reader reader(convention);
    bool wanted = of(QString());
    for (const QStringView line : QStringView(conllu).split(u'\n')) {
        const QList<QStringView> cells = line.split(u'\t');
        if (cells.size() >= 10) {
            if (wanted && !cells[0].contains(u'-') && !cells[0].contains(u'.') && !cells[1].isEmpty())
                reader.readWord(cells);
        } else if (line.trimmed().isEmpty()) {
            reader.endSentence();
        } else if (line.startsWith(u"# newdoc")) {
            wanted = of(line.mid(line.indexOf(u'=') + 1).trimmed().toString());
        }
    }
    reader.endSentence();
    return reader.sentences();
}

} // namespace redthread::learning
