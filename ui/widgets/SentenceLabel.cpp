// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SentenceLabel.h"

#include "ui/style/Tokens.h"

#include <QAccessible>
#include <QEvent>

namespace parascope {

namespace {
constexpr int kLines = 2;
const QString kCut = QStringLiteral(" …");
} // namespace

SentenceLabel::SentenceLabel(QWidget* parent)
    : QLabel(parent) {
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setAccessibleName(tr("What the numbers mean"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    tokens::setType(*this, tokens::Type::Headline);
}

void SentenceLabel::setHint(const QString& hint) {
    m_hint = hint;
    showText();
}

void SentenceLabel::setSentence(const QString& sentence) {
    if (sentence == m_sentence) {
        return;
    }
    m_sentence = sentence;
    showText();
    if (!sentence.isEmpty()) {
        QAccessibleEvent said(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&said);
    }
}

/// Cuts what needs more than two lines; the tooltip has all of it.
void SentenceLabel::showText() {
    const auto& whole = m_sentence.isEmpty() ? m_hint : m_sentence;
    const auto fits = [this](const QString& text) {
        const auto needed =
            fontMetrics().boundingRect(QRect(0, 0, std::max(1, width()), 10'000), Qt::TextWordWrap, text);
        return needed.height() < (kLines + 1) * fontMetrics().lineSpacing();
    };
    auto shown = whole;
    while (width() > 0 && !fits(shown) && shown.contains(QLatin1Char(' '))) {
        shown.chop(shown.endsWith(kCut) ? kCut.size() : 0);
        shown.truncate(shown.lastIndexOf(QLatin1Char(' ')));
        shown += kCut;
    }
    setForegroundRole(m_sentence.isEmpty() ? QPalette::PlaceholderText : QPalette::WindowText);
    setText(shown);
    setToolTip(shown == whole ? QString() : whole);
    setAccessibleDescription(whole);
}

QSize SentenceLabel::minimumSizeHint() const {
    return {tokens::kNotesWidth, kLines * fontMetrics().lineSpacing()};
}

QSize SentenceLabel::sizeHint() const {
    return minimumSizeHint();
}

int SentenceLabel::heightForWidth(int /*width*/) const {
    return minimumSizeHint().height();
}

void SentenceLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    showText();
}

void SentenceLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        showText();
    }
}

} // namespace parascope
