// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Noise.h"

#include "core/base/Numbers.h"

#include <map>
#include <numeric>

namespace parascope {

namespace {

/// Above this share of all cores, or of one, others are part of what was measured.
constexpr double kNoise = 0.10;

/// Says of which part of the machine the share of other programs is told.
std::string ofWhichCores(const RunFacts& facts) {
    if (facts.hasWorkersElsewhere()) {
        return " of this machine's cores"; // nobody looked at those of the other hosts
    }
    const int allowed = coresAllowed(facts);
    return allowed < facts.machine.cores ? " of the " + coresInWords(allowed) + " that may be used"
                                         : " of all cores";
}

std::string quotaInWords(const std::vector<const RunFacts*>& runs) {
    const RunFacts* most = nullptr;
    for (const auto* facts : runs) {
        const bool isBound = facts->machine.cpuQuota && facts->quotaUsedUp.value_or(0) > kNoise;
        if (isBound && (most == nullptr || *facts->quotaUsedUp > *most->quotaUsedUp)) {
            most = facts;
        }
    }
    return most == nullptr ? std::string()
                           : "A CPU quota held the workers back: this program gets " +
                                 decimals(*most->machine.cpuQuota, 2) +
                                 " cores' worth of time (cgroup), and had used it up in " +
                                 decimals(*most->quotaUsedUp * 100, 0) +
                                 " % of the kernel's periods: more workers bring nothing beyond it.";
}

std::string othersInWords(const std::vector<const RunFacts*>& runs) {
    const RunFacts* noisiest = nullptr;
    for (const auto* facts : runs) {
        if (isNoisy(*facts) &&
            (noisiest == nullptr || facts->otherPrograms.value_or(0) > noisiest->otherPrograms.value_or(0))) {
            noisiest = facts;
        }
    }
    if (noisiest == nullptr) {
        return {};
    }
    const auto percent = [](double share) { return decimals(share * 100, 0) + " %"; };
    const bool isWorstOfSeveral = runs.size() > 1;
    std::string text = std::string("The times are not clean: other programs took ") +
                       (isWorstOfSeveral ? "up to " : "") + percent(noisiest->otherPrograms.value_or(0)) +
                       ofWhichCores(*noisiest);
    if (const auto& noise = noisiest->noise; noise && noise->share > kNoise) {
        text += ", '" + noise->name + "' alone " +
                (noise->share > 1 ? decimals(noise->share, 1) + " cores" // which had threads on several
                                  : percent(noise->share) + " of core " + std::to_string(noise->core.value));
    }
    return text + ".";
}

} // namespace

bool isNoisy(const RunFacts& facts) {
    return facts.otherPrograms.value_or(0) > kNoise || (facts.noise && facts.noise->share > kNoise);
}

std::string noiseInWords(const std::vector<const RunFacts*>& runs) {
    const auto others = othersInWords(runs);
    const auto quota = quotaInWords(runs);
    return others + (others.empty() || quota.empty() ? "" : " ") + quota;
}

int coresAllowed(const RunFacts& facts) {
    if (facts.hasWorkersElsewhere()) {
        std::map<std::string, int> machines;
        for (const auto& worker : facts.workers) {
            machines[worker.place.machine] = std::max(machines[worker.place.machine], worker.place.cores);
        }
        return std::accumulate(machines.begin(), machines.end(), 0,
                               [](int sum, const auto& machine) { return sum + machine.second; });
    }
    return facts.experiment.cores.empty() ? facts.machine.usableCores()
                                          : static_cast<int>(facts.experiment.cores.size());
}

std::string coresInWords(int cores) {
    return counted(cores, "core");
}

} // namespace parascope
