// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/TextScan.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace parascope {

/// The line of a syscall file: "NR ARG1 … ARG6 SP PC", "-1 SP PC" outside of a call.
struct SyscallText {
    long number = -1;
    std::array<std::uint64_t, 6> arguments{};
};

/// Nothing of "running" and of what is cut off.
[[nodiscard]] inline std::optional<SyscallText> parseSyscall(std::string_view text) {
    SyscallText call;
    if (!scanNumber(text, call.number)) {
        return std::nullopt;
    }
    for (auto& argument : call.arguments) {
        const auto hex = text.find("0x");
        text.remove_prefix(hex == std::string_view::npos ? text.size() : hex + 2);
        if (call.number >= 0 && !scanNumber(text, argument, 16)) {
            return std::nullopt; // cut off
        }
    }
    return call;
}

} // namespace parascope
