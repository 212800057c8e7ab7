// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/command/ScaleCommand.h"

#include <QWidget>
#include <vector>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace parascope {

/// What to choose before a scaling: ways, the most workers, repeats and size.
class ScalingControls final : public QWidget {
    Q_OBJECT

public:
    explicit ScalingControls(QWidget* parent = nullptr);

    /// What is chosen; an Error in words for what cannot be run.
    [[nodiscard]] Result<ScaleCommand> chosen() const;
    void choose(const ScaleCommand& scale);
    /// Taken over unless the user has typed a size.
    void setUsualSize(std::uint64_t size);
    /// The interpreter of the CPython ways; empty for the one that is found.
    void setPython(const std::string& interpreter) { m_python = interpreter; }

private:
    void setupLayout();

    std::vector<QCheckBox*> m_ways; ///< in the order of allBackends(), without the serial one
    QSpinBox* m_workers;
    QSpinBox* m_repeats;
    QLineEdit* m_size;
    bool m_sizeTyped = false;
    std::string m_python;
};

} // namespace parascope
