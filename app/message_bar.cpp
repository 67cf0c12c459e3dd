#include "app/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace redthread {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_text(new QLabel),
      m_progress(new QProgressBar),
      m_button(new QPushButton),
      m_close(new QToolButton),
      m_timer(new QTimer(this)),
      m_progressDelay(new QTimer(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setMaximumWidth(200);
    m_progress->setAccessibleName(tr("Progress"));
    m_close->setText(QStringLiteral("×"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 6, 4);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_button);
    row->addWidget(m_close);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &MessageBar::dismiss);
    m_progressDelay->setSingleShot(true);
    m_progressDelay->setInterval(patience);
    m_progressDelay->setTimerType(Qt::PreciseTimer); // a coarse one may come a moment before the work is due
    connect(m_progressDelay, &QTimer::timeout, this, [this] {
        showProgress();
        if (!std::all_of(m_works.begin(), m_works.end(), isDue))
            m_progressDelay->start();
    });
    connect(m_close, &QToolButton::clicked, this, [this] {
        const auto refuse = m_isAsking ? m_questions.front().refuse : nullptr;
        if (m_isAsking)
            m_questions.pop_front();
        dismiss();
        if (refuse)
            refuse();
    });
    connect(m_button, &QPushButton::clicked, this, [this] {
        const auto action = m_isAsking ? m_questions.front().act : m_action;
        if (m_isAsking)
            m_questions.pop_front();
        dismiss();
        if (action)
            action();
    });
    hide();
}

QString MessageBar::text() const { return isHidden() ? QString() : m_text->text(); }

void MessageBar::showText(const QString& text, bool stays, const QString& button,
                          std::function<void()> action, About about)
{
    constexpr qsizetype longest = 600; // a name in it may be of any length
    m_offer.reset();
    m_text->setText(text.size() > longest ? text.left(longest) + u'…' : text);
    m_action = std::move(action);
    m_about = about;
    m_isAsking = false;
    m_button->setText(button);
    m_button->setEnabled(true);
    m_button->setVisible(!button.isEmpty());
    m_close->show();
    m_progress->hide();
    show();
    m_timer->stop();
    if (!stays)
        m_timer->start(8000);
}

void MessageBar::news(const QString& text, About about)
{
    if (m_errors.isEmpty())
        showText(text, false, {}, {}, about);
    else
        error(text); // beside what went wrong, it is to be read as well
}

void MessageBar::error(const QString& text)
{
    m_errors << text;
    constexpr qsizetype shown = 4;
    QStringList lines = m_errors.mid(std::max<qsizetype>(0, m_errors.size() - shown));
    if (m_errors.size() > shown)
        lines.prepend(tr("%1 messages; the last ones:").arg(m_errors.size()));
    showText(lines.join(u'\n'), true);
}

void MessageBar::offer(const QString& text, const QString& button, std::function<void()> action, About about)
{
    showText(text, true, button, action, about);
    m_offer = {text, button, std::move(action), about};
}

void MessageBar::ask(Question question)
{
    m_questions.push_back(std::move(question));
    if (isHidden() || m_isAsking || m_timer->isActive())
        showQuestion();
}

void MessageBar::forgetQuestions()
{
    m_questions.clear();
    if (m_isAsking)
        dismiss();
}

void MessageBar::forget(About about)
{
    if (!m_progress->isHidden() && m_offer && m_offer->about == about)
        m_offer.reset();
    else if (isVisible() && m_about == about)
        dismiss();
}

void MessageBar::showQuestion()
{
    while (!m_questions.empty() && !m_questions.front().stands())
        m_questions.pop_front();
    if (m_questions.empty())
        return;
    const Question& question = m_questions.front();
    QString text = question.text;
    if (m_questions.size() > 1)
        text += u' ' + (m_questions.size() == 2 ? tr("(One more question waits.)")
                                            : tr("(%1 more questions wait.)").arg(m_questions.size() - 1));
    const bool takesAnothersPlace = isVisible() && !m_isAsking;
    showText(text, true, question.button);
    m_isAsking = true;
    if (takesAnothersPlace)
        letSee();
}

void MessageBar::letSee()
{
    constexpr int toSee = 700; // ms
    m_button->setEnabled(false);
    QTimer::singleShot(toSee, m_button, [this] { m_button->setEnabled(true); });
}

void MessageBar::progress(Work work, const QString& text, int done, int total, std::function<void()> cancel)
{
    auto at = std::find_if(m_works.begin(), m_works.end(), [work](const Progress& p) { return p.work == work; });
    if (at == m_works.end()) {
        m_works.push_back({.work = work});
        at = std::prev(m_works.end());
        at->since.start();
        m_progressDelay->start();
    }
    at->text = text;
    at->done = done;
    at->total = total;
    at->cancel = std::move(cancel);
    showProgress();
}

void MessageBar::finishProgress(Work work)
{
    std::erase_if(m_works, [work](const Progress& p) { return p.work == work; });
    if (!m_works.empty())
        showProgress();
    else
        m_progressDelay->stop();
    const bool isNoneDue = std::none_of(m_works.begin(), m_works.end(), isDue);
    if (isNoneDue && !m_progress->isHidden())
        dismiss();
}

bool MessageBar::isDue(const Progress& work) { return work.since.elapsed() >= patience; }

void MessageBar::showProgress()
{
    const auto work = std::find_if(m_works.rbegin(), m_works.rend(), isDue);
    if (!m_errors.isEmpty() || work == m_works.rend())
        return;
    auto behind = std::move(m_offer);
    showText(work->text, true, work->cancel ? tr("Cancel") : QString(), work->cancel);
    m_offer = std::move(behind);
    m_close->hide();
    m_progress->setRange(0, work->total);
    m_progress->setValue(work->done);
    m_progress->show();
}

void MessageBar::dismiss()
{
    if (!m_progress->isHidden() && m_offer) {
        const Offer behind = *m_offer;
        offer(behind.text, behind.button, behind.action, behind.about);
        letSee();
        return;
    }
    m_offer.reset();
    m_errors.clear();
    m_action = {};
    m_isAsking = false;
    m_timer->stop();
    showQuestion();
    if (!m_isAsking)
        hide();
}

} // namespace redthread
