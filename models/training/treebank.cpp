#include "models/training/treebank.h"

#include <QFile>
#include <QRegularExpression>

namespace redthread::learning {

namespace {

struct Part {
    TreebankWord word;
    bool spaceAfter = true;
};

bool isHyphen(const QString& form) { return form == u"-" || form == u"‑" || form == u"·"; }

// "state", "-", "owned" with no space between them become "state-owned".
TreebankSentence joined(const std::vector<Part>& parts)
{
    std::vector<HyphenPart> forms;
    for (const Part& part : parts)
        forms.push_back({part.word.form, part.spaceAfter});
    const std::vector<std::pair<size_t, size_t>> groups = joinedByHyphens(forms);
    std::vector<int> groupOf(parts.size());
    for (size_t group = 0; group < groups.size(); ++group)
        for (size_t k = groups[group].first; k < groups[group].second; ++k)
            groupOf[k] = int(group);
    TreebankSentence sentence;
    for (const auto& [first, end] : groups) {
        size_t outward = first; // the last part that hangs outside
        QString form;
        for (size_t k = first; k < end; ++k) {
            form += parts[k].word.form;
            const int head = parts[k].word.word.head;
            if (!isHyphen(parts[k].word.form) && (head < int(first) || head >= int(end)))
                outward = k;
        }
        TreebankWord word = parts[outward].word;
        word.form = form;
        if (word.word.head >= 0)
            word.word.head = groupOf[size_t(word.word.head)];
        sentence.words.push_back(word);
    }
    return sentence;
}

} // namespace

std::vector<EntityBracket> entityBracketsOf(const QString& misc)
{
    static const QRegularExpression entity(QStringLiteral("(?:^|\\|)Entity=([^|]*)"));
    static const QRegularExpression bracket(
        QStringLiteral("\\((\\d+)[^-()]*((?:-[^()]*)?)(\\))?|(\\d+)[^()]*\\)"));
    std::vector<EntityBracket> brackets;
    auto it = bracket.globalMatch(entity.match(misc).captured(1));
    while (it.hasNext()) {
        const QRegularExpressionMatch m = it.next();
        if (m.captured(4).isEmpty())
            brackets.push_back({m.captured(1), m.captured(2), true, !m.captured(3).isEmpty()});
        else
            brackets.push_back({m.captured(4), {}, false, true});
    }
    return brackets;
}

std::vector<std::pair<size_t, size_t>> joinedByHyphens(const std::vector<HyphenPart>& parts)
{
    std::vector<std::pair<size_t, size_t>> groups;
    for (size_t i = 0; i < parts.size();) {
        size_t end = i + 1;
        while (end + 1 < parts.size() && isHyphen(parts[end].form) && !parts[end - 1].spaceAfter &&
               !parts[end].spaceAfter && parts[end - 1].form.back().isLetterOrNumber() &&
               parts[end + 1].form.front().isLetterOrNumber())
            end += 2;
        groups.push_back({i, end});
        i = end;
    }
    return groups;
}

std::vector<TreebankSentence> treebankFrom(const QString& conllu)
{
    std::vector<TreebankSentence> sentences;
    std::vector<Part> parts;
    QString id;
    int glued = 0; // last word of the written word being read, which had no space behind it
    const auto close = [&] {
        if (!parts.empty()) {
            sentences.push_back(joined(parts));
            sentences.back().id = id;
        }
        parts.clear();
        id.clear();
        glued = 0;
    };
    for (const QStringView line : QStringView(conllu).split(u'\n')) {
        const QList<QStringView> c = line.split(u'\t');
        if (c.size() < 10) {
            if (line.trimmed().isEmpty())
                close();
            else if (line.startsWith(u"# sent_id ="))
                id = line.mid(line.indexOf(u'=') + 1).trimmed().toString();
            continue;
        }
        const bool tight = c[9].contains(u"SpaceAfter=No");
        if (c[0].contains(u'-')) {
            glued = c[0].split(u'-')[1].toInt();
            if (!tight)
                glued = -glued;
            continue;
        }
        if (c[0].contains(u'.'))
            continue;
        Part part;
        part.word.form = c[1].toString();
        part.word.word = {.upos = reading::uposFrom(c[3].toString()),
                          .xpos = reading::xposFrom(c[4].toString()),
                          .relation = reading::relationFrom(c[7].toString()),
                          .head = c[6].toInt() - 1,
                          .lemma = c[2].toString()};
        // Inside a written word of several there is no space, behind it as it says.
        part.word.id = c[0].toInt();
        part.spaceAfter = !tight && !(std::abs(glued) > part.word.id) && glued != part.word.id;
        parts.push_back(part);
    }
    close();
    return sentences;
}

Result<std::vector<TreebankSentence>> readTreebank(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{QStringLiteral("Could not open the treebank %1: %2").arg(path, file.errorString())};
    return treebankFrom(QString::fromUtf8(file.readAll()));
}

} // namespace redthread::learning
