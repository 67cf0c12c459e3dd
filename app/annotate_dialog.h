// AnnotateDialog asks what the selected words mean: a new entity with its kind,
// or one that is there. The likeliest stand first: those of the same or a
// similar name, then those that are mentioned most.
#pragma once

#include "models/network/network.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLineEdit;
class QListWidget;

namespace redthread {

class AnnotateDialog : public QDialog {
    Q_OBJECT
public:
    AnnotateDialog(const Network& network, const QString& words, QWidget* parent = nullptr);

    void setKind(const QString& kind); // to begin with; an unknown one changes nothing
    EntityId entity() const; // null: a new one
    QString name() const;    // of the new one
    QString kind() const;

private:
    void fill();
    void check();

    const Network& m_network;
    QLineEdit* m_name;
    QComboBox* m_kind;
    QListWidget* m_list;
    QDialogButtonBox* m_buttons;
};

} // namespace redthread
