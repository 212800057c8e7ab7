// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueFacts.h"

#include <tuple>

namespace parascope {

namespace {
auto allOf(const QueueFacts& facts) {
    return std::tie(facts.workers, facts.put, facts.taken, facts.deepest, facts.account, facts.lostItems,
                    facts.lost, facts.itemsNotTold, facts.linesNotLogged);
}
} // namespace

bool QueueFacts::equals(const DemoFacts& other) const {
    const auto* const same = dynamic_cast<const QueueFacts*>(&other);
    return same != nullptr && allOf(*this) == allOf(*same);
}

const QueueFacts& queueFacts(const RunFacts& facts) {
    static const QueueFacts kNone;
    const auto* const known = facts.demo.as<QueueFacts>();
    return known == nullptr ? kNone : *known;
}

const QueueWorkerFacts& queueWorker(const RunFacts& facts, WorkerId worker) {
    static const QueueWorkerFacts kNone;
    const auto& workers = queueFacts(facts).workers;
    return worker.isValid() && worker.index() < workers.size() ? workers[worker.index()] : kNone;
}

const QueueParameters& queueParameters(const Experiment& experiment) {
    static const QueueParameters kUsual;
    const auto* const known = experiment.parameters.as<QueueParameters>();
    return known == nullptr ? kUsual : *known;
}

} // namespace parascope
