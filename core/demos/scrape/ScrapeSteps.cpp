// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeSteps.h"

#include "core/base/Numbers.h"
#include "core/report/Noise.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numeric>

namespace parascope {

namespace {

/// From so much of the cores on that other programs use, a worker that waits for a core waits for them; else
/// it waits for another worker, and that is a part of computing with so many.
constexpr double kOthersCrowd = 0.5;

constexpr std::array<const char*, kStepKinds> kTitles{"Read URLs from file", "Download web pages",
                                                      "Parse HTML for titles", "Save to CSV"};

/// What was done in a step, nanoseconds.
struct StepWork {
    std::vector<TimeSpan> times;
    PathTimes path; ///< of all who were at it
    double onCore = 0;

    [[nodiscard]] double work() const { return path.sum(); }
};

/// In order, those that meet or overlap as one.
std::vector<TimeSpan> merged(std::vector<TimeSpan> times) {
    std::sort(times.begin(), times.end());
    std::vector<TimeSpan> whole;
    for (const auto& time : times) {
        if (!whole.empty() && time.begin <= whole.back().end) {
            whole.back().end = std::max(whole.back().end, time.end);
        } else {
            whole.push_back(time);
        }
    }
    return whole;
}

double secondsOf(const std::vector<TimeSpan>& times) {
    Nanoseconds all{};
    for (const auto& time : times) {
        all += time.length();
    }
    return toSeconds(all);
}

/// Goes through the spans of one lane, in the order of time.
class SpanWalk {
public:
    explicit SpanWalk(std::span<const Span> spans)
        : m_spans(spans) {}

    /// Adds the time of spans in these states to their part of the path; calls with rising times.
    void add(const TimeSpan& time, std::initializer_list<std::pair<State, PathPart>> parts, PathTimes& path) {
        while (m_next < m_spans.size() && m_spans[m_next].end <= time.begin) {
            ++m_next;
        }
        for (auto i = m_next; i < m_spans.size() && m_spans[i].begin < time.end; ++i) {
            for (const auto& [state, part] : parts) {
                path[part] += m_spans[i].state == state
                                  ? static_cast<double>(m_spans[i].time().intersected(time).length().count())
                                  : 0;
            }
        }
    }

private:
    std::span<const Span> m_spans;
    std::size_t m_next = 0;
};

std::span<const Span> spansOf(const RunRecord& run, LaneId lane) {
    const auto rows = lane.isValid() ? run.trace.lane(lane).index.rows() : std::span<const SpanRow>();
    return rows.empty() ? std::span<const Span>() : rows.front().spans();
}

/// What is known of one worker's waits: that it waited for a core or a lock is for the kernel to say, and for
/// Python's GIL for the worker.
class WorkerWaits {
public:
    WorkerWaits() = default;
    WorkerWaits(const RunRecord& run, const WorkerRecord& worker)
        : m_schedule(spansOf(run, worker.scheduleLane))
        , m_told(spansOf(run, worker.lane))
        , m_isPython(isPython(run.facts.experiment.backend)) {}

