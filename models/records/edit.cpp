#include "models/records/edit.h"

#include <QCoreApplication>

namespace redthread {

namespace {

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("Edit", text, nullptr, n);
}

// A name of any length and content as one short line.
QString shown(QString name, qsizetype longest = 60)
{
    name = name.simplified();
    return name.size() > longest ? name.left(longest - 1) + u'…' : name;
}

struct Title {
    QString operator()(const AddRecords& e) const { return tr("Add “%1”").arg(shown(e.what)); }
    QString operator()(const SetWithdrawn& e) const
    {
        return (e.withdrawn ? tr("Withdraw “%1”") : tr("Bring back “%1”")).arg(shown(e.what));
    }
    QString operator()(const Rename& e) const
    {
        return tr("Rename “%1” to “%2”").arg(shown(e.from), shown(e.to));
    }
    QString operator()(const SetKind&) const { return tr("Change kind"); }
    QString operator()(const SetOtherNames&) const { return tr("Change other names"); }
    QString operator()(const SetIdentifiers&) const { return tr("Change identifiers"); }
    QString operator()(const ReplaceText& e) const
    {
        return tr("Replace the text of “%1”").arg(shown(e.to.title));
    }
    QString operator()(const SetNotes&) const { return tr("Change notes"); }
    QString operator()(const SetHidden& e) const
    {
        if (e.entities.size() == 1)
            return e.hidden ? tr("Hide entity") : tr("Show entity");
        return (e.hidden ? tr("Hide %1 entities") : tr("Show %1 entities")).arg(e.entities.size());
    }
    QString operator()(const Arrange& e) const
    {
        if (e.placements.size() == 1)
            return e.placements.front().pinned ? tr("Pin entity") : tr("Unpin entity");
        return tr("Arrange %1 entities").arg(e.placements.size());
    }
    QString operator()(const Merge&) const { return tr("Merge entities"); }
    QString operator()(const Unmerge&) const { return tr("Take merge back"); }
    QString operator()(const MoveMentions&) const { return tr("Move mentions to another entity"); }
    QString operator()(const GiveVerdict& e) const
    {
        if (e.changes.empty())
            return tr("Review");
        switch (e.changes.front().to) {
        case Verdict::Accepted:
            return tr("Accept claim");
        case Verdict::Rejected:
            return tr("Reject claim");
        case Verdict::Suggested:
            return tr("Take verdict back");
        }
        return tr("Review");
    }
    QString operator()(const ChangeClaim&) const { return tr("Correct claim"); }
    QString operator()(const SetDocumentDetails& e) const
    {
        return tr("Change details of “%1”").arg(shown(e.to.title));
    }
    QString operator()(const Batch& e) const { return shown(e.what, 140); } // may name two entities
};

} // namespace

QString title(const Edit& edit) { return std::visit(Title{}, edit); }

} // namespace redthread
