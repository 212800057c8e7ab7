// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <optional>
#include <QPlainTextEdit>

namespace parascope {

/// The lines that a run prints, as the lesson's program does. It follows the end, unless somebody has
/// scrolled up to read. A click on a line, or Enter, chooses it.
class QueueLog final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit QueueLog(QWidget* parent = nullptr);

    /// The lines of a run so far; null for none. Cheap when nothing is new.
    void showRun(const RunRecord* record);

Q_SIGNALS:
    /// Counted from 0.
    void lineChosen(std::size_t line);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addLines(const std::vector<std::string>& lines);
    void choose(const QTextCursor& place);

    RunId m_id;                ///< of the run whose lines they are
    std::size_t m_shown = 0;   ///< of its lines
    bool m_isComplete = false; ///< what was left out is said, too
};

} // namespace parascope
