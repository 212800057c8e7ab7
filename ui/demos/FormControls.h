// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/DemoControls.h"

namespace parascope {

class Form;

/// The controls of a demo that has none of its own: a form made from its fields.
class FormControls final : public DemoControls {
    Q_OBJECT

public:
    explicit FormControls(const Parameters& parameters, QWidget* parent = nullptr);

    [[nodiscard]] Result<std::unique_ptr<Parameters>> chosen() const override;
    void choose(const Parameters& parameters) override;
    void setUsualSize(std::uint64_t size) override;
    void setPython(const std::string& interpreter) override;

private:
    /// Sets a field, where the demo has it.
    void setField(const std::string& key, const std::string& text);

    Form* m_form;
};

} // namespace parascope
