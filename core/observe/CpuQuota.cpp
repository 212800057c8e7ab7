// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/CpuQuota.h"

#include "core/observe/ProcFile.h"
#include "core/observe/TextScan.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace parascope {

namespace {

constexpr std::string_view kMounts = "/sys/fs/cgroup";

/// Takes the next line off the front.
std::string_view takeLine(std::string_view& text) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    return line;
}

/// A line of /proc/self/cgroup: "4:cpu,cpuacct:/docker/1f…", in the second version "0::/user.slice".
struct Membership {
    std::string_view controllers;
    std::string_view path;

    [[nodiscard]] bool isUnified() const { return controllers.empty(); }
    [[nodiscard]] bool hasCpu() const {
        return ("," + std::string(controllers) + ",").find(",cpu,") != std::string::npos;
    }
};

std::vector<Membership> parseMemberships(std::string_view text) {
    std::vector<Membership> all;
    while (!text.empty()) {
        const auto line = takeLine(text);
        const auto first = line.find(':');
        const auto second = first == std::string_view::npos ? first : line.find(':', first + 1);
        if (second != std::string_view::npos) {
            all.push_back({line.substr(first + 1, second - first - 1), line.substr(second + 1)});
        }
    }
    return all;
}

/// The quota of one group; nothing where it has none: "max 100000" in one file, -1 in the first of two.
std::optional<double> quotaOf(const std::string& group, bool isUnified, const ReadText& read) {
    const auto first = read(group + (isUnified ? "/cpu.max" : "/cpu.cfs_quota_us"));
    const auto second = isUnified ? std::string() : read(group + "/cpu.cfs_period_us");
    std::string_view text = first;
    std::int64_t quota = 0;
    std::int64_t period = 0;
    const bool isLimited = scanNumber(text, quota);
    text = isUnified ? text : second;
    if (!isLimited || !scanNumber(text, period) || quota <= 0 || period <= 0) {
        return std::nullopt;
    }
    return static_cast<double>(quota) / static_cast<double>(period);
}

/// "/a/b" -> "/a/b", "/a", "".
std::vector<std::string> groupsUpFrom(std::string_view path) {
    std::vector<std::string> groups;
    while (path.starts_with('/') && path.size() > 1) {
        groups.emplace_back(path);
        path = path.substr(0, path.rfind('/'));
    }
    groups.emplace_back();
    return groups;
}

/// Where a hierarchy may be mounted. A container often sees its own group as the root of it, whatever path
/// /proc tells: walking up from that path ends there.
std::vector<std::string> mountsOf(const Membership& of) {
    const std::string root(kMounts);
    if (of.isUnified()) {
        return {root, root + "/unified"};
    }
    return {root + "/" + std::string(of.controllers), root + "/cpu"};
}

} // namespace

std::string readKernelText(const std::string& path) {
    return readWholeFile(path.c_str());
}

std::optional<CpuQuota> readCpuQuota(const ReadText& read) {
    std::optional<CpuQuota> tightest;
    const auto text = read("/proc/self/cgroup");
    for (const auto& of : parseMemberships(text)) {
        if (!of.isUnified() && !of.hasCpu()) {
            continue;
        }
        for (const auto& mount : mountsOf(of)) {
            for (const auto& group : groupsUpFrom(of.path)) {
                const auto cores = quotaOf(mount + group, of.isUnified(), read);
                if (cores && (!tightest || *cores < tightest->cores)) {
                    tightest = CpuQuota{*cores, mount + group + "/cpu.stat"};
                }
            }
        }
    }
    return tightest;
}

QuotaPeriods parseQuotaPeriods(const std::string& stat) {
    QuotaPeriods periods;
    std::string_view text = stat;
    while (!text.empty()) {
        auto line = takeLine(text);
        const auto name = line.substr(0, line.find(' '));
        line.remove_prefix(name.size());
        std::uint64_t count = 0;
        if (scanNumber(line, count)) {
            periods.all = name == "nr_periods" ? count : periods.all;
            periods.usedUp = name == "nr_throttled" ? count : periods.usedUp;
        }
    }
    return periods;
}

} // namespace parascope
