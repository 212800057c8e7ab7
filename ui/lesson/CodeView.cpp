// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/CodeView.h"

#include "ui/style/CodeColours.h"
#include "ui/style/FocusRing.h"
#include "ui/style/Tokens.h"

#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QWheelEvent>

namespace parascope {

/// The numbers of the lines, beside them.
class CodeView::Numbers final : public QWidget {
public:
    explicit Numbers(CodeView& code)
        : QWidget(&code)
        , m_code(code) {}

protected:
    void paintEvent(QPaintEvent* event) override { m_code.drawNumbers(event->rect()); }

private:
    CodeView& m_code;
};

CodeView::CodeView(const QString& language, const QString& text, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_language(language)
    , m_numbers(new Numbers(*this)) {
    setReadOnly(true);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(language.isEmpty() ? tr("Code") : tr("Code in %1").arg(language));
    new FocusRing(*this); // Qt's parent owns it
    tokens::setFixed(*this);
    setPlainText(text.endsWith(QLatin1Char('\n')) ? text.chopped(1) : text);
    colour();
    fit();
}

void CodeView::colour() {
    QTextCursor cursor(document());
    const auto plain = palette().color(QPalette::Text);
    for (const auto& span : codeSpans(toPlainText(), m_language)) {
        cursor.setPosition(static_cast<int>(span.begin));
        cursor.setPosition(static_cast<int>(span.begin + span.length), QTextCursor::KeepAnchor);
        QTextCharFormat format;
        format.setForeground(codeColour(span.kind, plain));
        cursor.setCharFormat(format);
    }
}

int CodeView::numbersWidth() const {
    const auto digits = QString::number(blockCount()).size();
    return fontMetrics().horizontalAdvance(QString(digits, QLatin1Char('0'))) + 2 * tokens::kControlGap;
}

void CodeView::fit() {
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const int lines =
        static_cast<int>(blockBoundingGeometry(document()->firstBlock()).height() * blockCount());
    setFixedHeight(lines + 2 * static_cast<int>(document()->documentMargin()) +
                   horizontalScrollBar()->sizeHint().height());
}

void CodeView::drawNumbers(const QRect& area) {
    QPainter painter(m_numbers);
    painter.fillRect(area, palette().color(QPalette::AlternateBase));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.setFont(font());
    const int width = m_numbers->width() - tokens::kControlGap;
    const auto first = blockBoundingGeometry(document()->firstBlock()).translated(contentOffset());
    for (int line = 0; line < blockCount(); ++line) {
        painter.drawText(QRectF(0, first.top() + line * first.height(), width, first.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(line + 1));
    }
}

void CodeView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    m_numbers->setGeometry(0, 0, numbersWidth(), height());
}

void CodeView::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_numbers != nullptr) {
        fit();
    } else if (event->type() == QEvent::PaletteChange && m_numbers != nullptr) {
        colour();
    }
}

/// It is as high as its text: the wheel moves the lesson.
void CodeView::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

} // namespace parascope
