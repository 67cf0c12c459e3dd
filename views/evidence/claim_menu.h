// What a person may correct in a claim, as entries of a menu: its verdict, its
// kind of relationship, its direction, its stance.
#pragma once

#include "models/network/network.h"
#include "models/records/edit.h"

#include <functional>

class QMenu;

namespace redthread {

using SubmitEdit = std::function<void(const Edit&)>;

// `by`: who corrects. The network must outlive the menu.
void addVerdicts(QMenu& menu, const Network& network, ClaimId claim, const QString& by, const SubmitEdit& submit);
void addCorrections(QMenu& menu, const Network& network, ClaimId claim, const QString& by, const SubmitEdit& submit);

} // namespace redthread
