// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/QueueRunner.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {

std::string inWords(int number) {
    constexpr std::array kWords{"no", "one", "two", "three", "four", "five", "six"};
    const auto index = static_cast<std::size_t>(number);
    return index < kWords.size() ? kWords[index] : std::to_string(number);
}

std::string counted(int number, const std::string& thing) {
    return inWords(number) + " " + thing + (number == 1 ? "" : "s");
}

} // namespace

QueueRunner::QueueRunner(QueueFacts facts, QueueLauncher& launcher, const Clock& clock)
    : m_facts(std::move(facts))
    , m_launcher(launcher)
    , m_clock(clock)
    , m_story(m_facts.experiment) {}

void QueueRunner::start() {
    m_facts.workers.resize(static_cast<std::size_t>(m_facts.experiment.workers()));
    for (std::size_t i = 0; i < m_facts.workers.size(); ++i) {
        m_facts.workers[i].id = WorkerId(static_cast<std::int32_t>(i));
    }
    auto launched = m_launcher.prepare(m_facts);
    m_facts.launched = m_clock.now(); // what the launcher needed to begin is no part of the run
    if (launched) {
        launched = m_launcher.launch(*this);
    }
    if (!launched) {
        m_facts.error = launched.error().text();
        for (auto& worker : m_facts.workers) {
            worker.exit = WorkerExit::Stopped;
            worker.ended = m_clock.now();
        }
        finish();
    }
}

void QueueRunner::stop() {
    if (!m_facts.finished) {
        m_facts.stopped = true;
        m_endsEarly = true;
        m_launcher.stop();
    }
}

void QueueRunner::poll() {
    if (m_facts.finished) {
        return;
    }
    const auto now = m_clock.now();
    m_launcher.poll();
    readLedger();
    m_story.tellUntil(now);
    if (std::none_of(m_facts.workers.begin(), m_facts.workers.end(),
                     [this](const auto& worker) { return lives(worker); })) {
        finish();
    } else if (m_facts.released == Nanoseconds{} && now - m_facts.launched > kAnnounceWithin) {
        failRun("a worker did not announce itself within 10 s");
    } else if (const auto words = m_endsEarly ? std::string() : hang(); !words.empty()) {
        failRun(words);
    }
}

void QueueRunner::setDelay(QueueSide side, Nanoseconds delay) {
    const auto length = std::clamp(delay, Nanoseconds{}, kLongestDelay);
    (side == QueueSide::Producer ? m_facts.experiment.produce : m_facts.experiment.consume) = length;
    m_story.setDelay(side, length);
    m_launcher.pace().setDelay(side, length);
}

void QueueRunner::pause() {
    m_facts.paused = true;
    m_launcher.pace().pause();
}

void QueueRunner::resume() {
    m_facts.paused = false;
    m_launcher.pace().resume();
}

void QueueRunner::step() {
    m_launcher.pace().step();
}

void QueueRunner::fail(WorkerId worker) {
    m_launcher.fail(worker);
}

QueueUpdate QueueRunner::takeUpdate() {
    return {m_facts, m_story.takeTrace(), m_story.takeLines(), m_story.takeMoves(), m_story.toldUntil()};
}

void QueueRunner::workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) {
    auto& of = record(worker);
    of.pid = pid;
    of.tid = tid;
    of.announced = std::max(time, m_facts.launched);
    releaseWhenAllAnnounced();
}

void QueueRunner::releaseWhenAllAnnounced() {
    const auto& workers = m_facts.workers;
    if (m_facts.released != Nanoseconds{} || std::any_of(workers.begin(), workers.end(), [](const auto& of) {
            return of.announced == Nanoseconds{};
        })) {
        return;
    }
    std::vector<std::pair<std::int64_t, std::int64_t>> places;
    for (auto& worker : m_facts.workers) {
        worker.lane = LaneId(worker.id.value);
        places.emplace_back(worker.pid, worker.tid);
    }
    m_story.begin(places, infoOf(m_facts.experiment.backend).label);
    m_facts.released = m_clock.now();
    m_launcher.release();
}

void QueueRunner::workerTold(WorkerId worker, const QueueEvent& event) {
    m_story.add(worker, event);
}

void QueueRunner::workerOutput(WorkerId worker, std::string_view text) {
    auto& output = record(worker).output;
    output.append(text.substr(0, kOutputBytes - std::min(kOutputBytes, output.size())));
}

void QueueRunner::workerEnded(WorkerId worker, const WorkerResult& ending) {
    auto& of = record(worker);
    of.exit = ending.exit;
    of.message = ending.message;
    of.ended = std::max(ending.time, Nanoseconds{1});
    m_story.ended(worker, of.ended);
    // Who was ended because it did not stop was asked to for a reason: that is the news.
    const bool isBad = ending.exit != WorkerExit::Ok && ending.exit != WorkerExit::Stopped &&
                       ending.exit != WorkerExit::Killed;
    if (isBad && m_facts.error.empty()) {
        const auto item = m_launcher.ledger().tally(worker).inHand.load();
        m_facts.error =
            m_facts.experiment.nameOf(worker) + " " + ending.message +
            (item >= 0 ? "; " + itemName(static_cast<std::uint64_t>(item)) + " is lost with it" : "");
    }
    if (isBad && m_facts.released == Nanoseconds{}) {
        failRun(m_facts.error); // the others would wait for a signal that never comes
    }
}

