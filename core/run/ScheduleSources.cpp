// SPDX-License-Identifier: GPL-3.0-or-later
// The two ways to know the schedule, as ScheduleWatch uses them.

#include "core/base/Numbers.h"
#include "core/observe/Schedule.h"
#include "core/observe/SwitchRecorder.h"
#include "core/observe/TaskList.h"
#include "core/observe/ThreadSampler.h"
#include "core/run/ScheduleSource.h"

#include <unordered_map>

namespace parascope {

namespace {

class ExactSource final : public ScheduleSource {
public:
    explicit ExactSource(std::unique_ptr<SwitchRecorder> recorder)
        : m_recorder(std::move(recorder))
        , m_schedule(m_recorder->begin()) {}

    void begin() override {
        drain(true); // what was before belongs to no worker of this run
        m_events.clear();
        m_schedule = Schedule(monotonicNow());
        m_names.clear();
        m_lostBefore = m_recorder->lostCount();
        m_malformedBefore = m_recorder->malformedBytes();
    }

    void look(std::span<const ThreadKey> /*workers*/) override {
        drain(false);
        feed();
    }

    void end() override {
        drain(true);
        feed();
        m_schedule.finish(monotonicNow());
    }

    std::vector<SchedSlice> takePieces() override { return m_schedule.takePieces(); }

    std::vector<SchedSlice> openPieces() override {
        // The last millisecond is held back by the recorder: a piece drawn up to now could have ended in it.
        constexpr auto kHeldBack = std::chrono::milliseconds(2);
        return m_schedule.openPieces(monotonicNow() - kHeldBack);
    }

    [[nodiscard]] std::uint64_t lost() const override { return m_recorder->lostCount() - m_lostBefore; }
    [[nodiscard]] std::string nameOf(std::int32_t tid) const override {
        const auto named = m_names.find(tid);
        return named == m_names.end() ? std::string() : named->second;
    }
    [[nodiscard]] std::string name() const override { return "exact"; }
    [[nodiscard]] std::string note() const override {
        return malformedNote(m_recorder->malformedBytes() - m_malformedBefore);
    }

private:
    void drain(bool all) {
        m_events.clear();
        all ? m_recorder->drainAll(m_events) : m_recorder->drain(m_events);
    }

    void feed() {
        m_schedule.feed(m_events);
        for (const auto& event : m_events) {
            if (event.kind == SwitchKind::Name) {
                m_names[event.thread.tid] = event.nameText();
            } else if (event.kind == SwitchKind::Fork) {
                m_names[event.thread.tid] = nameOf(event.parent.tid);
            }
        }
    }

    std::unique_ptr<SwitchRecorder> m_recorder;
    std::unordered_map<std::int32_t, std::string> m_names; ///< by tid, the newest
    Schedule m_schedule;
    std::vector<SwitchEvent> m_events;
    std::uint64_t m_lostBefore = 0;
    std::uint64_t m_malformedBefore = 0;
};

class SampledSource final : public ScheduleSource {
public:
    void begin() override { m_sampler = std::make_unique<ThreadSampler>(); }
    void look(std::span<const ThreadKey> workers) override { m_sampler->sample(workers, monotonicNow()); }
    void end() override { m_sampler->finish(); }
    std::vector<SchedSlice> takePieces() override { return m_sampler->takePieces(); }
    std::vector<SchedSlice> openPieces() override { return m_sampler->openPieces(); }
    [[nodiscard]] std::uint64_t lost() const override { return 0; }
    [[nodiscard]] std::string name() const override { return "sampled"; }
    [[nodiscard]] std::optional<Nanoseconds> pace() const override { return m_sampler->period(); }
    [[nodiscard]] std::string note() const override {
        return "sampled every " + decimals(toSeconds(m_sampler->period()) * 1000, 0) + " ms";
    }

private:
    std::unique_ptr<ThreadSampler> m_sampler = std::make_unique<ThreadSampler>();
};

} // namespace

std::string malformedNote(std::uint64_t bytes) {
    return bytes == 0 ? std::string()
                      : std::to_string(bytes) + " bytes of the kernel's records could not be read, so parts "
                                                "of the schedule are missing; please report this kernel";
}

Result<std::unique_ptr<ScheduleSource>> makeExactSource() {
    auto recorder = SwitchRecorder::open();
    if (!recorder) {
        return failure(recorder.error());
    }
    return std::unique_ptr<ScheduleSource>(std::make_unique<ExactSource>(std::move(*recorder)));
}

Result<std::unique_ptr<ScheduleSource>> makeExactSourceOf(std::int32_t pid) {
    SwitchRecorderOptions options;
    for (const auto& thread : threadsBelow(pid)) {
        options.threads.push_back(thread.tid);
    }
    auto recorder = SwitchRecorder::open(options);
    if (!recorder) {
        return failure(recorder.error());
    }
    return std::unique_ptr<ScheduleSource>(std::make_unique<ExactSource>(std::move(*recorder)));
}

std::unique_ptr<ScheduleSource> makeSampledSource() {
    return std::make_unique<SampledSource>();
}

} // namespace parascope
