// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/SignalWords.h"

#include <csignal>
#include <cstring>

namespace parascope {

std::string signalInWords(int number) {
    const char* name = sigabbrev_np(number);
    const char* meaning = sigdescr_np(number);
    std::string text = name != nullptr ? std::string("SIG") + name : "signal " + std::to_string(number);
    return meaning != nullptr ? text + ", " + meaning : text;
}

std::string endBySignal(int number) {
    const bool killed = number == SIGKILL || number == SIGTERM;
    return (killed ? "was killed (" : "crashed (") + signalInWords(number) + ")";
}

} // namespace parascope
