// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/CoreClocks.h"

#include "core/observe/ProcFile.h"

#include <charconv>

namespace parascope {

namespace {
constexpr double kKilohertzOfAGigahertz = 1e6;
} // namespace

CoreClocks::CoreClocks(std::filesystem::path root)
    : m_root(std::move(root)) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(m_root, ignored)) {
        m_isTold = m_isTold || std::filesystem::exists(entry.path() / "cpufreq/scaling_cur_freq", ignored);
    }
}

std::filesystem::path CoreClocks::fileOf(CoreId core) const {
    return m_root / ("cpu" + std::to_string(core.value)) / "cpufreq/scaling_cur_freq";
}

std::optional<double> CoreClocks::gigahertz(CoreId core) const {
    // Not by a stream of the library: programs that are started meanwhile would inherit its file.
    const auto text = m_isTold ? readWholeFile(fileOf(core).c_str()) : std::string();
    double kilohertz = 0;
    std::from_chars(text.data(), text.data() + text.size(), kilohertz);
    return kilohertz > 0 ? std::optional(kilohertz / kKilohertzOfAGigahertz) : std::nullopt;
}

} // namespace parascope
