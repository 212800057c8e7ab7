// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/ScenarioThreads.h"

#include <system_error>

namespace parascope {

Result<std::unique_ptr<ScenarioThreads>> ScenarioThreads::start(StepProgram program, RoundsWish wish) {
    std::unique_ptr<ScenarioThreads> made(new ScenarioThreads(std::move(program), wish));
    const auto count = static_cast<int>(made->m_rounds.program().threads.size());
    made->m_working = count;
    try {
        for (int thread = 0; thread < count; ++thread) {
            made->m_threads.emplace_back([&all = *made, thread] {
                all.m_rounds.lead(thread);
                all.m_working.fetch_sub(1, std::memory_order_acq_rel);
            });
        }
    } catch (const std::system_error& error) {
        return failure("the scenario cannot run", error.code().message(), "end other programs first");
    }
    return made;
}

ScenarioThreads::~ScenarioThreads() {
    stop();
}

} // namespace parascope