    void add(const TimeSpan& time, PathTimes& path) {
        if (m_isPython) {
            m_schedule.add(time, {{State::Ready, PathPart::Ready}}, path);
            m_told.add(time, {{State::Gil, PathPart::Gil}}, path);
        } else {
            m_schedule.add(
                time,
                {{State::Ready, PathPart::Ready}, {State::Lock, PathPart::Lock}, {State::Gil, PathPart::Gil}},
                path);
        }
    }

private:
    SpanWalk m_schedule{{}};
    SpanWalk m_told{{}};
    bool m_isPython = false;
};

WorkerWaits waitsOf(const RunRecord& run, WorkerId worker) {
    const bool isKnown = worker.isValid() && worker.index() < run.facts.workers.size();
    return isKnown ? WorkerWaits(run, run.facts.workers[worker.index()]) : WorkerWaits();
}

/// One page's part of a step: what is neither computing nor a wait for a core or a lock is the step's own
/// wait.
void addPart(StepWork& step, const TimeSpan& time, Nanoseconds cpu, PathPart wait, WorkerWaits& waits) {
    if (time.isEmpty()) {
        return;
    }
    PathTimes path;
    waits.add(time, path);
    const auto length = static_cast<double>(time.length().count());
    const double running = std::min(length, static_cast<double>(cpu.count()));
    const double told = path.sum();
    const double left = length - running;
    if (told > left) { // both are measured, and not to the nanosecond
        for (auto& part : path.parts) {
            part *= told > 0 ? left / told : 0;
        }
    } else {
        path[wait] += left - told;
    }
    path[PathPart::Running] += running;
    step.path += path;
    step.onCore += running;
    step.times.push_back(time);
}

using AllSteps = std::array<StepWork, kStepKinds>;

StepWork& of(AllSteps& steps, StepKind kind) {
    return steps.at(static_cast<std::size_t>(kind));
}

void addOwn(StepWork& step, const OwnStep& own) {
    WorkerWaits none;
    addPart(step, own.time, own.cpu, PathPart::Disk, none);
}

AllSteps gather(const RunRecord& run) {
    const auto& facts = scrapeFacts(run.facts);
    AllSteps steps;
    addOwn(of(steps, StepKind::Read), facts.read);
    addOwn(of(steps, StepKind::Save), facts.save);
    std::vector<const ScrapedPage*> pages;
    for (const auto& page : facts.pages) {
        if (page != nullptr && page->isOver() && page->end > page->begin) {
            pages.push_back(page.get());
        }
    }
    std::sort(pages.begin(), pages.end(), [](const ScrapedPage* one, const ScrapedPage* other) {
        return std::pair(one->worker, one->begin) < std::pair(other->worker, other->begin);
    });
    WorkerWaits waits;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto& page = *pages[i];
        if (i == 0 || page.worker != pages[i - 1]->worker) {
            waits = waitsOf(run, page.worker);
        }
        addPart(of(steps, StepKind::Download), page.download(), page.fetchCpu, PathPart::Network, waits);
        addPart(of(steps, StepKind::Parse), page.parsing(), page.parseCpu, PathPart::Other, waits);
    }
    return steps;
}

/// Its time as one stretch, to be judged.
VerdictInput inputOf(const RunFacts& facts, const StepWork& step, double computedForItself) {
    VerdictInput input;
    auto path = step.path;
    if (facts.otherPrograms.value_or(0) < kOthersCrowd) {
        path[PathPart::Running] += std::exchange(path[PathPart::Ready], 0);
    }
    auto& record = input.evidence.path;
    record.slot = Nanoseconds(std::max<std::int64_t>(1, std::llround(step.work())));
    record.slots = {path};
    record.onCore = step.onCore;
    record.atOnce = {step.work() - step.onCore, step.onCore, 0};
    input.evidence.use.user = Nanoseconds(std::llround(computedForItself));
    input.evidence.use.system = Nanoseconds(std::llround(step.onCore - computedForItself));
    input.wall = step.work() / 1e9;
    input.coresAllowed = std::max(1, coresAllowed(facts));
    input.machineCores = std::max(input.coresAllowed, facts.machine.cores);
    input.otherPrograms = facts.otherPrograms.value_or(0);
    input.isExact = facts.schedule == "exact";
    return input;
}

std::string whyOf(const ScrapeStep& step) {
    const auto& shares = step.verdict.shares;
    switch (step.verdict.kind) {
    case VerdictKind::TooShort:
        return step.work > 0 ? "It was over in " + durationInWords(step.wall) + "."
                             : "Nothing of it was done.";
    case VerdictKind::IoBound:
        return "It waited " + percentInWords(1 - shares[PathPart::Running]) + " of its time, for " +
               (step.kind == StepKind::Download ? "the network." : "the disk.");
    case VerdictKind::CpuBound:
        return "It computed " + percentInWords(shares[PathPart::Running]) + " of its time" +
               (shares[PathPart::Ready] >= 0.05
                    ? " and waited for a core " + percentInWords(shares[PathPart::Ready]) + "."
                    : std::string("."));
    case VerdictKind::LockBound:
        return "Its workers stood in line for " +
               std::string(shares[PathPart::Gil] > shares[PathPart::Lock] ? "Python's GIL " : "a lock ") +
               percentInWords(shares.locks()) + " of its time.";
    case VerdictKind::Starved:
        return "It waited for a core " + percentInWords(shares[PathPart::Ready]) + " of its time.";
    case VerdictKind::Mixed:
    case VerdictKind::Sleeping:
        break;
    }
    return "It computed " + percentInWords(shares[PathPart::Running]) + " of its time and waited " +
           percentInWords(1 - shares[PathPart::Running]) + ".";
}

ScrapeStep judged(const RunFacts& facts, StepKind kind, const StepWork& work) {
    ScrapeStep step;
    step.kind = kind;
    step.title = kTitles.at(static_cast<std::size_t>(kind));
    step.times = merged(work.times);
    step.wall = secondsOf(step.times);
    step.cpu = work.onCore / 1e9;
    step.work = work.work() / 1e9;
    // What is computed on the way of bytes from a disk or a network is a part of waiting for it.
    step.verdict = judge(inputOf(facts, work, kind == StepKind::Parse ? work.onCore : 0));
    step.why = whyOf(step);
    return step;
}

} // namespace

double ScrapeFigures::work() const {
    return std::accumulate(steps.begin(), steps.end(), 0.0,
                           [](double all, const ScrapeStep& step) { return all + step.work; });
}

double scrapeWall(const RunFacts& run) {
    const double read = toSeconds(scrapeFacts(run).read.time.length());
    return run.released == Nanoseconds{} ? 0 : std::max(0.0, toSeconds(run.ended - run.released)) + read;
}

ScrapeFigures scrapeFigures(const RunRecord& run) {
    const auto& facts = scrapeFacts(run.facts);
    const auto works = gather(run);
    ScrapeFigures figures;
    StepWork all;
    for (std::size_t i = 0; i < kStepKinds; ++i) {
        figures.steps.at(i) = judged(run.facts, static_cast<StepKind>(i), works.at(i));
        all.path += works.at(i).path;
        all.onCore += works.at(i).onCore;
    }
    const double parsed = works.at(static_cast<std::size_t>(StepKind::Parse)).onCore;
    figures.verdict = judge(inputOf(run.facts, all, parsed));
    figures.wall = scrapeWall(run.facts);
    figures.pagesPerSecond = figures.wall > 0 ? static_cast<double>(facts.done) / figures.wall : 0;
    return figures;
}

std::string typeOfWork(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::CpuBound:
        return "CPU-bound";
    case VerdictKind::IoBound:
        return "I/O-bound";
    case VerdictKind::LockBound:
        return "lock-bound";
    case VerdictKind::Sleeping:
        return "sleeping";
    case VerdictKind::Mixed:
        return "mixed";
    case VerdictKind::Starved:
        return "starved";
    case VerdictKind::TooShort:
        break;
    }
    return "too short to tell";
}

} // namespace parascope
