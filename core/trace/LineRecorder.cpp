// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/LineRecorder.h"

#include <cerrno>
#include <unistd.h>

namespace parascope {

LineRecorder::LineRecorder(int descriptor, std::mutex* shared)
    : m_descriptor(descriptor)
    , m_shared(shared)
    , m_where{getpid(), gettid()} {}

void LineRecorder::record(const SpanRecord& span) {
    writeLine(m_writer.span(m_where, span.name, {span.begin, span.end}, span.state, span.core));
}

void LineRecorder::mark(std::string_view name, Nanoseconds time, std::string_view args) {
    writeLine(m_writer.mark(m_where, name, time, args));
}

void LineRecorder::messageEnd(char phase, std::string_view name, std::string_view id, Nanoseconds time) {
    writeLine(m_writer.messageEnd(phase, m_where, name, id, time));
}

void LineRecorder::nameThread(std::string_view name) {
    writeLine(m_writer.metadata(m_where, "thread_name", name));
}

void LineRecorder::writeLine(std::string_view line) {
    m_buffer.assign(line);
    m_buffer.push_back('\n');
    writeLines(m_buffer);
}

void LineRecorder::writeLines(std::string_view lines) {
    const auto lock = m_shared != nullptr ? std::unique_lock(*m_shared) : std::unique_lock<std::mutex>();
    auto rest = lines;
    while (!rest.empty() && m_problem == 0) {
        const auto written = write(m_descriptor, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            m_problem = errno;
        }
    }
}

} // namespace parascope
