// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Bets.h"

#include <QDialog>

namespace parascope {

class BetRow;

/// Asks everybody what they expect before a run starts.
class BetSheet final : public QDialog {
    Q_OBJECT

public:
    BetSheet(const std::vector<Backend>& backends, int workers, QWidget* parent = nullptr);

    [[nodiscard]] Bets bets() const;

private:
    BetRow* m_row;
};

} // namespace parascope
