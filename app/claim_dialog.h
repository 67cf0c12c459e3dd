// ClaimDialog asks for a claim of the person's own in a passage: who, in which
// relationship, whom, who says so, how surely, and when it happened. What does
// not hold is told by a line.
#pragma once

#include "models/network/annotate_edits.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace redthread {

class ClaimDialog : public QDialog {
    Q_OBJECT
public:
    // `passage` of the document's text; its mentions are offered as ends.
    ClaimDialog(const Network& network, const Document& document, TextRange passage, const QString& by,
                QWidget* parent = nullptr);

    Result<Edit> edit() const;

private:
    void check();

    const Network& m_network;
    const Document& m_document;
    NewClaim m_claim;
    QComboBox* m_subject;
    QComboBox* m_kind;
    QComboBox* m_object;
    QComboBox* m_claimant;
    QComboBox* m_stance;
    QLineEdit* m_date;
    QLabel* m_hint;
    QDialogButtonBox* m_buttons;
};

} // namespace redthread
