// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace parascope {

/// Keeps back what Qt says on stderr about its surroundings and nobody can use, such as a missing
/// XDG_RUNTIME_DIR in a container: stderr is for our own one-line errors. Everything else goes where it went.
void quietQt();

} // namespace parascope
