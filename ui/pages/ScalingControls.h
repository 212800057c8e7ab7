// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scale/ScaleDemo.h"

#include <QWidget>

class QLineEdit;

namespace parascope {

class Form;

/// What to choose before a scaling: ways, the most workers, repeats and size.
class ScalingControls final : public QWidget {
    Q_OBJECT

public:
    explicit ScalingControls(QWidget* parent = nullptr);

    /// What is chosen; an Error in words for what cannot be run.
    [[nodiscard]] Result<ScaleQuestion> chosen() const;
    void choose(const ScaleQuestion& scale);
    /// Taken over unless the user has typed a size.
    void setUsualSize(std::uint64_t size);
    /// The interpreter of the CPython ways; empty for the one that is found.
    void setPython(const std::string& interpreter) { m_python = interpreter; }

private:
    void setupWords();
    void setupSize();

    Form* m_form;
    QLineEdit* m_size;
    bool m_sizeTyped = false;
    std::string m_python;
};

} // namespace parascope
