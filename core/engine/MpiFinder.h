// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <memory>
#include <optional>
#include <QProcess>
#include <stop_token>
#include <string>

namespace parascope {

/// The Open MPI of this machine.
struct MpiInfo {
    std::string mpirun;  ///< its path
    std::string version; ///< "4.1.4"
    std::string worker;  ///< the path of mpi_worker
};

/// Asks the mpirun of the PATH which it is. Lives on one thread.
class MpiFinder {
public:
    MpiFinder() = default;
    ~MpiFinder();
    MpiFinder(const MpiFinder&) = delete;
    MpiFinder& operator=(const MpiFinder&) = delete;

    /// Asks, or looks whether there is an answer: nothing when there is none yet. Never waits. The Error:
    /// ranks cannot be used here, and what to do.
    [[nodiscard]] std::optional<Result<MpiInfo>> look();
    /// The same, waiting for the answer.
    [[nodiscard]] Result<MpiInfo> find(const std::stop_token& stop = {});

private:
    [[nodiscard]] std::optional<Result<MpiInfo>> begin();
    [[nodiscard]] Result<MpiInfo> understand();

    std::unique_ptr<QProcess> m_question;
    MpiInfo m_info;
    Nanoseconds m_until{};
};

} // namespace parascope
