// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/FreshName.h"

#include <random>
#include <string_view>

namespace parascope {

std::string freshName(std::string stem) {
    constexpr std::string_view kLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    constexpr int kLength = 6;
    std::random_device lot; // the kernel's or the processor's
    std::uniform_int_distribution<std::size_t> anyOf(0, kLetters.size() - 1);
    for (int i = 0; i < kLength; ++i) {
        stem += kLetters[anyOf(lot)];
    }
    return stem;
}

} // namespace parascope
