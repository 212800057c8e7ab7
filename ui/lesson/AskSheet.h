// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace parascope {

/// Asks a lesson's question before its block runs; what everybody says can be written down.
class AskSheet final : public QDialog {
    Q_OBJECT

public:
    explicit AskSheet(const QString& question, QWidget* parent = nullptr);

    /// What was written; empty: nothing.
    [[nodiscard]] QString guess() const;

private:
    QLineEdit* m_guess;
};

} // namespace parascope
