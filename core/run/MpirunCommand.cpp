// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/MpirunCommand.h"

#include "core/base/LastLine.h"
#include "core/run/RankProtocol.h"

namespace parascope {

namespace {

using ArgumentWords = std::vector<std::string>;

void addMca(ArgumentWords& words, const std::string& name, const std::string& value) {
    words.insert(words.end(), {"--mca", name, value});
}

/// How ranks and mpirun reach each other. On one machine nothing listens to the outside.
void addNetwork(ArgumentWords& words, const MpirunWish& wish) {
    if (wish.network.empty()) {
        addMca(words, "btl", "self,vader");
        addMca(words, "oob_tcp_if_include", "lo");
        return;
    }
    addMca(words, "btl", "self,vader,tcp");
    addMca(words, "btl_tcp_if_include", wish.network);
    addMca(words, "oob_tcp_if_include", wish.network);
    addMca(words, "orte_keep_fqdn_hostnames", "1"); // else it asks for "h1" where "h1.example" was given
}

} // namespace

std::vector<std::string> mpirunArguments(const MpirunWish& wish) {
    ArgumentWords words{"-n", std::to_string(wish.ranks)};
    if (!wish.hosts.empty()) {
        words.insert(words.end(), {"--host", hostsText(wish.hosts)});
    }
    // More ranks than cores are a lesson and no mistake. Bound ones then share cores, too.
    words.insert(words.end(),
                 {"--oversubscribe", "--bind-to", wish.bindsToCores ? "core:overload-allowed" : "none"});
    addMca(words, "pml", "ob1"); // half the time to start, against looking for networks that are not there
    addNetwork(words, wish);
    addMca(words, "odls_base_sigkill_timeout", "0"); // ranks were asked to stop before
    addMca(words, "mpi_yield_when_idle", "1");       // with more ranks than cores the others can go on
    for (const auto* name : {rank_variable::kAddress, rank_variable::kToken, rank_variable::kRanks}) {
        words.insert(words.end(), {"-x", name});
    }
    return words;
}

Result<std::string> openMpiVersion(std::string_view printed) {
    constexpr std::string_view kName = "(Open MPI) ";
    constexpr auto kInstall = "install Open MPI 4 (Debian: openmpi-bin)";
    const auto begin = printed.find(kName);
    if (begin == std::string_view::npos) {
        const auto said = lastLine(printed);
        return failure("mpirun cannot be used",
                       "it is not Open MPI's" + (said.empty() ? std::string() : ": " + said), kInstall);
    }
    const auto rest = printed.substr(begin + kName.size());
    const std::string version(rest.substr(0, rest.find_first_of(" \t\r\n")));
    if (!version.starts_with("4.")) {
        return failure("mpirun cannot be used",
                       "it is that of Open MPI " + version + ", and its options are others than version 4's",
                       kInstall);
    }
    return version;
}

Result<void> checkMayRun(bool isRoot, const char* allow, const char* confirm) {
    const auto isSet = [](const char* text) { return text != nullptr && std::string_view(text) == "1"; };
    if (!isRoot || (isSet(allow) && isSet(confirm))) {
        return {};
    }
    return failure("mpirun cannot be used", "Open MPI does not run as root unless it is told to twice",
                   "run Parascope as another user, or set OMPI_ALLOW_RUN_AS_ROOT=1 and "
                   "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1");
}

} // namespace parascope
