// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ChromeTraceReader.h"

#include "core/trace/JsonSlicer.h"
#include "core/trace/LaneCollector.h"
#include "core/trace/TraceEvent.h"
#include "core/trace/TraceFileBytes.h"

namespace parascope {

static_assert(JsonSlicer::kPadding >= EventParser::kPadding);

namespace {

std::string atByte(std::uint64_t offset) {
    return " (byte " + std::to_string(offset) + ")";
}

/// Reads all slices into the collector; what could not be read becomes warnings.
class FileReading {
public:
    explicit FileReading(TraceFileBytes& file)
        : m_file(file)
        , m_slicer([&file](char* buffer, std::size_t size) { return file.read(buffer, size); }) {}

    void run() {
        while (true) {
            auto slice = m_slicer.next();
            if (!slice) {
                m_stopped = slice.error();
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
    [[nodiscard]] const Error& stopped() const { return m_stopped; }

    LoadedTrace finish() {
        LoadedTrace loaded;
        if (!m_stopped.what.empty()) {
            loaded.warnings.push_back("the file ends too soon: " + m_stopped.text() +
                                      "; what came before it is shown");
        }
        if (!m_doubt.what.empty()) {
            loaded.warnings.push_back(m_doubt.text() + "; what is shown may be wrong");
        }
        if (m_broken > 0) {
            loaded.warnings.push_back(std::to_string(m_broken) +
                                      " events could not be read, the first: " + m_firstBroken);
        }
        loaded.trace = m_lanes.finish(loaded.warnings);
        loaded.otherData = std::move(m_otherData);
        return loaded;
    }

private:
    void take(const JsonSlicer::Slice& slice) {
        if (!slice.key.empty()) {
            if (slice.key == "otherData") {
                m_otherData.assign(slice.text);
            }
            return;
        }
        const auto parsed = m_parser.parse(slice.text, m_event);
        if (parsed) {
            ++m_events;
            m_lanes.take(m_event);
        } else if (m_broken++ == 0) {
            m_firstBroken = parsed.error().text() + atByte(slice.offset);
        }
    }

    /// All of it was read; whether it is what was written, the file's own sum behind it tells.
    void checkRest() {
        if (const auto rest = m_file.checkRest(); !rest) {
            m_doubt = rest.error();
        }
    }

    TraceFileBytes& m_file;
    JsonSlicer m_slicer;
    EventParser m_parser;
    TraceEvent m_event;
    LaneCollector m_lanes;
    std::string m_otherData;
    std::uint64_t m_events = 0;
    std::uint64_t m_broken = 0;
    std::string m_firstBroken;
    Error m_stopped;
    Error m_doubt;
};

} // namespace

Result<LoadedTrace> readChromeTrace(const std::filesystem::path& file) {
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
    FileReading reading(*opened);
    reading.run();
    if (reading.events() == 0) {
        auto loaded = reading.finish();
        const auto why = !reading.stopped().what.empty() ? reading.stopped().text()
                         : !loaded.warnings.empty()      ? loaded.warnings.front()
                                                         : std::string("it holds no trace events");
        return failure("cannot read '" + file.string() + "' as a trace", why, remedy);
    }
    return reading.finish();
}

} // namespace parascope
