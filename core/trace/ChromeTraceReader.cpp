// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ChromeTraceReader.h"

#include "core/trace/LaneCollector.h"
#include "core/trace/PieceReader.h"
#include "core/trace/TraceFileBytes.h"
#include "core/trace/TraceWarnings.h"
#include "core/trace/Utf16Text.h"

namespace parascope {

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
        , m_pieces([this](char* buffer, std::size_t size) { return m_text.read(buffer, size); }) {
        m_file.whileWaiting([this] { return goesOn(); });
    }

    void run() {
        const auto read = m_pieces.run([this](const FilePiece& piece) {
            take(piece);
            return true;
        });
        if (!read) {
            (m_pieces.slicer().hasReadAll() ? m_doubt : m_stopped) = read.error();
            return;
        }
        checkRest();
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
                (m_pieces.slicer().hasEnded() ? "the file ends too soon: " : "the file cannot be read on: ") +
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

    void take(const FilePiece& piece) {
        if (!piece.key.empty()) {
            takeField(piece);
            return;
        }
        if (piece.error != nullptr) {
            if (m_broken++ == 0) {
                m_firstBroken = piece.error->text() + atByte(piece.offset);
            }
            return;
        }
        if (piece.isMended) {
            m_warnings.add("events are not quite JSON and are read as they seem to be meant", piece.offset);
        }
        ++m_events;
        m_lanes.take(piece.event, piece.offset);
    }

    void takeField(const FilePiece& field) {
        constexpr std::size_t kQuotes = 2; // or brackets with nothing between them
        if (field.key == "otherData") {
            m_otherData.assign(field.json);
        } else if (field.key == "samples" && field.json.size() > kQuotes) {
            m_warnings.add("lists of a profiler's samples are not shown", field.offset);
        } else if ((field.key == "systemTraceEvents" || field.key == "powerTraceAsString") &&
                   field.json.size() > kQuotes) {
            m_warnings.add("records of the system are not shown", field.offset);
        }
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
    PieceReader m_pieces;
    TraceWarnings m_warnings;
    LaneCollector m_lanes{m_warnings};
    std::string m_otherData;
    std::uint64_t m_events = 0;
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
