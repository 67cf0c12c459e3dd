#include "views/evidence/claim_menu.h"

#include "models/network/claim_edits.h"
#include "models/records/kinds.h"
#include "views/graph/wording.h"

#include <QCoreApplication>
#include <QMenu>

namespace redthread {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ClaimMenu)
};

QString menuText(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

} // namespace

void addVerdicts(QMenu& menu, const Network& network, ClaimId id, const QString& by, const SubmitEdit& submit)
{
    const auto claim = network.claim(id);
    if (!claim)
        return;
    for (const auto& [verdict, text] : {std::pair(Verdict::Accepted, Words::tr("Accept")),
                                        {Verdict::Rejected, Words::tr("Reject")},
                                        {Verdict::Suggested, Words::tr("Not reviewed")}}) {
        QAction* action = menu.addAction(text);
        action->setEnabled(claim->verdict != verdict);
        QObject::connect(action, &QAction::triggered, &menu, [claim = *claim, verdict = verdict, by, submit] {
            submit(Edit(verdictEdit({claim}, verdict, by)));
        });
    }
}

void addCorrections(QMenu& menu, const Network& network, ClaimId id, const QString& by, const SubmitEdit& submit)
{
    const auto claim = network.claim(id);
    const auto relationship = claim ? network.relationship(claim->relationship) : std::nullopt;
    if (!relationship)
        return;
    // What it becomes is asked when it is chosen: the network may be another one by then.
    const auto add = [&](QMenu& to, const QString& text, bool enabled, auto edit) {
        QAction* action = to.addAction(text);
        action->setEnabled(enabled);
        QObject::connect(action, &QAction::triggered, &menu, [edit, submit] {
            if (const std::optional<Edit> made = edit())
                submit(*made);
        });
    };
    QMenu& stances = *menu.addMenu(Words::tr("How surely"));
    for (const Stance stance : {Stance::Stated, Stance::Alleged, Stance::Hypothetical, Stance::Denied})
        add(stances, stanceWord(stance), claim->stance != stance,
            [&network, id, stance, by] { return correctStance(network, id, stance, by); });
    QMenu& kinds = *menu.addMenu(Words::tr("Kind of relationship"));
    for (const RelationshipKind& kind : relationshipKinds())
        add(kinds, menuText(kind.label), relationship->kind != kind.key,
            [&network, id, key = kind.key, by] { return correctKind(network, id, key, by); });
    add(menu, Words::tr("Turn round"), !relationshipKind(relationship->kind).symmetric,
        [&network, id, by] { return swapDirection(network, id, by); });
}

} // namespace redthread
