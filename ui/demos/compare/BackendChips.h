// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Inventory.h"

#include <QWidget>

namespace parascope {

class Chip;
class ControlBar;

/// All backends as chips, those of C++ and those of Python apart.
class BackendChips final : public QWidget {
    Q_OBJECT

public:
    explicit BackendChips(QWidget* parent = nullptr);

    /// In the order in which people are shown them.
    [[nodiscard]] std::vector<Backend> chosen() const;
    void choose(const std::vector<Backend>& backends);
    /// One that is not there cannot be chosen and says why.
    void setAvailability(const std::vector<Availability>& backends);
    [[nodiscard]] bool isAvailable(Backend backend) const;
    [[nodiscard]] bool hasPython() const;
    /// Whether ranks are chosen.
    [[nodiscard]] bool hasRanks() const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Chip& chipOf(Backend backend) const;

    ControlBar* m_bar;
    std::vector<Chip*> m_chips; ///< of all backends
};

} // namespace parascope
