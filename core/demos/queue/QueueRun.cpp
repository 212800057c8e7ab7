// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueRun.h"

#include "core/demos/queue/QueueOrders.h"
#include "core/demos/queue/QueueWords.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {

std::string inWords(int number) {
    constexpr std::array kWords{"no", "one", "two", "three", "four", "five", "six"};
    const auto index = static_cast<std::size_t>(number);
    return index < kWords.size() ? kWords[index] : std::to_string(number);
}

std::string countedInWords(int number, const std::string& thing) {
    return inWords(number) + " " + thing + (number == 1 ? "" : "s");
}

bool lives(const WorkerRecord& worker) {
    return worker.ended == Nanoseconds{};
}

} // namespace

QueueRun::QueueRun(const QueueParameters& parameters, std::unique_ptr<QueuePlace> place, const Clock& clock)
    : m_parameters(parameters)
    , m_place(std::move(place))
    , m_clock(clock)
    , m_story(parameters) {
    m_facts.workers.resize(static_cast<std::size_t>(parameters.workers()));
}

QueueRun::~QueueRun() = default;

Result<void> QueueRun::runStarted(RunFacts& facts) {
    for (auto& worker : facts.workers) {
        worker.name = m_parameters.nameOf(worker.id);
    }
    publish(facts);
    return m_place->check();
}

void QueueRun::runGoesOn(RunFacts& facts, TraceBuilder& trace) {
    m_place->passOn(m_story);
    if (!m_growth.isDue(m_clock.now()) && !m_story.hasNews()) {
        return;
    }
    readLedger(facts);
    tellMore(facts, trace);
    publish(facts);
}

void QueueRun::tellMore(const RunFacts& facts, TraceBuilder& trace) {
    if (!m_story.hasBegun()) {
        m_story.begin(facts, trace);
    }
    m_story.tellUntil(m_clock.now());
}

Result<void> QueueRun::marked(WorkerId worker, const TraceEvent& mark) {
    if (mark.category != kQueueCategory) {
        return {};
    }
    const auto event = m_reader.read(mark);
    if (!m_place->note(worker, mark, event)) {
        return failure("told of an item that there is not, so it was ended");
    }
    if (event) {
        m_story.add(worker, *event);
    }
    return {};
}

void QueueRun::workerEnded(WorkerId worker, RunFacts& facts) {
    auto& record = facts.workers.at(worker.index());
    record.ended = std::max(record.ended, Nanoseconds{1});
    m_place->noteEnded(worker, record);
    m_place->passOn(m_story);
    const auto item = m_place->ledger().tally(worker).inHand.load();
    m_story.ended(worker, record.ended);
    if (record.exit == WorkerExit::Ok) {
        m_story.says(worker, record.ended, "done");
    } else if (record.exit != WorkerExit::Stopped && record.exit != WorkerExit::Killed) {
        m_story.says(
            worker, record.ended,
            failureWords(item >= 0 ? std::optional(static_cast<std::uint64_t>(item)) : std::nullopt));
    }
    if (!record.message.empty() && facts.error == record.message && item >= 0) {
        facts.error += "; " + itemName(static_cast<std::uint64_t>(item)) + " is lost with it";
    }
}

void QueueRun::order(std::string_view line, RunFacts& facts, Launcher& launcher) {
    if (const auto delay = queue_order::delayIn(line)) {
        auto& of = delay->side == QueueSide::Producer ? m_parameters.produce : m_parameters.consume;
        of = std::min(delay->length, kLongestDelay);
        m_story.setDelay(delay->side, of);
        facts.experiment.parameters = std::make_shared<QueueParameters>(m_parameters);
        m_place->order(queue_order::delay(delay->side, of), facts, launcher);
        return;
    }
    if (line == queue_order::kPause || line == queue_order::kResume) {
        facts.paused = line == queue_order::kPause;
    }
    m_place->order(line, facts, launcher);
}

void QueueRun::addTo(RunUpdate& update) {
    update.lines = m_story.takeLines();
    update.marks = m_story.takeMarks();
    update.toldUntil = m_story.toldUntil();
}

void QueueRun::readLedger(const RunFacts& facts) {
    const auto& ledger = m_place->ledger();
    m_facts.put = ledger.put();
    m_facts.taken = ledger.taken();
    m_facts.deepest = ledger.deepest();
    for (const auto& worker : facts.workers) {
        const auto& tally = ledger.tally(worker.id);
        const auto since = tally.waitsSince.load();
        const auto waits =
            since > 0 ? std::max(Nanoseconds{}, m_clock.now() - Nanoseconds(since)) : Nanoseconds{};
        m_facts.workers[worker.id.index()] = {tally.items, Nanoseconds(tally.worked.load()),
                                              Nanoseconds(tally.waited.load()) + waits, tally.activity,
                                              tally.inHand};
        if (since > 0) {
            m_story.stillWaits(worker.id, Nanoseconds(since), m_clock.now());
        }
    }
}

