// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "core/engine/RunSession.h"

namespace parascope {

class DemoView;

/// The picture that a demo has on its page, for another place: a lesson. Null: the lanes of its runs.
/// `session` must outlive it.
[[nodiscard]] DemoView* makeDemoView(const Demo& demo, RunSession& session);

} // namespace parascope
