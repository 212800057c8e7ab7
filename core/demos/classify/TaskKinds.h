// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace parascope {

/// A kind of task in words, and a task of this program that is one: a row of the lesson's table. What it is
/// in truth is measured.
struct TaskKind {
    std::string_view name;      ///< "Heavy calculation"
    std::string_view examples;  ///< "sums, matrices, training a model"
    std::string_view task;      ///< "sum-squares"
    std::string_view waitsFor;  ///< "the processor"
    std::string_view behaviour; ///< what one sees of it
    std::string_view rule;      ///< the rule of thumb
};

/// In the order of the lesson.
[[nodiscard]] std::span<const TaskKind> taskKinds();

} // namespace parascope
