// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/trace/LineRecorder.h"
#include "core/work/WorkerBody.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace parascope {

/// Records, and gives the work up when nobody can read of it any more.
class WatchfulRecorder final : public Recorder {
public:
    WatchfulRecorder(LineRecorder& lines, std::stop_source& stop)
        : m_lines(lines)
        , m_stop(stop) {}

    void record(const SpanRecord& span) override {
        m_lines.record(span);
        if (m_lines.isBroken()) {
            m_stop.request_stop();
        }
    }

private:
    LineRecorder& m_lines;
    std::stop_source& m_stop;
};

/// The work that the arguments [DEMO] ARG… stand for; without a demo TASK SIZE.
Result<std::unique_ptr<WorkerBody>> makeBody(std::vector<std::string> arguments, LineRecorder& lines);

[[nodiscard]] WorkReport stoppedBeforeItBegan();

/// SIGTERM is for ControlLines alone. A reader that is gone is noticed by what writes to it.
void takeSignals();

} // namespace parascope
