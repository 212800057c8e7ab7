// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/FormControls.h"

#include "core/base/Numbers.h"
#include "ui/widgets/Form.h"

#include <QVBoxLayout>

namespace parascope {

FormControls::FormControls(const Parameters& parameters, QWidget* parent)
    : DemoControls(parent)
    , m_form(new Form(parameters, {}, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    connect(m_form, &Form::changed, this, &DemoControls::changed);
}

Result<std::unique_ptr<Parameters>> FormControls::chosen() const {
    return m_form->chosen();
}

void FormControls::choose(const Parameters& parameters) {
    m_form->choose(parameters);
}

void FormControls::setField(const std::string& key, const std::string& text) {
    const auto parameters = m_form->current().clone();
    for (const auto& field : parameters->fields()) {
        if (field.key == key && field.read(text)) {
            m_form->choose(*parameters);
        }
    }
}

void FormControls::setUsualSize(std::uint64_t size) {
    setField("task", "sum-squares:" + formatCount(size));
}

void FormControls::setPython(const std::string& interpreter) {
    setField("python", interpreter);
}

} // namespace parascope
