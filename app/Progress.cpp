// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Progress.h"

#include "core/demos/Demo.h"
#include "core/report/Sentence.h"

#include <cstdio>

namespace parascope {

namespace {
constexpr int kPeriodMs = 200;
constexpr auto kClearLine = "\r\033[K";
} // namespace

Progress::Progress(const RunSession& session, bool visible)
    : m_session(session)
    , m_visible(visible) {
    connect(&m_timer, &QTimer::timeout, this, &Progress::show);
    if (m_visible) {
        m_timer.start(kPeriodMs);
    }
}

void Progress::clear() {
    m_timer.stop();
    if (m_visible) {
        std::fputs(kClearLine, stderr);
    }
}

void Progress::show() {
    const auto runs = m_session.runs();
    std::size_t number = 0;
    for (const auto* run : runs) {
        ++number;
        if (!run->facts.finished && run->facts.launched != Nanoseconds{}) {
            const auto sofar = toSeconds(monotonicNow() - run->facts.launched);
            const auto* const demo = findDemo(allDemos(), run->facts.experiment.demo);
            const auto known = demo != nullptr ? demo->progress(*run) : std::string();
            std::fprintf(stderr, "%srun %zu of %zu: %s, %.1f s%s%s", kClearLine, number, runs.size(),
                         workersInWords(run->facts.experiment).c_str(), sofar, known.empty() ? "" : ", ",
                         known.c_str());
        }
    }
}

} // namespace parascope
