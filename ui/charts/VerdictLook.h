// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Verdict.h"
#include "core/trace/State.h"

#include <QColor>

namespace parascope {

/// The state whose look stands for what bounds a program: what computes looks as what runs does.
[[nodiscard]] State stateOf(VerdictKind kind);

/// The colour of that.
[[nodiscard]] QColor colourOf(VerdictKind kind);

} // namespace parascope
