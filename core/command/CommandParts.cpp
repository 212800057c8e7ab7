// SPDX-License-Identifier: GPL-3.0-or-later
// Values of options that are more than a word or a number.
#include "core/command/CommandLine.h"

#include <algorithm>
#include <charconv>

namespace parascope {

Result<std::vector<CoreId>> parseCores(std::string_view text) {
    std::vector<CoreId> cores;
    const auto wrong = [text] {
        return failure("cores '" + std::string(text) + "'", "this is no list of cores",
                       "give numbers and ranges, such as 0,2-3");
    };
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        int first = 0;
        const auto read = std::from_chars(at, end, first);
        int last = first;
        at = read.ptr;
        if (read.ec == std::errc{} && at != end && *at == '-') {
            const auto range = std::from_chars(at + 1, end, last);
            at = range.ec == std::errc{} ? range.ptr : end;
            last = range.ec == std::errc{} ? last : -1;
        }
        if (read.ec != std::errc{} || first < 0 || last < first || last > 4095 || (at != end && *at != ',')) {
            return wrong();
        }
        for (int core = first; core <= last; ++core) {
            cores.emplace_back(core);
        }
        at += at != end ? 1 : 0;
    }
    std::sort(cores.begin(), cores.end());
    cores.erase(std::unique(cores.begin(), cores.end()), cores.end());
    return cores;
}

const std::vector<std::string>& exportEndings() {
    static const std::vector<std::string> kEndings{".png", ".svg", ".pdf", ".csv", ".trace.json", ".html"};
    return kEndings;
}

Result<std::string> exportEnding(const std::filesystem::path& file) {
    const auto name = file.filename().string();
    for (const auto& ending : exportEndings()) {
        if (name.size() > ending.size() && name.ends_with(ending)) {
            return ending;
        }
    }
    return failure("export '" + file.string() + "'", "its ending names no format",
                   "use .png, .svg, .pdf, .csv, .trace.json or .html");
}

} // namespace parascope
