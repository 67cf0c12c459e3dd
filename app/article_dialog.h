// ArticleDialog asks for what a person knows of an article: its text when it is
// pasted, and title, publisher, author, date, address. A date that is none is
// refused with a line, not with a box.
#pragma once

#include "app/article_details.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace redthread {

class ArticleDialog : public QDialog {
    Q_OBJECT
public:
    explicit ArticleDialog(const QString& text, QWidget* parent = nullptr);

    QString text() const;
    GivenDetails details() const;

private:
    void check();

    QPlainTextEdit* m_text;
    QLineEdit* m_title;
    QLineEdit* m_publisher;
    QLineEdit* m_author;
    QLineEdit* m_date;
    QLineEdit* m_address;
    QLabel* m_hint;
    QDialogButtonBox* m_buttons;
};

} // namespace redthread
