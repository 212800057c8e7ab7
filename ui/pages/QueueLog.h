// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <string>
#include <vector>

namespace parascope {

/// The lines that a run prints, as the lesson's program does. It follows the end, unless somebody has
/// scrolled up to read.
class QueueLog final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit QueueLog(QWidget* parent = nullptr);

    void addLines(const std::vector<std::string>& lines);
};

} // namespace parascope
