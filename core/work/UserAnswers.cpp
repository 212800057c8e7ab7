// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/UserAnswers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace parascope {

UserAnswers::UserAnswers()
    : m_answers(eventfd(0, EFD_SEMAPHORE | EFD_CLOEXEC | EFD_NONBLOCK)) {}

UserAnswers::~UserAnswers() {
    close(m_answers);
}

void UserAnswers::give() {
    eventfd_write(m_answers, 1);
}

UserAnswers::Wait UserAnswers::wait(Nanoseconds until, const std::stop_token& stop) {
    const int stopped = eventfd(0, EFD_CLOEXEC);
    auto result = Wait::TooLate;
    {
        const std::stop_callback wakeUp(stop, [stopped] { eventfd_write(stopped, 1); });
        for (auto left = until - monotonicNow(); left > Nanoseconds{}; left = until - monotonicNow()) {
            constexpr auto kLongest = std::chrono::hours(1);
            const auto limit = std::min<Nanoseconds>(left, kLongest) / std::chrono::milliseconds(1) + 1;
            std::array<pollfd, 2> files{pollfd{m_answers, POLLIN, 0}, pollfd{stopped, POLLIN, 0}};
            poll(files.data(), files.size(), static_cast<int>(limit));
            eventfd_t one = 0;
            if (files[1].revents != 0 || (files[0].revents != 0 && eventfd_read(m_answers, &one) == 0)) {
                result = files[1].revents != 0 ? Wait::Stopped : Wait::Answered;
                break;
            }
        }
    }
    close(stopped);
    return result;
}

} // namespace parascope
