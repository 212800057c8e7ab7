// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace parascope {

/// A signal for people: "SIGSEGV, Segmentation fault".
[[nodiscard]] std::string signalInWords(int number);
/// How a process ended by it: "crashed (SIGSEGV, Segmentation fault)", "was killed (SIGKILL, Killed)".
[[nodiscard]] std::string endBySignal(int number);

} // namespace parascope
