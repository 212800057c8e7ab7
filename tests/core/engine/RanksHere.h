// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/MpiFinder.h"

#include <cstdlib>
#include <string>
#include <unistd.h>

namespace parascope::test {

/// Why no ranks can be run by these tests; empty when they can. As root it is the tests' own wish to run
/// them: nothing but this machine of theirs is at stake.
inline std::string whyNoRanks() {
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
    return "Open MPI's libraries and the sanitizers do not know each other";
#endif
    if (geteuid() == 0) {
        setenv("OMPI_ALLOW_RUN_AS_ROOT", "1", 1);
        setenv("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1", 1);
    }
    const auto found = MpiFinder().find();
    return found ? std::string() : found.error().text();
}

} // namespace parascope::test
