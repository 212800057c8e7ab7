// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/compare/ComparePage.h"

#include "core/demos/compare/CompareDemo.h"
#include "core/report/RunFigures.h"
#include "core/report/Sentence.h"
#include "ui/demos/compare/CompareControls.h"
#include "ui/demos/compare/CompareView.h"
#include "ui/demos/compare/KnownFigures.h"
#include "ui/export/RunExport.h"

namespace parascope {

namespace {
const CompareDemo& compareDemo() {
    static const CompareDemo kDemo;
    return kDemo;
}
} // namespace

struct ComparePage::Made {
    explicit Made(RunSession& session)
        : known(std::make_shared<KnownFigures>(session))
        , controls(new CompareControls)
        , view(new CompareView([known = known](RunsView runs) {
            return known->of({runs.begin(), runs.end()});
        })) {}

    std::shared_ptr<KnownFigures> known;
    CompareControls* controls;
    CompareView* view;
};

ComparePage::ComparePage(RunSession& session, QWidget* parent)
    : ComparePage(session, Made(session), parent) {}

ComparePage::ComparePage(RunSession& session, const Made& made, QWidget* parent)
    : DemoPage(compareDemo(), session, {made.controls, made.view}, parent)
    , m_known(made.known)
    , m_controls(made.controls)
    , m_view(made.view) {
    connect(this, &DemoPage::submitted, this, &ComparePage::keepBets);
    connect(&session, &RunSession::runFinished, this, &ComparePage::learnPythonTimes);
    connect(m_controls, &CompareControls::coresChanged, &session, &RunSession::allowCores);
    connect(m_controls, &CompareControls::betsToggled, this, [this](bool on) {
        m_view->setBets(on ? m_bets : std::map<RunId, double>());
        update();
    });
}

TimelinePanel& ComparePage::timeline() const {
    return m_view->timeline();
}

void ComparePage::keepBets(const std::vector<RunId>& ids) {
    const auto& bets = m_controls->bets();
    for (const auto id : ids) {
        const auto bet = bets.find(session().run(id)->facts.experiment.backend);
        if (bet != bets.end()) {
            m_bets[id] = bet->second;
        }
    }
    m_view->setBets(m_controls->hasBets() ? m_bets : std::map<RunId, double>());
}

void ComparePage::learnPythonTimes() {
    std::vector<const RunFacts*> facts;
    for (const auto* known : session().runs()) {
        facts.push_back(&known->facts);
    }
    if (const auto times = pythonTimesAsLong(facts)) {
        m_controls->setPythonTimes(*times);
    }
}

std::vector<const RunRecord*> ComparePage::exportedRuns() const {
    return withBaselines(shownRuns(), session().runs());
}

Report ComparePage::report(const std::vector<const RunRecord*>& runs) const {
    const auto figures = m_known->of(runs);
    auto report = runReport(figures);
    if (report.sentence.empty()) {
        return report;
    }
    std::vector<SettledBet> bets;
    for (const auto& [run, metrics] : figures) {
        const auto bet = m_bets.find(run->facts.id);
        if (m_controls->hasBets() && bet != m_bets.end()) {
            bets.push_back({&run->facts, bet->second, metrics.speedup});
        }
    }
    const auto settled = betsInWords(bets);
    report.sentence = settled + (settled.empty() ? "" : " ") + compareRuns(figuresOf(exportedRuns()));
    return report;
}

Result<std::unique_ptr<Exhibit>> ComparePage::exhibit() const {
    auto runs = exportedRuns();
    if (runs.empty()) {
        return failure("nothing was exported", "no run is shown", "press Run (F5) or tick a run first");
    }
    return runsExhibit(std::move(runs));
}

} // namespace parascope
