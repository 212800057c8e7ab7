// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueueLog.h"

#include <QFontDatabase>
#include <QScrollBar>

namespace parascope {

QueueLog::QueueLog(QWidget* parent)
    : QPlainTextEdit(parent) {
    setReadOnly(true);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Log of the run"));
    setPlaceholderText(tr("What the program prints appears here."));
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
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

} // namespace parascope
