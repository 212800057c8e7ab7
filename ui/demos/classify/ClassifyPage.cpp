// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/classify/ClassifyPage.h"

#include "core/demos/classify/ClassifyReport.h"
#include "core/demos/classify/Growth.h"
#include "ui/demos/classify/ClassifyControls.h"
#include "ui/demos/classify/ClassifyView.h"
#include "ui/demos/classify/GuessSheet.h"
#include "ui/pages/MessageBar.h"

#include <algorithm>

namespace parascope {

namespace {

const ClassifyDemo& classifyDemo() {
    static const ClassifyDemo kDemo;
    return kDemo;
}

std::string guessInWords(VerdictKind guess, VerdictKind truth) {
    const auto words = guess == truth ? ClassifyPage::tr("The guess was right.")
                                      : ClassifyPage::tr("The guess was %1.").arg(verdictTitle(guess));
    return words.toStdString() + " ";
}

/// "sum-squares, sort: CPU-bound. http-get, database: I/O-bound."
std::string kindsInWords(const std::vector<const RunRecord*>& runs) {
    std::vector<std::pair<VerdictKind, QStringList>> kinds;
    for (const auto* run : runs) {
        if (!run->facts.succeeded() || run->facts.workers.empty()) {
            continue;
        }
        const auto kind = classified(*run).verdict.kind;
        auto known =
            std::find_if(kinds.begin(), kinds.end(), [kind](const auto& each) { return each.first == kind; });
        if (known == kinds.end()) {
            known = kinds.insert(kinds.end(), {kind, {}});
        }
        known->second.append(QString::fromStdString(run->facts.workers.front().name));
    }
    QStringList words;
    for (const auto& [kind, names] : kinds) {
        words.append(QStringLiteral("%1: %2.").arg(names.join(QStringLiteral(", ")), verdictTitle(kind)));
    }
    return words.join(QLatin1Char(' ')).toStdString();
}

} // namespace

ClassifyPage::ClassifyPage(RunSession& session, QWidget* parent)
    : ClassifyPage(session, new ClassifyControls, new ClassifyView, parent) {}

ClassifyPage::ClassifyPage(RunSession& session, ClassifyControls* controls, ClassifyView* view,
                           QWidget* parent)
    : DemoPage(classifyDemo(), session, {controls, view}, parent)
    , m_controls(controls)
    , m_view(view) {
    connect(m_view, &ClassifyView::measureRequested, this, &ClassifyPage::measure);
    connect(m_controls, &ClassifyControls::growRequested, this, &ClassifyPage::grow);
    connect(this, &DemoPage::submitted, this, &ClassifyPage::keepGuess);
    connect(this, &DemoPage::submitted, this, [this] {
        if (!m_isMeasuring) {
            m_view->showLanes();
        }
    });
}

void ClassifyPage::open(const std::vector<RunId>& ids) {
    DemoPage::open(ids);
    m_view->showLanes();
}

void ClassifyPage::measure(const QStringList& tasks) {
    std::vector<ParametersValue> questions;
    for (const auto& task : tasks) {
        ClassifyQuestion question;
        question.task = task.toStdString();
        question.size = m_controls->usualSizeOf(task);
        questions.emplace_back(std::make_shared<const ClassifyQuestion>(question));
    }
    m_isMeasuring = true;
    ask(questions);
    m_isMeasuring = false;
}

void ClassifyPage::grow() {
    const auto chosen = m_controls->question();
    if (!chosen) {
        messages().showError(QString::fromStdString(chosen.error().text()));
        return;
    }
    std::vector<ParametersValue> questions;
    for (const std::uint64_t times : {1U, 2U, 4U}) {
        auto question = *chosen;
        question.size = chosen->size * times;
        questions.emplace_back(std::make_shared<const ClassifyQuestion>(question));
    }
    ask(questions);
}

void ClassifyPage::keepGuess(const std::vector<RunId>& ids) {
    if (const auto& guess = m_controls->guess(); guess && !m_isMeasuring && ids.size() == 1) {
        m_guesses[ids.front()] = *guess;
    }
}

Report ClassifyPage::report(const std::vector<const RunRecord*>& runs) const {
    auto report = DemoPage::report(runs);
    const auto growth = growthInWords(growthOf(runs));
    if (!growth.empty()) {
        report.sentence = growth;
    } else if (runs.size() > 1) {
        report.sentence = kindsInWords(runs);
    }
    const auto* last = runs.empty() ? nullptr : runs.back();
    const auto guess = last == nullptr ? m_guesses.end() : m_guesses.find(last->facts.id);
    if (guess != m_guesses.end() && m_controls->hasGuesses() && last->facts.succeeded()) {
        report.sentence = guessInWords(guess->second, classified(*last).verdict.kind) + report.sentence;
    }
    return report;
}

} // namespace parascope