void QueueRun::publish(RunFacts& facts) const {
    facts.demo = std::make_shared<QueueFacts>(m_facts);
}

std::optional<Error> QueueRun::verdict(const RunFacts& facts) {
    const auto& ledger = m_place->ledger();
    // Read before what the workers do: who takes something is not waiting any more when it says so.
    const bool nothingIsThere = m_place->isQueueEmpty();
    std::array<std::vector<WorkerId>, 2> living;
    for (const auto& worker : facts.workers) {
        const auto side = m_parameters.sideOf(worker.id);
        const auto wait =
            side == QueueSide::Producer ? QueueActivity::WaitsForRoom : QueueActivity::WaitsForItem;
        if (!lives(worker)) {
            continue;
        }
        if (ledger.tally(worker.id).activity != wait) {
            return std::nullopt;
        }
        living[static_cast<std::size_t>(side)].push_back(worker.id);
    }
    const auto& [producers, consumers] = living;
    if (producers.empty() && !consumers.empty() && nothingIsThere) {
        tellEndlessWaits(consumers);
        return hungConsumers(facts, consumers);
    }
    if (consumers.empty() && !producers.empty()) {
        tellEndlessWaits(producers);
        return Error{m_parameters.nameOf(producers.front()) + " waits for room that will never come",
                     "the queue is full and no consumer is left to take anything out",
                     "let consumers survive an item that fails"};
    }
    return std::nullopt;
}

void QueueRun::tellEndlessWaits(const std::vector<WorkerId>& waiting) {
    for (const auto worker : waiting) {
        m_story.says(worker, m_clock.now(), std::string(endlessWaitWords(m_parameters.sideOf(worker))));
    }
}

Error QueueRun::hungConsumers(const RunFacts& facts, const std::vector<WorkerId>& waiting) const {
    const auto more = static_cast<int>(waiting.size()) - 1;
    const auto who = m_parameters.nameOf(waiting.front()) +
                     (more > 0 ? " and " + countedInWords(more, "other") + " wait" : " waits");
    const auto failed =
        std::find_if(facts.workers.begin(), facts.workers.end(), [&](const WorkerRecord& worker) {
            return m_parameters.sideOf(worker.id) == QueueSide::Producer && worker.exit != WorkerExit::Ok;
        });
    if (failed != facts.workers.end()) {
        return {who + " for an item that will never come",
                failed->name + " ended before the end marks were put in",
                "put them in whatever becomes of the producer (in Python: in a finally block)"};
    }
    const auto endMarks = m_parameters.endMarkCount();
    return {who + " for an item that will never come",
            "the producers have ended and there " + std::string(endMarks == 1 ? "was " : "were ") +
                countedInWords(endMarks, "end mark") + " for " +
                countedInWords(m_parameters.consumers, "consumer"),
            "put one end mark per consumer"};
}

void QueueRun::nameLostItems(const RunFacts& facts) {
    if (facts.stopped) {
        return; // what the user did not wait for is not lost
    }
    m_facts.lost = m_facts.account.missing;
    for (const auto item : m_facts.account.firstMissing) {
        auto words = itemName(item) + ", left in the queue";
        for (const auto& worker : facts.workers) {
            if (m_place->ledger().tally(worker.id).inHand == static_cast<std::int64_t>(item)) {
                words = itemName(item) + ", in the hands of " + worker.name + " when it failed";
            }
        }
        m_facts.lostItems.push_back(words);
    }
}

void QueueRun::runEnded(RunFacts& facts, TraceBuilder& trace) {
    m_place->passOn(m_story);
    readLedger(facts);
    tellMore(facts, trace);
    m_story.tellAll(facts.ended);
    m_facts.account = m_place->ledger().account();
    nameLostItems(facts);
    const auto items = m_facts.account.produced;
    m_facts.itemsNotTold = items - std::min(items, kToldItems);
    m_facts.linesNotLogged =
        items + m_facts.account.consumed - std::min(m_story.itemLines(), items + m_facts.account.consumed);
    if (facts.error.empty() && !facts.stopped) {
        m_story.say("Main thread: all done.");
    }
    publish(facts);
}

} // namespace parascope
