// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/QueueOrders.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace parascope {

namespace {

constexpr std::string_view kDelayProduce = "delay produce ";
constexpr std::string_view kDelayConsume = "delay consume ";

} // namespace

std::string queue_order::delay(QueueSide side, Nanoseconds length) {
    return std::string(side == QueueSide::Producer ? kDelayProduce : kDelayConsume) +
           std::to_string(length.count());
}

std::string queue_order::fail(int worker) {
    return "fail " + std::to_string(worker);
}

QueueOrders::QueueOrders(int descriptor, Reach reach)
    : m_descriptor(descriptor)
    , m_wake(eventfd(0, EFD_CLOEXEC))
    , m_reach(std::move(reach))
    , m_thread([this] { readUntilWoken(); }) {}

QueueOrders::~QueueOrders() {
    eventfd_write(m_wake, 1);
    m_thread.join();
    close(m_wake);
}

void QueueOrders::readUntilWoken() {
    std::array<pollfd, 2> files{pollfd{m_descriptor, POLLIN, 0}, pollfd{m_wake, POLLIN, 0}};
    while (true) {
        if (poll(files.data(), files.size(), -1) < 0 && errno != EINTR) {
            return;
        }
        if (files[1].revents != 0) {
            return;
        }
        if (files[0].revents == 0) {
            continue;
        }
        std::array<char, 512> bytes{};
        const auto got = read(m_descriptor, bytes.data(), bytes.size());
        if (got > 0) {
            take({bytes.data(), static_cast<std::size_t>(got)});
        } else if (got == 0 || errno != EINTR) {
            m_reach.stop.request_stop();
            return;
        }
    }
}

void QueueOrders::take(std::string_view bytes) {
    constexpr std::size_t kLongestLine = 4096;
    m_buffer += bytes;
    for (auto end = m_buffer.find('\n'); end != std::string::npos; end = m_buffer.find('\n')) {
        obey(std::string_view(m_buffer).substr(0, end));
        m_buffer.erase(0, end + 1);
        m_reach.obeyed();
    }
    if (m_buffer.size() > kLongestLine) {
        m_buffer.clear(); // no order is that long
    }
}

void QueueOrders::obey(std::string_view line) {
    if (line == queue_order::kGo) {
        m_reach.gate.open();
    } else if (line == queue_order::kPause) {
        m_reach.pace.pause();
    } else if (line == queue_order::kResume) {
        m_reach.pace.resume();
    } else if (line == queue_order::kStep) {
        m_reach.pace.step();
    } else if (line == queue_order::kStop) {
        m_reach.stop.request_stop();
    } else if (line.starts_with(kDelayProduce) || line.starts_with(kDelayConsume)) {
        const auto side = line.starts_with(kDelayProduce) ? QueueSide::Producer : QueueSide::Consumer;
        const auto number = line.substr(kDelayProduce.size());
        std::int64_t length = -1;
        std::from_chars(number.data(), number.data() + number.size(), length);
        if (length >= 0) {
            m_reach.pace.setDelay(side, Nanoseconds(length));
        }
    }
}

} // namespace parascope
