// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scale/ScaleDemo.h"
#include "ui/demos/DemoControls.h"

class QLineEdit;

namespace parascope {

class Form;

/// What to choose before a scaling: backends, the most workers, repeats and size.
class ScalingControls final : public DemoControls {
    Q_OBJECT

public:
    explicit ScalingControls(QWidget* parent = nullptr);

    [[nodiscard]] Result<std::unique_ptr<Parameters>> chosen() const override;
    void choose(const Parameters& parameters) override;
    /// Taken over unless the user has typed a size.
    void setUsualSize(std::uint64_t size) override;
    void setPython(const std::string& interpreter) override { m_python = interpreter; }
    void setAvailability(const std::vector<Availability>& backends) override;

private:
    void setupWords();
    void setupSize();
    [[nodiscard]] Result<ScaleQuestion> question() const;

    Form* m_form;
    QLineEdit* m_size;
    bool m_sizeTyped = false;
    std::string m_python;
};

} // namespace parascope
