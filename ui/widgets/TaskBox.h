// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"

#include <QComboBox>

namespace parascope {

/// What is known of a task; nothing of one that there is not.
[[nodiscard]] TaskInfo infoOfTask(const QString& name);

/// How long it takes on this machine is measured of one task alone: that one.
[[nodiscard]] bool isMeasured(const QString& task);

/// Chooses one of the program's tasks; what each of them does is its tooltip.
class TaskBox final : public QComboBox {
    Q_OBJECT

public:
    /// `name` is what a screen reader calls it.
    explicit TaskBox(const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] TaskInfo info() const { return infoOfTask(currentText()); }

private:
    void sayWhatItDoes();
};

} // namespace parascope
