// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/ToldLedger.h"

#include "core/base/JsonFields.h"
#include "core/demos/queue/QueueMarks.h"

namespace parascope {

struct ToldLedger::Parser {
    simdjson::dom::parser parser;
};

ToldLedger::ToldLedger(const QueueParameters& experiment)
    : m_experiment(experiment)
    , m_ledger(experiment)
    , m_parser(std::make_unique<Parser>()) {}

ToldLedger::~ToldLedger() = default;

bool ToldLedger::note(WorkerId worker, const TraceEvent& mark, const std::optional<QueueEvent>& event) {
    if (event) {
        return noteEvent(worker, mark, *event);
    }
    if (mark.name == kWaitsMark) {
        auto& tally = m_ledger.tally(worker);
        tally.waitsSince = mark.time.count();
        tally.activity = m_experiment.sideOf(worker) == QueueSide::Producer ? QueueActivity::WaitsForRoom
                                                                            : QueueActivity::WaitsForItem;
    }
    return mark.name != kCountedMark || noteCounts(worker, mark);
}

bool ToldLedger::noteEvent(WorkerId worker, const TraceEvent& mark, const QueueEvent& event) {
    const bool isOfEndMark =
        event.kind == QueueEvent::Kind::PutEndMark || event.kind == QueueEvent::Kind::NoMore;
    if (event.item >= m_experiment.items && !isOfEndMark && event.kind != QueueEvent::Kind::Waited) {
        return false;
    }
    auto& tally = m_ledger.tally(worker);
    tally.waitsSince = 0;
    tally.activity = QueueActivity::Working; // before it is counted: see QueueLauncher::isQueueEmpty()
    switch (event.kind) {
    case QueueEvent::Kind::Generating:
        break;
    case QueueEvent::Kind::Put:
        m_ledger.wasPut(event.item, event.depth);
        break;
    case QueueEvent::Kind::PutEndMark:
        m_ledger.endMarkWasPut(event.depth);
        break;
    case QueueEvent::Kind::Took:
        m_ledger.wasTaken(worker, event.item);
        break;
    case QueueEvent::Kind::NoMore:
        m_ledger.endMarkWasTaken();
        break;
    case QueueEvent::Kind::Worked:
        noteWork(worker, event, mark.name != kGaveUpMark);
        break;
    case QueueEvent::Kind::Said:
        break;
    case QueueEvent::Kind::Waited:
        tally.waited += event.time.length().count();
        break;
    }
    return true;
}

void ToldLedger::noteWork(WorkerId worker, const QueueEvent& event, bool isDone) {
    auto& tally = m_ledger.tally(worker);
    tally.worked += event.time.length().count();
    if (isDone) {
        ++tally.items;
    }
    if (isDone && m_experiment.sideOf(worker) == QueueSide::Consumer) {
        m_ledger.wasConsumed(worker, event.item);
    }
}

bool ToldLedger::noteCounts(WorkerId worker, const TraceEvent& mark) {
    simdjson::dom::element root;
    if (m_parser->parser.parse(mark.args).get(root)) {
        return false;
    }
    const JsonFields args(root);
    auto& tally = m_ledger.tally(worker);
    tally.waited += args.time("waited_ns").count();
    bool isGood = true;
    const auto each = [&](std::string_view key, const auto& take) {
        args.each(key, [&](simdjson::dom::element element) {
            std::uint64_t item = 0;
            isGood = !element.get_uint64().get(item) && item < m_experiment.items && isGood;
            if (isGood) {
                take(item);
                ++tally.items;
            }
        });
    };
    each("put", [&](std::uint64_t item) { m_ledger.wasPut(item, args.count("depth")); });
    each("consumed", [&](std::uint64_t item) {
        m_ledger.wasTaken(worker, item);
        m_ledger.wasConsumed(worker, item);
    });
    return isGood;
}

} // namespace parascope