void QueueRunner::readLedger() {
    const auto& ledger = m_launcher.ledger();
    m_facts.put = ledger.put();
    m_facts.taken = ledger.taken();
    m_facts.deepest = ledger.deepest();
    for (auto& worker : m_facts.workers) {
        const auto& tally = ledger.tally(worker.id);
        const auto since = tally.waitsSince.load();
        worker.items = tally.items;
        worker.worked = Nanoseconds(tally.worked.load());
        worker.waited =
            Nanoseconds(tally.waited.load()) +
            (since > 0 ? std::max(Nanoseconds{}, m_clock.now() - Nanoseconds(since)) : Nanoseconds{});
        worker.activity = tally.activity;
        worker.inHand = tally.inHand;
        if (since > 0) {
            m_story.stillWaits(worker.id, Nanoseconds(since), m_clock.now());
        }
    }
}

std::string QueueRunner::hang() const {
    const auto& ledger = m_launcher.ledger();
    // Read before what the workers do: who takes something is not waiting any more when it says so.
    const bool nothingIsThere = m_launcher.isQueueEmpty();
    std::array<std::vector<WorkerId>, 2> living;
    for (const auto& worker : m_facts.workers) {
        const auto side = m_facts.experiment.sideOf(worker.id);
        const auto wait =
            side == QueueSide::Producer ? QueueActivity::WaitsForRoom : QueueActivity::WaitsForItem;
        if (!lives(worker)) {
            continue;
        }
        if (ledger.tally(worker.id).activity != wait) {
            return {};
        }
        living[static_cast<std::size_t>(side)].push_back(worker.id);
    }
    const auto& [producers, consumers] = living;
    if (producers.empty() && !consumers.empty() && nothingIsThere) {
        return hungConsumers(consumers);
    }
    if (consumers.empty() && !producers.empty()) {
        return Error{m_facts.experiment.nameOf(producers.front()) + " waits for room that will never come",
                     "the queue is full and no consumer is left to take anything out",
                     "let consumers survive an item that fails"}
            .text();
    }
    return {};
}

std::string QueueRunner::hungConsumers(const std::vector<WorkerId>& waiting) const {
    const auto& experiment = m_facts.experiment;
    const auto more = static_cast<int>(waiting.size()) - 1;
    const auto who = experiment.nameOf(waiting.front()) +
                     (more > 0 ? " and " + counted(more, "other") + " wait" : " waits");
    const auto failed =
        std::find_if(m_facts.workers.begin(), m_facts.workers.end(), [&](const QueueWorkerRecord& worker) {
            return experiment.sideOf(worker.id) == QueueSide::Producer && worker.exit != WorkerExit::Ok;
        });
    if (failed != m_facts.workers.end()) {
        return Error{who + " for an item that will never come",
                     experiment.nameOf(failed->id) + " ended before the sentinels were put in",
                     "put them in whatever becomes of the producer (in Python: in a finally block)"}
            .text();
    }
    const auto sentinels = experiment.sentinelCount();
    return Error{who + " for an item that will never come",
                 "the producers have ended and there " + std::string(sentinels == 1 ? "was " : "were ") +
                     counted(sentinels, "sentinel") + " for " + counted(experiment.consumers, "consumer"),
                 "put one sentinel per consumer"}
        .text();
}

void QueueRunner::failRun(std::string message) {
    if (m_facts.error.empty()) {
        m_facts.error = std::move(message);
    }
    if (!m_endsEarly) {
        m_endsEarly = true;
        m_launcher.stop();
    }
}

void QueueRunner::nameLostItems() {
    if (m_facts.stopped) {
        return; // what the user did not wait for is not lost
    }
    m_facts.lost = m_facts.account.missing;
    for (const auto item : m_facts.account.firstMissing) {
        auto words = itemName(item) + ", left in the queue";
        for (const auto& worker : m_facts.workers) {
            if (m_launcher.ledger().tally(worker.id).inHand == static_cast<std::int64_t>(item)) {
                words = itemName(item) + ", in the hands of " + m_facts.experiment.nameOf(worker.id) +
                        " when it failed";
            }
        }
        m_facts.lostItems.push_back(words);
    }
}

void QueueRunner::finish() {
    readLedger();
    for (const auto& worker : m_facts.workers) {
        m_facts.ended = std::max(m_facts.ended, worker.ended);
    }
    m_story.tellAll(m_facts.ended);
    m_facts.account = m_launcher.ledger().account();
    nameLostItems();
    const auto items = m_facts.account.produced;
    m_facts.itemsNotTold = items - std::min(items, kToldItems);
    m_facts.linesNotLogged =
        items + m_facts.account.consumed - std::min(m_story.itemLines(), items + m_facts.account.consumed);
    if (m_facts.error.empty() && !m_facts.stopped) {
        m_story.say("Main thread: all done.");
    }
    m_facts.finished = true;
}

} // namespace parascope
