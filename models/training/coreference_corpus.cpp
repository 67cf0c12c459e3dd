#include "models/training/coreference_corpus.h"

#include "models/training/treebank.h"

#include <QFile>
#include <QJsonArray>

namespace redthread::learning {

namespace {

struct Open {
    QString entity;
    int smallest; // words up to the end of its head
    std::vector<TextRange> words;
};

class Reader {
public:
    std::vector<AnnotatedText> run(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        while (!file.atEnd()) {
            const QString line = QString::fromUtf8(file.readLine()).trimmed();
            if (line.startsWith(u"# newdoc")) {
                close();
                m_text.name = line.section(u'=', 1).trimmed();
            } else if (line.startsWith(u"# newpar") && !line.startsWith(u"# newpar_") &&
                       !m_text.text.isEmpty()) {
                m_text.text = m_text.text.trimmed() + QStringLiteral("\n\n");
            } else if (!line.isEmpty() && !line.startsWith(u'#')) {
                readWord(line.split(u'\t'));
            }
        }
        close();
        return std::move(m_out);
    }

private:
    void readWord(const QStringList& fields)
    {
        if (fields.size() < 10 || fields[0].contains(u'.'))
            return;
        if (fields[0].contains(u'-')) { // "don't", of which the parts follow
            m_written = int(m_text.text.size());
            m_text.text += fields[1];
            m_writtenEnd = int(m_text.text.size());
            m_until = fields[0].section(u'-', 1).toInt();
            if (!fields[9].contains(u"SpaceAfter=No"))
                m_text.text += u' ';
            return;
        }
        TextRange range;
        if (fields[0].toInt() <= m_until) {
            const int at = int(m_text.text.indexOf(fields[1], m_written));
            range = {at, at + fields[1].size()};
            if (at < 0 || range.end > m_writtenEnd)
                range = {m_written, m_writtenEnd};
            else
                m_written = int(range.end);
        } else {
            range = {m_text.text.size(), m_text.text.size() + fields[1].size()};
            m_text.text += fields[1];
            if (!fields[9].contains(u"SpaceAfter=No"))
                m_text.text += u' ';
        }
        readEntities(fields[9], range);
        if (fields[0].toInt() >= m_until)
            m_until = 0;
    }

    void readEntities(const QString& misc, TextRange range)
    {
        std::vector<QString> closing;
        for (const EntityBracket& bracket : entityBracketsOf(misc)) {
            int smallest = 0;
            for (const QString& n : bracket.said.section(u'-', 5, 5).split(u','))
                smallest = std::max(smallest, n.toInt());
            if (bracket.opens)
                m_open.push_back({bracket.id, std::max(1, smallest), {}});
            if (bracket.closes)
                closing.push_back(bracket.id);
        }
        for (Open& open : m_open)
            open.words.push_back(range);
        for (const QString& id : closing)
            for (auto open = m_open.rbegin(); open != m_open.rend(); ++open)
                if (open->entity == id) {
                    addMention(*open);
                    m_open.erase(std::next(open).base());
                    break;
                }
    }

    void addMention(const Open& open)
    {
        const size_t last = std::min<size_t>(open.words.size(), size_t(open.smallest)) - 1;
        if (!m_known.contains(open.entity)) {
            m_known.insert(open.entity);
            m_entities.append(QJsonObject{{"id", open.entity}, {"kind", "object"}, {"name", open.entity}});
        }
        m_mentions.append(QJsonObject{{"entity", open.entity},
                                      {"start", open.words.front().start},
                                      {"end", open.words[last].end},
                                      {"type", "description"}});
    }

    void close()
    {
        if (!m_text.text.isEmpty()) {
            m_text.gold = QJsonObject{{"entities", m_entities}, {"mentions", m_mentions}};
            m_out.push_back(m_text);
        }
        m_text = {};
        m_entities = {};
        m_mentions = {};
        m_known.clear();
        m_open.clear();
        m_until = 0;
    }

    std::vector<AnnotatedText> m_out;
    AnnotatedText m_text;
    QJsonArray m_entities, m_mentions;
    QSet<QString> m_known;
    std::vector<Open> m_open;
    int m_written = 0, m_writtenEnd = 0, m_until = 0;
};

} // namespace

std::vector<AnnotatedText> coreferenceTexts(const QString& conllu) { return Reader().run(conllu); }

} // namespace redthread::learning
