// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/UserInput.h"

#include "core/work/Pieces.h"
#include "core/work/UserAnswers.h"

namespace parascope {

TaskInfo UserInput::info() const {
    return {"user-input",
            "person",
            "milliseconds at most",
            "waits for a click or a line: needs a worker and a person, but no core",
            30'000,
            24 * 3600'000L,
            "it would wait longer than a day",
            1,
            TaskNeed::User};
}

Result<std::optional<std::string>> UserInput::run(std::uint64_t size, TaskContext& context) const {
    if (context.answers == nullptr) {
        return failure("nobody can answer", "there is no window and no terminal here",
                       "run it in the window or in a terminal");
    }
    const auto until = monotonicNow() + std::chrono::milliseconds(size);
    const auto wait = outOfTurn(context, "waiting for the user", State::Io,
                                [&] { return context.answers->wait(until, context.stop); });
    if (wait == UserAnswers::Wait::TooLate) {
        return failure("nobody answered within " + std::to_string(size) + " ms", "it waits no longer",
                       "click or press Enter while it waits");
    }
    return wait == UserAnswers::Wait::Answered ? std::optional<std::string>("answered") : std::nullopt;
}

} // namespace parascope
