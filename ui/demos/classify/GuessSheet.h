// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Verdict.h"

#include <optional>
#include <QDialog>

namespace parascope {

/// Asks everybody what a program will turn out to be, before it runs.
class GuessSheet final : public QDialog {
    Q_OBJECT

public:
    /// \param what is run, in words
    explicit GuessSheet(const QString& what, QWidget* parent = nullptr);

    [[nodiscard]] std::optional<VerdictKind> guess() const { return m_guess; }

private:
    std::optional<VerdictKind> m_guess;
};

/// "CPU-bound", "I/O-bound", "waits for a lock" …: a verdict on a button or a tile.
[[nodiscard]] QString verdictTitle(VerdictKind kind);

} // namespace parascope
