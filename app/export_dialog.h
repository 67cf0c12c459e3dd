// ExportDialog asks where, how large and how much. The format follows the
// ending of the file.
#pragma once

#include "app/exporter.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLineEdit;
class QRadioButton;

namespace redthread {

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const QString& folder, const QString& name, QWidget* parent = nullptr);

    ExportRequest request() const;

private:
    void browse();
    void formatChosen();
    void pathChanged();

    QLineEdit* m_path;
    QComboBox* m_format;
    QComboBox* m_scale;
    QRadioButton* m_whole;
    QRadioButton* m_onScreen;
    QCheckBox* m_dark;
    QDialogButtonBox* m_buttons;
};

} // namespace redthread
