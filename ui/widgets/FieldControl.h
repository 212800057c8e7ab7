// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Field.h"

#include <functional>
#include <vector>

class QWidget;

namespace parascope {

/// What a field is chosen with: a spin box, a list, check boxes, a line to type in.
struct FieldControl {
    std::vector<QWidget*> widgets;         ///< in reading order; none is the child of another
    std::function<void(std::string)> show; ///< a text of the field
    std::function<std::string()> text;     ///< what is chosen, for the field to read
    std::function<void()> finishTyping;    ///< who presses Run while typing means what stands there
    bool isTyped = false;                  ///< any text can stand there, wrong ones too
};

/// `changed` is called whenever its text is another, by whomever.
[[nodiscard]] FieldControl makeFieldControl(const Field& field, QWidget* parent,
                                            const std::function<void()>& changed);

} // namespace parascope
