// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <cstdint>
#include <stop_token>

namespace parascope {

/// Hands what a user does, a click or a line, to the worker that waits for it. One that comes before anybody
/// waits is kept.
class UserAnswers {
public:
    enum class Wait : std::uint8_t { Answered, Stopped, TooLate };

    UserAnswers();
    ~UserAnswers();
    UserAnswers(const UserAnswers&) = delete;
    UserAnswers& operator=(const UserAnswers&) = delete;

    /// The user has answered once more. On any thread.
    void give();
    /// Takes an answer, or waits for one. The kernel knows it as a wait for a file, as one for a terminal is.
    Wait wait(Nanoseconds until, const std::stop_token& stop);

private:
    int m_answers; ///< an eventfd that counts them
};

} // namespace parascope
