// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/ScenarioRun.h"

#include "core/demos/memory/StepHistory.h"
#include "core/work/Pieces.h"

namespace parascope {

namespace {

RoundsWish wishOf(const MemoryQuestion& asked) {
    return {asked.scenarioTimes, std::chrono::microseconds(asked.spreadUs)};
}

Outcome readOutcome(const JsonFields& fields) {
    Outcome outcome;
    fields.each("variables", [&outcome](simdjson::dom::element element) {
        std::int64_t value = 0;
        if (!element.get_int64().get(value)) {
            outcome.variables.push_back(static_cast<int>(value));
        }
    });
    outcome.isStuck = fields.flag("stuck");
    return outcome;
}

} // namespace

bool ScenarioFacts::equals(const DemoFacts& other) const {
    const auto* const same = dynamic_cast<const ScenarioFacts*>(&other);
    return same != nullptr && outcomes == same->outcomes && cycle == same->cycle;
}

const ScenarioFacts* scenarioFacts(const RunFacts& facts) {
    return facts.demo.as<ScenarioFacts>();
}

void writeScenarioFacts(JsonWriter& json, const ScenarioFacts& facts) {
    json.field("is_scenario", true);
    json.key("outcomes");
    json.beginArray();
    for (const auto& [outcome, times] : facts.outcomes) {
        json.beginObject();
        json.key("variables");
        json.beginArray();
        for (const int value : outcome.variables) {
            json.value(value);
        }
        json.endArray();
        json.field("stuck", outcome.isStuck);
        json.field("times", times);
        json.endObject();
    }
    json.endArray();
    json.field("cycle", facts.cycle);
}

std::shared_ptr<ScenarioFacts> readScenarioFacts(const JsonFields& fields) {
    auto facts = std::make_shared<ScenarioFacts>();
    fields.each("outcomes", [&facts](simdjson::dom::element element) {
        const JsonFields one(element);
        facts->outcomes[readOutcome(one)] += one.count("times");
    });
    facts->cycle = fields.text("cycle");
    return facts;
}

ScenarioRun::ScenarioRun(const Experiment& experiment, const Clock& clock)
    : m_rounds(scenarioOf(memoryQuestion(experiment)).value_or(Scenario()).program,
               wishOf(memoryQuestion(experiment)))
    , m_clock(clock) {}

Result<void> ScenarioRun::runStarted(RunFacts& facts) {
    facts.demo = std::make_shared<ScenarioFacts>();
    return {};
}

WorkReport ScenarioRun::work(WorkerId worker, TaskContext& context) {
    return carryOut("a scenario", [&](WorkReport& report) {
        const std::stop_callback stop(context.stop, [this] { m_rounds.callOff(); });
        Pieces pieces(context, "rounds");
        m_rounds.lead(static_cast<int>(worker.index()), [&pieces] { pieces.next(); });
        pieces.finish();
        report.stopped = m_rounds.isCalledOff();
    });
}

void ScenarioRun::tell(RunFacts& facts) const {
    const auto results = m_rounds.results();
    auto known = std::make_shared<ScenarioFacts>();
    known->outcomes = results.outcomes;
    known->cycle = results.stuck ? circleInWords(m_rounds.program(), *results.stuck) : std::string();
    facts.demo = std::move(known);
}

void ScenarioRun::runGoesOn(RunFacts& facts, TraceBuilder& /*trace*/) {
    if (m_growth.isDue(m_clock.now())) {
        tell(facts);
    }
}

void ScenarioRun::runEnded(RunFacts& facts, TraceBuilder& /*trace*/) {
    tell(facts);
}

} // namespace parascope
