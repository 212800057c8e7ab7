// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SentenceLabel.h"

#include "ui/style/AccessRole.h"

#include <QApplication>
#include <QEvent>

namespace parascope {

namespace {
const QString kCut = QStringLiteral(" …");

bool fitsIn(const QString& text, const QFont& font, int width, int lines) {
    const QFontMetrics metrics(font);
    const auto needed = metrics.boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, text);
    return needed.height() < (lines + 1) * metrics.lineSpacing();
}

/// As much of it as the lines hold, with a mark that says so.
QString cutToFit(QString text, const QFont& font, int width, int lines) {
    while (!fitsIn(text, font, width, lines) && text.contains(QLatin1Char(' '))) {
        text.chop(text.endsWith(kCut) ? kCut.size() : 0);
        text.truncate(text.lastIndexOf(QLatin1Char(' ')));
        text += kCut;
    }
    return text;
}
} // namespace

SentenceLabel::SentenceLabel(QWidget* parent)
    : QLabel(parent) {
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    makeSpoken(*this);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    tokens::setType(*this, tokens::Type::Headline);
}

void SentenceLabel::setHint(const QString& hint) {
    m_hint = hint;
    showText();
}

void SentenceLabel::setLines(int lines) {
    m_lines = lines;
    updateGeometry();
    showText();
}

void SentenceLabel::setSentence(const QString& sentence) {
    if (sentence == m_sentence) {
        return;
    }
    m_sentence = sentence;
    showText();
    speak(*this, sentence.isEmpty() ? m_hint : sentence);
}

QFont SentenceLabel::typeFor(tokens::Type type) const {
    return tokens::font(type, parentWidget() != nullptr ? parentWidget()->font() : QApplication::font());
}

/// Large where its lines hold it, else in the size of all text. What those don't hold either is cut; the
/// tooltip has all of it.
void SentenceLabel::showText() {
    const auto& whole = m_sentence.isEmpty() ? m_hint : m_sentence;
    auto type = typeFor(tokens::Type::Headline);
    auto shown = whole;
    if (isVisible()) { // on pages that nobody has looked at yet it would take a tenth of the window's start
        if (!fitsIn(whole, type, width(), m_lines)) {
            type = typeFor(tokens::Type::Body);
        }
        shown = cutToFit(whole, type, width(), m_lines);
    }
    setForegroundRole(m_sentence.isEmpty() ? QPalette::PlaceholderText : QPalette::WindowText);
    setText(shown);
    setToolTip(shown == whole ? QString() : whole);
    setAccessibleName(whole); // not the part of it for which there is room
    if (type != font()) {
        setFont(type);
    }
}

QSize SentenceLabel::minimumSizeHint() const {
    return {tokens::kNotesWidth, m_lines * QFontMetrics(typeFor(tokens::Type::Headline)).lineSpacing() + 2};
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

void SentenceLabel::showEvent(QShowEvent* event) {
    QLabel::showEvent(event);
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
