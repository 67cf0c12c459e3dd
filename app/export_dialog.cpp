#include "app/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>

#include <cmath>

namespace redthread {

namespace {

struct FormatRow {
    const char* name;
    const char* label;
};

constexpr FormatRow formats[] = {
    {"png", QT_TRANSLATE_NOOP("ExportDialog", "PNG: a picture for pages and messages")},
    {"html", QT_TRANSLATE_NOOP("ExportDialog", "HTML: one web page; a click on a line opens its quotes")},
    {"svg", QT_TRANSLATE_NOOP("ExportDialog", "SVG: a drawing that stays sharp and editable")},
    {"pdf", QT_TRANSLATE_NOOP("ExportDialog", "PDF: pages to print and file, text stays text")},
    {"dot", QT_TRANSLATE_NOOP("ExportDialog", "DOT: the graph for Graphviz and other programs")},
};

} // namespace

ExportDialog::ExportDialog(const QString& folder, const QString& name, int entities, int lines, QWidget* parent)
    : QDialog(parent),
      m_entities(entities),
      m_lines(lines),
      m_size(new QLabel),
      m_path(new QLineEdit(folder + u'/' + name + QStringLiteral(".png"))),
      m_format(new QComboBox),
      m_scale(new QComboBox),
      m_whole(new QRadioButton(tr("The &whole network"))),
      m_onScreen(new QRadioButton(tr("What is on &screen"))),
      m_dark(new QCheckBox(tr("On a &dark ground"))),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Export picture or web page"));
    for (const FormatRow& row : formats)
        m_format->addItem(tr(row.label), QString::fromLatin1(row.name));
    for (int scale = 1; scale <= 4; ++scale)
        m_scale->addItem(tr("%1×").arg(scale), scale);
    m_scale->setCurrentIndex(1);
    m_whole->setChecked(true);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Export"));
    auto* browseButton = new QPushButton(tr("&Browse…"));

    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(m_path, 1);
    fileRow->addWidget(browseButton);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Format"), m_format);
    auto* fileLabel = new QLabel(tr("F&ile")); // a row of two is nobody's buddy by itself
    fileLabel->setBuddy(m_path);
    form->addRow(fileLabel, fileRow);
    form->addRow(tr("Si&ze of PNG"), m_scale);
    form->addRow(tr("Show"), m_whole);
    form->addRow(QString(), m_onScreen);
    form->addRow(QString(), m_dark);
    m_size->setTextFormat(Qt::PlainText);
    m_size->setWordWrap(true);
    form->addRow(m_size);
    form->addRow(m_buttons);
    m_path->setAccessibleName(tr("File"));
    resize(560, 0);

    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChosen);
    for (QRadioButton* extent : {m_whole, m_onScreen})
        connect(extent, &QRadioButton::toggled, this, &ExportDialog::tellSize);
    tellSize();
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::pathChanged);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        if (!QFileInfo::exists(m_path->text()) ||
            QMessageBox::question(
                this, windowTitle(),
                tr("“%1” is there already. Replace it?").arg(QFileInfo(m_path->text()).fileName())) ==
                QMessageBox::Yes)
            accept();
    });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

ExportRequest ExportDialog::request() const
{
    return {.path = m_path->text(),
            .format = m_format->currentData().toString(),
            .scale = m_scale->currentData().toDouble(),
            .onScreen = m_onScreen->isChecked(),
            .dark = m_dark->isChecked()};
}

void ExportDialog::browse()
{
    const QString path = QFileDialog::getSaveFileName(this, windowTitle(), m_path->text(), QString(), nullptr,
                                                      QFileDialog::DontConfirmOverwrite);
    if (!path.isEmpty())
        m_path->setText(path);
}

void ExportDialog::tellSize()
{
    // Bytes of a dot and of a line in a crowd (svg_pen.h), measured on 100,000 entities with 300,000 lines.
    constexpr double dot = 94, line = 89;
    const QString format = m_format->currentData().toString();
    const bool isWhole = m_whole->isChecked() || format == u"dot";
    QStringList parts;
    if (isWhole && m_lines > int(mostFootnotes)) {
        if (format != u"html" && format != u"dot")
            parts << tr("With %1 lines the quotes are not printed beside the picture.").arg(locale().toString(m_lines));
        if (format == u"svg")
            parts << tr("The file will have about %1 MB.")
                         .arg(locale().toString(std::ceil((m_entities * dot + m_lines * line) / 1e6), 'f', 0));
        // Measured on the same, a claim a line with a short quote.
        constexpr double pageDot = 500, pageLine = 1850, heavy = 50e6;
        if (const double page = m_entities * pageDot + m_lines * pageLine; format == u"html" && page > heavy)
            parts << tr("The page will have %1 MB or more, which is slow in a browser or too much for it. Filters, or "
                        "what is on screen, make a smaller one.")
                         .arg(locale().toString(std::ceil(page / 1e6), 'f', 0));
    }
    m_size->setText(parts.join(u' '));
    m_size->setVisible(!parts.isEmpty());
    if (const int needed = layout()->totalHeightForWidth(width()); needed > height())
        resize(width(), needed); // for words that take several lines
}

// The ending follows the format …
void ExportDialog::formatChosen()
{
    const QFileInfo file(m_path->text());
    const QString format = m_format->currentData().toString();
    m_scale->setEnabled(format == QStringLiteral("png"));
    m_onScreen->setEnabled(format != QStringLiteral("dot"));
    m_dark->setEnabled(format != QStringLiteral("dot"));
    tellSize();
    if (file.suffix() != format)
        m_path->setText(file.path() + u'/' + file.completeBaseName() + u'.' + format);
}

// … and the format the ending.
void ExportDialog::pathChanged()
{
    const int index = m_format->findData(QFileInfo(m_path->text()).suffix().toLower());
    if (index >= 0)
        m_format->setCurrentIndex(index);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(index >= 0);
}

} // namespace redthread
