// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace parascope {

/// Takes the places of those of stdin, stdout and stderr that are closed: else a file that is opened later
/// would get its number, and what is printed would be written into it. Writing to them fails as before.
void holdStandardFiles();

} // namespace parascope
