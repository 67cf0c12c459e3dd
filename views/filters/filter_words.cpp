#include "views/filters/filter_words.h"

#include "models/records/kinds.h"
#include "views/graph/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace redthread {

namespace {

constexpr qsizetype longest = 60;

QString tr(const char* text) { return QCoreApplication::translate("Filter", text); }

// "A", "A or B", "A, B or 3 more".
QString listed(QStringList names)
{
    names.sort(Qt::CaseInsensitive);
    if (names.size() <= 1)
        return names.value(0);
    if (names.size() == 2)
        return tr("%1 or %2").arg(names[0], names[1]);
    return tr("%1, %2 or %3 more").arg(names[0], names[1]).arg(names.size() - 2);
}

QString cut(const QString& text)
{
    return text.size() <= longest ? text : text.left(longest - 1) + QStringLiteral("…");
}

QString dates(const ClaimFilter& filter)
{
    const bool event = filter.dateOf == ClaimFilter::DateOf::Event;
    const QString span = filter.from.isEmpty()
                             ? (event ? tr("happened until %1") : tr("as of %1")).arg(filter.until)
                         : filter.until.isEmpty()
                             ? (event ? tr("happened since %1") : tr("said since %1")).arg(filter.from)
                             : (event ? tr("happened %1 to %2") : tr("said %1 to %2")).arg(filter.from, filter.until);
    return filter.undated ? tr("%1, or without a date").arg(span) : span;
}

} // namespace

QString nameOf(const Voice& voice, const Network& network)
{
    const QString name = network.nameOf(voice);
    return name.isEmpty() ? tr("an article's own voice") : name;
}

std::vector<FilterChip> filterChips(const ClaimFilter& filter, const Network& network)
{
    std::vector<FilterChip> chips;
    const auto add = [&](FilterPart part, const QString& text) { chips.push_back({part, cut(text)}); };
    if (filter.stances != ClaimFilter().stances) {
        QStringList words;
        for (const Stance stance : {Stance::Stated, Stance::Alleged, Stance::Hypothetical, Stance::Denied})
            if (filter.stances[size_t(stance)])
                words << stanceWord(stance);
        add(FilterPart::Stances, words.isEmpty() ? tr("no stance") : tr("only %1").arg(words.join(tr(", "))));
    }
    if (!filter.accordingTo.isEmpty()) {
        QStringList names;
        for (const Voice& voice : filter.accordingTo)
            names << nameOf(voice, network);
        add(FilterPart::AccordingTo,
            (filter.passedOn ? tr("according to or through %1") : tr("according to %1")).arg(listed(names)));
    }
    if (filter.limitsDates())
        add(FilterPart::Dates, dates(filter));
    if (!filter.documents.isEmpty()) {
        QStringList titles;
        for (const DocumentId id : filter.documents)
            if (const int row = network.documents()->rowOf(id); row >= 0)
                titles << network.documents()->document(row).title;
        add(FilterPart::Documents, tr("in %1").arg(listed(titles)));
    }
    if (!filter.relationships.isEmpty()) {
        QStringList labels;
        for (const QString& kind : filter.relationships)
            labels << relationshipKind(kind).label;
        add(FilterPart::Relationships, tr("only “%1”").arg(listed(labels)));
    }
    if (filter.acceptedOnly)
        add(FilterPart::Accepted, tr("only what was accepted"));
    if (filter.openOnly)
        add(FilterPart::Open, tr("only what is not reviewed"));
    if (!filter.tags.isEmpty())
        add(FilterPart::Tags, tr("tagged %1").arg(listed(filter.tags)));
    if (filter.leastDegree > 1)
        add(FilterPart::Degree, tr("at least %1 relationships").arg(filter.leastDegree));
    if (filter.connectedTo)
        add(FilterPart::Connected, (filter.steps == 0   ? tr("connected to %1")
                                    : filter.steps == 1 ? tr("neighbours of %1")
                                                        : tr("within %2 steps of %1"))
                                       .arg(network.nameOf(filter.connectedTo).left(40))
                                       .arg(filter.steps));
    if (filter.leastVoices > 1)
        add(FilterPart::Voices, tr("at least %1 independent voices").arg(filter.leastVoices));
    return chips;
}

ClaimFilter without(ClaimFilter filter, FilterPart part)
{
    const ClaimFilter none;
    switch (part) {
    case FilterPart::Stances:
        filter.stances = none.stances;
        break;
    case FilterPart::AccordingTo:
        filter.accordingTo.clear();
        break;
    case FilterPart::Dates:
        filter.from.clear();
        filter.until.clear();
        filter.undated = false;
        break;
    case FilterPart::Documents:
        filter.documents.clear();
        break;
    case FilterPart::Relationships:
        filter.relationships.clear();
        break;
    case FilterPart::Accepted:
        filter.acceptedOnly = false;
        break;
    case FilterPart::Open:
        filter.openOnly = false;
        break;
    case FilterPart::Tags:
        filter.tags.clear();
        break;
    case FilterPart::Degree:
        filter.leastDegree = 1;
        break;
    case FilterPart::Connected:
        filter.connectedTo = {};
        filter.steps = 0;
        break;
    case FilterPart::Voices:
        filter.leastVoices = 1;
        break;
    }
    if (filter.accordingTo.isEmpty())
        filter.passedOn = false;
    if (!filter.limitsDates()) {
        filter.dateOf = none.dateOf;
        filter.undated = false;
    }
    return filter;
}

} // namespace redthread
