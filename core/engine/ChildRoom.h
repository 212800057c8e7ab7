// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

namespace parascope {

/// Whether this process may open as many files, and has as much memory, as a QProcess needs to start a child.
/// Asked before there is one, as QProcess forgets the reason when it cannot make a pipe, and gives that of
/// something else, and reads through null when it gets no memory.
Result<void> checkRoomForChild();

/// Whether there are descriptors and memory enough for an application object with an engine. Those who find
/// too few there (Qt, GLib) end the program without a word.
Result<void> checkRoomForApplication();

/// Whether there is memory enough to load fonts and to draw a picture on a screenful of pixels. The library
/// that finds fonts ends the program without a word where it gets none.
Result<void> checkRoomForPicture();

} // namespace parascope
