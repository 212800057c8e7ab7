// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueueLog.h"

#include "core/demos/queue/QueueFacts.h"
#include "ui/style/FocusRing.h"
#include "ui/style/Tokens.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>

namespace parascope {

QueueLog::QueueLog(QWidget* parent)
    : QPlainTextEdit(parent) {
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    new FocusRing(*this); // Qt's parent owns it
    setAccessibleName(tr("Log of the run"));
    setPlaceholderText(tr("What the program prints appears here."));
    setToolTip(tr("A click on a line shows its moment"));
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    tokens::setFixed(*this);
}

void QueueLog::showRun(const RunRecord* record) {
    const auto id = record == nullptr ? RunId() : record->facts.id;
    if (id != m_id) {
        m_id = id;
        m_shown = 0;
        m_isComplete = false;
        setExtraSelections({});
        QPlainTextEdit::clear();
    }
    if (record == nullptr) {
        return;
    }
    addLines({record->log.begin() + static_cast<std::ptrdiff_t>(m_shown), record->log.end()});
    m_shown = record->log.size();
    const auto leftOut = queueFacts(record->facts).linesNotLogged;
    if (record->facts.finished && !m_isComplete) {
        m_isComplete = true;
        if (leftOut > 0) {
            addLines({tr("… %1 lines about items were left out.").arg(leftOut).toStdString()});
        }
    }
}

void QueueLog::addLines(const std::vector<std::string>& lines) {
    if (lines.empty()) {
        return;
    }
    QStringList texts;
    for (const auto& line : lines) {
        texts.append(QString::fromStdString(line));
    }
    auto* bar = verticalScrollBar();
    const bool follows =
        bar->value() >= bar->maximum() - 1; // a line that is folded makes the end a line longer
    const int stood = bar->value();
    appendPlainText(texts.join(QLatin1Char('\n')));
    bar->setValue(follows ? bar->maximum() : stood);
    if (follows) {
        moveCursor(QTextCursor::End);
        ensureCursorVisible();
    }
}

void QueueLog::choose(const QTextCursor& place) {
    if (place.block().text().isEmpty()) {
        return;
    }
    QTextEdit::ExtraSelection line;
    line.format.setBackground(palette().color(QPalette::AlternateBase));
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = QTextCursor(place.block());
    setExtraSelections({line});
    Q_EMIT lineChosen(static_cast<std::size_t>(place.blockNumber()));
}

void QueueLog::mouseReleaseEvent(QMouseEvent* event) {
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection()) {
        choose(cursorForPosition(event->position().toPoint()));
    }
}

void QueueLog::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        choose(textCursor());
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace parascope
