// FilterBar shows the filters in force as chips that are taken off one by one,
// and owns the menus they are set by. It sets the network's filter itself: a
// filter is a way of looking, not an edit. GUI thread.
#pragma once

#include "models/network/claim_filter_json.h"
#include "models/network/network.h"
#include "models/network/selection.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QMenu;

namespace redthread {

class FilterBar : public QWidget {
    Q_OBJECT
public:
    FilterBar(Network* network, const Selection* selection, QWidget* parent = nullptr);

    // For the tool bar and the menu bar; filled when they open.
    QMenu* stanceMenu() const { return m_stances; }
    QMenu* voiceMenu() const { return m_voices; }
    QMenu* dateMenu() const { return m_dates; }
    QMenu* moreMenu() const { return m_more; }

    void clearAll();

    // Those a person keeps by name, of this project.
    void setKept(std::vector<NamedFilter> kept);
    const std::vector<NamedFilter>& kept() const { return m_kept; }
    void keep(const QString& name); // the one in force; one of that name gives way

    // Kinds of entity that a person switched off: told as what else is left out.
    void setKindsOff(const QSet<QString>& kinds);

signals:
    void showHiddenRequested();
    void showKindsRequested();
    void keptChanged(const std::vector<redthread::NamedFilter>& kept);

private:
    void showChips();
    void fillStances();
    void fillVoices();
    void fillMore();
    void fillTags(QMenu& menu);
    void fillConnected(QMenu& menu);
    void fillKept(QMenu& menu);
    QAction* addChoice(QMenu& menu, const QString& text, bool isOn, const ClaimFilter& filter);
    void makeDates();
    void change(const ClaimFilter& filter);

    Network* m_network;
    const Selection* m_selection;
    QMenu* m_stances;
    QMenu* m_voices;
    QMenu* m_dates;
    QMenu* m_more;
    QSet<QString> m_kindsOff;
    QHBoxLayout* m_chips;
    std::vector<NamedFilter> m_kept;
};

} // namespace redthread
