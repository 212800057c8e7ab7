// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/EventWriter.h"
#include "core/trace/Recorder.h"

#include <mutex>

namespace parascope {

/// Writes a worker's events to a file descriptor, one JSON object a line (FORMAT.md): what a worker process
/// records with.
///
/// Every line goes out with one write(), so that a worker that is killed leaves whole lines behind. A reader
/// that is gone (EPIPE) is noticed by isBroken(); the worker has nobody left to work for.
class LineRecorder final : public Recorder {
public:
    /// Does not own the descriptor. `shared` is held while lines are written, where another thread writes
    /// lines of its own to the same descriptor; null: none does.
    explicit LineRecorder(int descriptor, std::mutex* shared = nullptr);

    void record(const SpanRecord& span) override;
    /// A mark of the protocol: "ready", "done", "failed"; `args` is a JSON object or empty.
    void mark(std::string_view name, Nanoseconds time, std::string_view args = {});
    /// An end of a message between ranks: `phase` is s where it was sent, f where it was received.
    void messageEnd(char phase, std::string_view name, std::string_view id, Nanoseconds time);
    void nameThread(std::string_view name);
    /// Whole lines, with their ends, that somebody else has put together.
    void writeLines(std::string_view lines);

    /// Whose events they are.
    [[nodiscard]] EventWriter::Where where() const { return m_where; }
    [[nodiscard]] bool isBroken() const { return m_problem != 0; }
    /// The error number of the write that failed; 0 when none did.
    [[nodiscard]] int problem() const { return m_problem; }

private:
    void writeLine(std::string_view line);

    int m_descriptor;
    std::mutex* m_shared;
    int m_problem = 0;
    EventWriter::Where m_where;
    EventWriter m_writer;
    std::string m_buffer;
};

} // namespace parascope
