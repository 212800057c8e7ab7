// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Recorder.h"

#include <functional>
#include <vector>

namespace parascope::test {

/// Keeps what is recorded, and calls the test after each span.
class KeepingRecorder final : public Recorder {
public:
    void record(const SpanRecord& span) override {
        spans.push_back(span);
        if (whenRecorded) {
            whenRecorded();
        }
    }

    std::vector<SpanRecord> spans;
    std::function<void()> whenRecorded;
};

} // namespace parascope::test
