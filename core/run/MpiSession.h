// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace parascope {

/// The folder in which Open MPI keeps the files of its jobs: TMPDIR, TEMP, TMP, or else /tmp.
[[nodiscard]] std::filesystem::path mpiTemporaryFolder();

/// Removes what an mpirun of ours, which has ended, left on this machine: one that was killed could not tidy
/// up. Only its own session folder, ompi.HOST.USER/pid.MPIRUN, and the one above when nobody else's is there.
void removeMpiSession(const std::filesystem::path& temporary, std::int64_t mpirun);

} // namespace parascope
