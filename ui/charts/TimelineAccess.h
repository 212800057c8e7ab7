// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace parascope {

/// Lets screen readers walk through the lanes of every TimelineChart as through a list: each says in a
/// sentence what its worker did. Fine to call again.
void installTimelineAccess();

} // namespace parascope
