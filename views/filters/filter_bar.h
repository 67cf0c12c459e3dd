// FilterBar shows the filters in force as chips that are taken off one by one,
// and owns the menus they are set by. It sets the network's filter itself: a
// filter is a way of looking, not an edit. GUI thread.
#pragma once

#include "models/network/claim_filter_json.h"
#include "models/network/network.h"
#include "models/network/selection.h"

#include <QWidget>

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

signals:
    void showHiddenRequested();
    void keptChanged(const std::vector<redthread::NamedFilter>& kept);

private:
    void showChips();
    void fillStances();
    void fillVoices();
    void fillMore();
    void fillTags(QMenu& menu);
    void fillConnected(QMenu& menu);
    void fillKept(QMenu& menu);
    void addChoice(QMenu& menu, const QString& text, bool isOn, const ClaimFilter& filter);
    void makeDates();
    void change(const ClaimFilter& filter);

    Network* m_network;
    const Selection* m_selection;
    QMenu* m_stances;
    QMenu* m_voices;
    QMenu* m_dates;
    QMenu* m_more;
    QHBoxLayout* m_chips;
    std::vector<NamedFilter> m_kept;
};

} // namespace redthread
