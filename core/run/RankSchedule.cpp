// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankSchedule.h"

#include "core/base/JsonFields.h"
#include "core/base/JsonWriter.h"
#include "core/observe/ProcFile.h"
#include "core/trace/Microseconds.h"

#include <array>
#include <condition_variable>
#include <mutex>
#include <sstream>
#include <unistd.h>

namespace parascope {

namespace {

constexpr auto kTellEvery = std::chrono::milliseconds(50);
/// Many ranks of a host share what their user may lock.
constexpr std::size_t kRankRingBytes = 64UL * 1024;
constexpr std::string_view kPieceName = "piece";
constexpr std::string_view kStateName = "schedule";
constexpr std::array<std::string_view, 4> kPieceKeys{"on", "ready", "off", "unknown"};

/// The clock of the kernel's records: they know of no time namespace.
class KernelsClock final : public Clock {
public:
    explicit KernelsClock(Nanoseconds shift)
        : m_shift(shift) {}
    [[nodiscard]] Nanoseconds now() const override { return monotonicNow() - m_shift; }

private:
    Nanoseconds m_shift;
};

/// A mark of the category; `args` writes its arguments.
template <class Args>
std::string scheduleMark(std::string_view name, ThreadKey thread, Nanoseconds time, const Args& args) {
    JsonWriter json;
    json.beginObject();
    json.field("ph", "i");
    json.field("pid", thread.pid);
    json.field("tid", thread.tid);
    json.field("name", name);
    json.field("cat", kScheduleCategory);
    json.field("s", "t");
    json.rawField("ts", formatMicroseconds(time));
    json.key("args");
    json.beginObject();
    args(json);
    json.endObject();
    json.endObject();
    return std::string(json.text()) + '\n';
}

/// Calls `take(args)` with the arguments of a mark of that name.
template <class Take>
void withArgs(const TraceEvent& mark, std::string_view name, const Take& take) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (mark.category == kScheduleCategory && mark.name == name && !parser.parse(mark.args).get(root)) {
        take(JsonFields(root));
    }
}

} // namespace

std::string scheduleLine(const SchedSlice& piece) {
    return scheduleMark(kPieceName, piece.thread, piece.span.begin, [&](JsonWriter& json) {
        json.field("length_ns", std::int64_t{piece.span.length().count()});
        json.field("kind", kPieceKeys.at(static_cast<std::size_t>(piece.kind)));
        json.field("core", piece.core.value);
    });
}

std::optional<SchedSlice> readSchedule(const TraceEvent& mark) {
    std::optional<SchedSlice> piece;
    withArgs(mark, kPieceName, [&](const JsonFields& args) {
        const auto key = args.text("kind");
        for (std::size_t kind = 0; kind < kPieceKeys.size(); ++kind) {
            if (key == kPieceKeys.at(kind)) {
                piece.emplace();
                piece->kind = static_cast<PieceKind>(kind);
                piece->thread = {static_cast<std::int32_t>(mark.pid), static_cast<std::int32_t>(mark.tid)};
                piece->span = {mark.time, mark.time + args.time("length_ns")};
                piece->core = CoreId(args.number("core", -1, 1 << 15));
            }
        }
    });
    return piece;
}

std::string scheduleStateLine(const std::string& state) {
    return scheduleMark(kStateName, {getpid(), gettid()}, monotonicNow(),
                        [&](JsonWriter& json) { json.field("state", state); });
}

std::optional<std::string> readScheduleState(const TraceEvent& mark) {
    std::optional<std::string> state;
    withArgs(mark, kStateName, [&](const JsonFields& args) { state = args.text("state"); });
    return state;
}

Nanoseconds shiftOfTimeNamespace(std::string_view offsets) {
    std::istringstream lines{std::string(offsets)};
    std::string clock;
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;
    while (lines >> clock >> seconds >> nanoseconds) {
        if (clock == "monotonic") {
            return std::chrono::seconds(seconds) + Nanoseconds(nanoseconds);
        }
    }
    return {};
}

RankSchedule::RankSchedule(Write write)
    : m_write(std::move(write))
    , m_shift(shiftOfTimeNamespace(readWholeFile("/proc/self/timens_offsets"))) {
    SwitchRecorderOptions options;
    options.threads = {getpid()};
    options.ringBytes = kRankRingBytes;
    auto recorder = SwitchRecorder::open(options, std::make_unique<LinuxPerfKernel>(),
                                         std::make_unique<KernelsClock>(m_shift));
    m_write(scheduleStateLine(recorder ? "exact" : recorder.error().text()));
    if (!recorder) {
        return;
    }
    m_recorder = std::move(*recorder);
    m_schedule.emplace(m_recorder->begin());
    m_thread = std::jthread([this](const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        while (!wake.wait_for(lock, stop, kTellEvery, [&] { return stop.stop_requested(); }) &&
               !stop.stop_requested()) {
            tell();
        }
    });
}

RankSchedule::~RankSchedule() = default;

void RankSchedule::finish() {
    if (!m_thread.joinable()) {
        return;
    }
    m_thread.request_stop();
    m_thread.join();
    m_events.clear();
    m_recorder->drainAll(m_events);
    m_schedule->feed(m_events);
    m_schedule->finish(kernelNow());
    tell();
}

void RankSchedule::tell() {
    m_events.clear();
    m_recorder->drain(m_events);
    m_schedule->feed(m_events);
    std::string lines;
    for (auto piece : m_schedule->takePieces()) {
        if (piece.thread.tid == getpid()) { // the threads that serve it are no part of its work
            piece.span = piece.span.shifted(m_shift);
            lines += scheduleLine(piece);
        }
    }
    if (!lines.empty()) {
        m_write(lines);
    }
}

} // namespace parascope
