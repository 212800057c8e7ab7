// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/Scenarios.h"

#include <algorithm>

namespace parascope {

namespace {

using Does = Step::Kind;
using Steps = std::vector<Step>;

Step load(int variable = 0) {
    return {Does::Load, variable, 0, 0, "load counter"};
}
Step add() {
    return {Does::Add, 0, 1, 0, "add 1"};
}
Step store(int variable = 0) {
    return {Does::Store, variable, 0, 0, "store counter"};
}
Step lock(int lock, const std::string& name) {
    return {Does::Lock, lock, 0, 0, "lock " + name};
}
Step unlock(int lock, const std::string& name) {
    return {Does::Unlock, lock, 0, 0, "unlock " + name};
}

StepProgram sameForAll(int threads, const Steps& steps) {
    StepProgram program;
    program.threads.assign(static_cast<std::size_t>(threads), steps);
    program.variables = {"counter"};
    program.initial = {0};
    return program;
}

Scenario lostUpdate(int threads) {
    return {
        "lost-update",
        "A lost update",
        "Each thread adds 1 in three steps. Who loads before another has stored loses what that one added.",
        sameForAll(threads, {load(), add(), store()}),
        {threads}};
}

Scenario withMutex(int threads) {
    Scenario scenario{"mutex",
                      "The same with a mutex",
                      "Who has not the lock waits: the three steps of a thread are never taken apart.",
                      sameForAll(threads, {lock(0, "mutex"), load(), add(), store(), unlock(0, "mutex")}),
                      {threads}};
    scenario.program.locks = {"mutex"};
    return scenario;
}

Scenario withAtomic(int threads) {
    return {"atomic",
            "The same with an atomic",
            "The processor does the three steps as one: there is nothing to come between.",
            sameForAll(threads, {{Does::AtomicAdd, 0, 1, 0, "add 1 to counter at once"}}),
            {threads}};
}

Scenario checkThenAct() {
    Scenario scenario{"check-then-act",
                      "Check, then act",
                      "One seat is left, and two ask: both see it free before either takes it.",
                      {},
                      {0}};
    scenario.program.threads.assign(
        2, {{Does::Check, 0, 0, 0, "is a seat free?"}, {Does::Act, 0, -1, 0, "if so, take it"}});
    scenario.program.variables = {"free seats"};
    scenario.program.initial = {1};
    scenario.isOfAnySize = false;
    return scenario;
}

Scenario twoLocks(bool sameOrder) {
    Scenario scenario;
    scenario.key = sameOrder ? "same-order" : "deadlock";
    scenario.title = sameOrder ? "Two locks in the same order" : "Two locks in opposite order";
    scenario.what = sameOrder ? "Whoever has the first lock gets the second, too: nobody waits for ever."
                              : "Each has one lock and waits for the other's: neither ever goes on.";
    const Steps work{load(), add(), store()};
    const auto thread = [&work](int first, int second) {
        const auto name = [](int which) { return std::string(which == 0 ? "A" : "B"); };
        Steps steps{lock(first, name(first)), lock(second, name(second))};
        steps.insert(steps.end(), work.begin(), work.end());
        steps.push_back(unlock(second, name(second)));
        steps.push_back(unlock(first, name(first)));
        return steps;
    };
    scenario.program.threads = {thread(0, 1), sameOrder ? thread(0, 1) : thread(1, 0)};
    scenario.program.variables = {"counter"};
    scenario.program.initial = {0};
    scenario.program.locks = {"A", "B"};
    scenario.right = {2};
    scenario.isOfAnySize = false;
    return scenario;
}

Scenario semaphore(int threads) {
    Scenario scenario{
        "semaphore",
        "A semaphore of one",
        "It lets as many in as it counts. One that counts 1 does what a mutex does.",
        sameForAll(threads,
                   {{Does::Down, 1, 0, 0, "down"}, load(), add(), store(), {Does::Up, 1, 0, 0, "up"}}),
        {threads, 1}};
    scenario.program.variables.emplace_back("semaphore");
    scenario.program.initial.push_back(1);
    return scenario;
}

/// Two consumers and a producer of two items. A consumer that was woken does not look again whether there is
/// an item: the other one may have taken it.
Scenario conditionWithoutLoop() {
    Scenario scenario{
        "condition-if",
        "A condition variable without the loop",
        "A consumer that was woken does not look again: another may have been faster, and it goes "
        "away with nothing.",
        {},
        {0, 2}};
    const Steps consumer{lock(0, "mutex"),
                         {Does::WaitIfZero, 0, 0, 0, "if there is no item: wait"},
                         {Does::Relock, 0, 0, 0, "woken: lock mutex"},
                         {Does::Check, 0, 0, 0, "reach for an item"},
                         {Does::Act, 0, -1, 0, "take it, if it is there"},
                         {Does::Act, 1, 1, 0, "served, if it was there"},
                         unlock(0, "mutex")};
    const Steps one{lock(0, "mutex"),
                    {Does::AtomicAdd, 0, 1, 0, "put an item"},
                    {Does::WakeOne, 0, 0, 0, "wake one"},
                    unlock(0, "mutex")};
    Steps producer = one;
    producer.insert(producer.end(), one.begin(), one.end());
    scenario.program.threads = {consumer, consumer, producer};
    scenario.program.variables = {"items", "served"};
    scenario.program.initial = {0, 0};
    scenario.program.locks = {"mutex"};
    scenario.isOfAnySize = false;
    return scenario;
}

} // namespace

std::vector<Scenario> memoryScenarios(int threads) {
    return {lostUpdate(threads), withMutex(threads), withAtomic(threads), checkThenAct(),
            twoLocks(false),     twoLocks(true),     semaphore(threads),  conditionWithoutLoop()};
}

const Scenario* findScenario(const std::vector<Scenario>& all, std::string_view key) {
    const auto found =
        std::find_if(all.begin(), all.end(), [key](const Scenario& each) { return each.key == key; });
    return found != all.end() ? &*found : nullptr;
}

} // namespace parascope
