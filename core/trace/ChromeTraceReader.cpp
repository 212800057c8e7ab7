// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ChromeTraceReader.h"

#include "core/trace/BatchParser.h"
#include "core/trace/EventMender.h"
#include "core/trace/LaneCollector.h"
#include "core/trace/TraceFileBytes.h"
#include "core/trace/TraceWarnings.h"
#include "core/trace/Utf16Text.h"

namespace parascope {

static_assert(JsonSlicer::kPadding >= EventParser::kPadding);

namespace {

std::string atByte(std::uint64_t offset) {
    return " (byte " + std::to_string(offset) + ")";
}

/// Reads all slices into the collector; what could not be read becomes warnings.
class FileReading {
public:
    FileReading(TraceFileBytes& file, const ReadingWatch& watch)
        : m_file(file)
        , m_watch(watch)
        , m_text([this](char* buffer, std::size_t size) { return readOn(buffer, size); })
        , m_slicer([this](char* buffer, std::size_t size) { return m_text.read(buffer, size); }) {
        m_file.whileWaiting([this] { return goesOn(); });
    }

    void run() {
        while (true) {
            takeBatch();
            auto slice = m_slicer.next();
            if (!slice) {
                (m_slicer.hasReadAll() ? m_doubt : m_stopped) = slice.error();
                return;
            }
            if (!*slice) {
                checkRest();
                return;
            }
            take(**slice);
        }
    }

    [[nodiscard]] std::uint64_t events() const { return m_events; }
    /// A run of Parascope's may have failed before any event; what became of it stands there.
    [[nodiscard]] bool tellsOfRuns() const {
        return m_stopped.what.empty() && m_otherData.find("\"parascope\"") != std::string::npos;
    }
    [[nodiscard]] const Error& stopped() const { return m_stopped; }
    /// By the watch.
    [[nodiscard]] bool wasToStop() const { return m_isToStop; }

    LoadedTrace finish() {
        LoadedTrace loaded;
        if (!m_stopped.what.empty()) {
            loaded.warnings.push_back(
                (m_slicer.hasEnded() ? "the file ends too soon: " : "the file cannot be read on: ") +
                m_stopped.text() + "; what came before it is shown");
        }
        if (!m_doubt.what.empty()) {
            loaded.warnings.push_back(m_doubt.text() + "; what is shown may be wrong");
        }
        if (m_broken > 0) {
            loaded.warnings.push_back(std::to_string(m_broken) +
                                      " events could not be read, the first: " + m_firstBroken);
        }
        loaded.trace = m_lanes.finish();
        const auto texts = m_warnings.texts();
        loaded.warnings.insert(loaded.warnings.end(), texts.begin(), texts.end());
        loaded.otherData = std::move(m_otherData);
        loaded.hasEvents = m_events > 0;
        return loaded;
    }

private:
    /// Asked between two events, when more of the file is needed.
    bool goesOn() {
        if (m_watch && !m_isToStop) {
            m_isToStop = !m_watch({m_file.taken(), m_file.size(), [this] { return m_lanes.soFar(); }});
        }
        return !m_isToStop;
    }

    Result<std::size_t> readOn(char* buffer, std::size_t size) {
        return goesOn() ? m_file.read(buffer, size) : failure("cannot read on", "it was stopped");
    }

    void take(const JsonSlicer::Slice& slice) {
        if (!slice.key.empty()) {
            takeField(slice);
            return;
        }
        const auto parsed = m_parser.parse(slice.text, m_event);
        if (parsed || mend(slice)) {
            ++m_events;
            m_lanes.take(m_event, slice.offset);
        } else if (m_broken++ == 0) {
            m_firstBroken = parsed.error().text() + atByte(slice.offset);
        }
    }

    /// Reads many events at once, which costs half as much. Where one is odd, those near it are read singly.
    void takeBatch() {
        if (m_slicer.offset() < m_singlyUpTo) {
            return;
        }
        const auto batch = m_slicer.batch();
        m_singlyUpTo = batch.lookedUpTo;
        if (batch.text.empty()) {
            return;
        }
        const auto read = m_batches.parse(batch.text, [&](TraceEvent& event, std::size_t place) {
            ++m_events;
            m_lanes.take(event, batch.offset + place);
        });
        m_slicer.pass(read);
        m_singlyUpTo = read < batch.text.size() ? batch.offset + batch.text.size() : 0;
    }

    void takeField(const JsonSlicer::Slice& field) {
        constexpr std::size_t kQuotes = 2; // or brackets with nothing between them
        if (field.key == "otherData") {
            m_otherData.assign(field.text);
        } else if (field.key == "samples" && field.text.size() > kQuotes) {
            m_warnings.add("lists of a profiler's samples are not shown", field.offset);
        } else if ((field.key == "systemTraceEvents" || field.key == "powerTraceAsString") &&
                   field.text.size() > kQuotes) {
            m_warnings.add("records of the system are not shown", field.offset);
        }
    }

    bool mend(const JsonSlicer::Slice& slice) {
        const bool isMended = m_mender.mend(m_slicer, slice, m_event).has_value();
        if (isMended) {
            m_warnings.add("events are not quite JSON and are read as they seem to be meant", slice.offset);
        }
        return isMended;
    }

    /// All of it was read; whether it is what was written, the file's own sum behind it tells.
    void checkRest() {
        if (const auto rest = m_file.checkRest(); !rest) {
            m_doubt = rest.error();
        }
    }

    TraceFileBytes& m_file;
    const ReadingWatch& m_watch;
    bool m_isToStop = false;
    Utf16Text m_text;
    JsonSlicer m_slicer;
    EventParser m_parser;
    BatchParser m_batches{m_parser};
    TraceEvent m_event;
    EventMender m_mender{m_parser};
    TraceWarnings m_warnings;
    LaneCollector m_lanes{m_warnings};
    std::string m_otherData;
    std::uint64_t m_events = 0;
    std::uint64_t m_singlyUpTo = 0; ///< byte of the file
    std::uint64_t m_broken = 0;
    std::string m_firstBroken;
    Error m_stopped;
    Error m_doubt;
};

} // namespace

Result<LoadedTrace> readChromeTrace(const std::filesystem::path& file, const ReadingWatch& watch) {
    const std::string what = "cannot open '" + file.string() + "'";
    const std::string remedy =
        "give a Chrome trace (.json or .json.gz) as Parascope, Perfetto or VizTracer write it";
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) {
        return failure(what, "it is a folder", remedy);
    }
    auto opened = TraceFileBytes::open(file);
    if (!opened) {
        return failure(what, opened.error().why, "check the path");
    }
    FileReading reading(*opened, watch);
    reading.run();
    if (reading.wasToStop()) {
        return failure(what, "its reading was stopped", "open it again to see it");
    }
    if (reading.events() == 0 && !reading.tellsOfRuns()) {
        auto loaded = reading.finish();
        const auto why = !reading.stopped().what.empty() ? reading.stopped().text()
                         : !loaded.warnings.empty()      ? loaded.warnings.front()
                                                         : std::string("it holds no trace events");
        return failure("cannot read '" + file.string() + "' as a trace", why, remedy);
    }
    return reading.finish();
}

} // namespace parascope
