// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/compare/CompareControls.h"

#include "core/base/Affinity.h"
#include "core/base/Numbers.h"
#include "core/work/Calibrate.h"
#include "ui/demos/compare/BackendChips.h"
#include "ui/demos/compare/BetSheet.h"
#include "ui/demos/RankOptions.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ControlBar.h"
#include "ui/widgets/SizeBox.h"
#include "ui/widgets/TaskBox.h"

#include <algorithm>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

/// Whether the same size would take CPython much longer.
bool isSlowInPython(const QString& task) {
    return infoOfTask(task).pythonTimes > 1;
}

} // namespace

CompareControls::CompareControls(QWidget* parent)
    : DemoControls(parent)
    , m_backends(new BackendChips(this)) {
    setupNumbers();
    setupCores();
    setupSizes();
    setupPresets();
    setupLayout();
    choose(RunQuestion{});
    taskChosen();
    m_size->setTyped(false);
}

void CompareControls::setupNumbers() {
    m_workers = new QSpinBox(this);
    m_workers->setRange(1, kMostWorkers);
    m_workers->setAccessibleName(tr("Workers"));
    m_workers->setToolTip(tr("Threads or processes at the same time"));
    m_task = new TaskBox(tr("Task"), this);
    connect(m_workers, &QSpinBox::valueChanged, this, &DemoControls::changed);
    connect(m_task, &QComboBox::currentIndexChanged, this, &CompareControls::taskChosen);
    connect(m_backends, &BackendChips::changed, this, &CompareControls::showPythonSize);
    connect(m_backends, &BackendChips::changed, this, &DemoControls::changed);
}

void CompareControls::setupCores() {
    const int count = static_cast<int>(allowedCores().size());
    m_cores = new QSlider(Qt::Horizontal, this);
    m_cores->setRange(1, std::max(1, count));
    m_cores->setValue(count);
    m_cores->setPageStep(1);
    m_cores->setTickPosition(QSlider::TicksBelow);
    m_cores->setMaximumWidth(fontMetrics().averageCharWidth() * 12);
    m_cores->setAccessibleName(tr("Cores for the workers"));
    m_cores->setToolTip(tr("How many cores the workers may use; works during a run too"));
    m_coresText = new QLabel(this);
    const auto showCount = [this, count] {
        m_coresText->setText(tr("%1 of %2").arg(m_cores->value()).arg(count));
    };
    showCount();
    connect(m_cores, &QSlider::valueChanged, this, [this, showCount] {
        showCount();
        Q_EMIT coresChanged(coresChosen());
    });
}

void CompareControls::setupSizes() {
    m_size = new SizeBox(tr("Size"), this);
    m_pythonSize = new SizeBox(tr("Size for Python"), this);
    connect(m_size, &SizeBox::sizeChanged, this, &CompareControls::showPythonSize);
    connect(m_size, &SizeBox::sizeChanged, this, &CompareControls::showProblem);
    connect(m_pythonSize, &SizeBox::sizeChanged, this, &CompareControls::showProblem);
}

void CompareControls::setupPresets() {
    using enum Backend;
    m_betsOn = new Chip(tr("Bets"), this);
    m_betsOn->setToolTip(tr("Before the run everybody says what speed-up they expect; the bets are drawn on "
                            "the result"));
    connect(m_betsOn, &Chip::toggled, this, &CompareControls::betsToggled);
    auto* menu = new QMenu(this);
    addPreset(*menu, tr("C++: threads or processes"), tr("one after another, threads, processes"),
              {Serial, Threads, Processes});
    addPreset(*menu, tr("What a GIL does"), tr("threads, the same under a GIL, processes"),
              {Serial, Threads, Gil, Processes});
    addPreset(*menu, tr("Python: threads or processes"),
              tr("one after another, threads and processes of your Python"),
              {CpythonSerial, CpythonThreads, CpythonProcesses});
    addPreset(*menu, tr("Five ways and Python"),
              tr("one after another, C++ threads, threads under a GIL, processes, and the same in Python"),
              {Serial, Threads, Gil, Processes, CpythonSerial, CpythonThreads, CpythonProcesses});
    m_presets = new QToolButton(this);
    m_presets->setText(tr("Presets"));
    m_presets->setToolTip(tr("One click chooses the backends and runs"));
    m_presets->setPopupMode(QToolButton::InstantPopup);
    m_presets->setMenu(menu);
}

void CompareControls::addPreset(QMenu& menu, const QString& text, const QString& what,
                                std::vector<Backend> backends) {
    auto* action = menu.addAction(text);
    action->setToolTip(what);
    menu.setToolTipsVisible(true);
    connect(action, &QAction::triggered, this, [this, backends = std::move(backends)] {
        m_backends->choose(backends);
        Q_EMIT runRequested();
    });
}

void CompareControls::setupLayout() {
    m_bar = new ControlBar(this);
    auto* bar = m_bar;
    m_ranks = new RankOptions(this);
    connect(m_ranks, &RankOptions::changed, this, &DemoControls::changed);
    connect(m_ranks, &RankOptions::typed, this, &CompareControls::ranksChosen);
    bar->add(tr("&Workers"), {m_workers});
    bar->add(tr("on &cores"), {m_cores, m_coresText});
    bar->add(tr("&Task"), {m_task});
    bar->add(tr("Si&ze for each"), {m_size});
    bar->add(tr("in P&ython"), {m_pythonSize});
    bar->add(m_betsOn);
    bar->add(m_presets);
    m_ranksGroup = bar->add(m_ranks); // the last: what comes and goes moves nothing else
    connect(m_backends, &BackendChips::changed, this, &CompareControls::showRanks);
    setTabOrder(m_workers, m_cores);
    setTabOrder(m_cores, m_task);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(tokens::kControlGap);
    rows->addWidget(m_backends);
    rows->addWidget(bar);
}

void CompareControls::taskChosen() {
    const auto info = m_task->info();
    const bool takesUsual = isMeasured(m_task->currentText()) && m_usualSize > 0;
    showOffers();
    m_size->setSize(takesUsual ? m_usualSize : info.usualSize);
    showPythonSize();
    showProblem();
}

void CompareControls::showOffers() {
    const auto info = m_task->info();
    std::vector<SizeBox::Offer> offers;
    if (isMeasured(m_task->currentText()) && m_usualSize > 0) {
        offers.push_back({m_usualSize, tr("about 1.5 s here")});
        offers.push_back({roundToTwoDigits(std::max<std::uint64_t>(1, m_usualSize / 3)), tr("about 0.5 s")});
        offers.push_back({roundToTwoDigits(m_usualSize * 2), tr("about 3 s")});
    }
    offers.push_back({info.usualSize, tr("the lesson's")});
    m_size->setOffers(offers);
}

void CompareControls::setUsualSize(std::uint64_t size) {
    m_usualSize = size;
    showOffers();
    if (!m_size->isTyped() && isMeasured(m_task->currentText())) {
        m_size->setSize(size);
    }
}

void CompareControls::setPythonTimes(double times) {
    m_pythonTimes = std::max(1.0, times);
    showPythonSize();
}

void CompareControls::setAvailability(const std::vector<Availability>& backends) {
    m_backends->setAvailability(backends);
}

/// Always there: what appears and disappears moves what stands beside it.
void CompareControls::showPythonSize() {
    const bool isUsed = isSlowInPython(m_task->currentText()) && m_backends->hasPython();
    m_pythonSize->setEnabled(isUsed);
    const auto size = m_size->size();
    if (m_pythonSize->isTyped() || !size) {
        return;
    }
    const auto task = m_task->currentText();
    const double times = isMeasured(task) ? m_pythonTimes : infoOfTask(task).pythonTimes;
    const auto part = static_cast<std::uint64_t>(static_cast<double>(*size) / times);
    const auto alike = roundToTwoDigits(std::max<std::uint64_t>(1, part));
    m_pythonSize->setOffers({{alike, tr("takes about as long")}, {*size, tr("the same work")}});
    m_pythonSize->setSize(alike);
}

void CompareControls::setRanks(const QString& hosts, bool bindsToCores) {
    m_ranks->setTyped(hosts, bindsToCores);
}

/// Only where there are ranks: no other worker has a host.
void CompareControls::showRanks() {
    m_bar->setInUse(m_ranksGroup, m_backends->hasRanks());
}

void CompareControls::showProblem() {
    const auto task = m_task->currentText();
    const auto info = m_task->info();
    m_size->showProblem(m_size->sizeFor(task),
                        tr("In %1; k, M and G are understood. %2.")
                            .arg(QString::fromStdString(info.counts), QString::fromStdString(info.what)));
    m_pythonSize->showProblem(
        m_pythonSize->sizeFor(task),
        tr("Python takes many times as long for the same: a smaller size makes both take about the same "
           "time. Speed-ups are against one after another in the same language."));
    Q_EMIT changed();
}

std::vector<CoreId> CompareControls::coresChosen() const {
    auto cores = allowedCores();
    if (m_cores->value() == m_cores->maximum()) {
        return {};
    }
    cores.resize(static_cast<std::size_t>(m_cores->value()));
    return cores;
}

Result<RunQuestion> CompareControls::question() const {
    RunQuestion run;
    const auto task = m_task->currentText();
    run.task = task.toStdString();
    run.workers = m_workers->value();
    run.backends = m_backends->chosen();
    if (run.backends.empty()) {
        return failure("nothing to run", "no way to make workers is chosen",
                       "choose at least one behind C++ or Python");
    }
    const auto size = m_size->sizeFor(task);
    if (!size) {
        return failure(size.error());
    }
    run.size = *size;
    const bool hasPython = m_backends->hasPython();
    if (hasPython && isSlowInPython(task)) {
        const auto pythonSize = m_pythonSize->sizeFor(task);
        if (!pythonSize) {
            return failure(pythonSize.error());
        }
        run.pythonSize = *pythonSize;
    }
    run.python = hasPython ? m_python : std::string();
    run.cores = coresChosen();
    if (m_backends->hasRanks()) {
        auto hosts = m_ranks->hosts();
        if (!hosts) {
            return failure(hosts.error());
        }
        run.hosts = *std::move(hosts);
        run.bindsToCores = m_ranks->bindsToCores();
    }
    // What is chosen is what runs: without the serial chip there is no serial run behind the user's back.
    run.baseline = false;
    const auto fits = run.check();
    return fits ? Result<RunQuestion>(run) : failure(fits.error());
}

Result<std::unique_ptr<Parameters>> CompareControls::chosen() const {
    const auto run = question();
    return run ? Result<std::unique_ptr<Parameters>>(run->clone()) : failure(run.error());
}

void CompareControls::choose(const Parameters& parameters) {
    const auto& run = dynamic_cast<const RunQuestion&>(parameters);
    auto backends = run.backends;
    if (run.baseline) {
        backends.push_back(Backend::Serial);
    }
    m_backends->choose(backends);
    m_workers->setValue(run.workers);
    m_cores->setValue(run.cores.empty() ? m_cores->maximum() : static_cast<int>(run.cores.size()));
    m_task->setCurrentText(QString::fromStdString(run.task));
    if (run.size > 0) {
        m_size->setTyped(true);
        m_size->setSize(run.size);
    }
    if (run.pythonSize > 0) {
        m_pythonSize->setTyped(true);
        m_pythonSize->setSize(run.pythonSize);
    }
    m_ranks->choose(run.hosts, run.bindsToCores);
    showPythonSize();
    showRanks();
}

bool CompareControls::hasBets() const {
    return m_betsOn->isChecked();
}

void CompareControls::confirm(const std::function<void()>& start) {
    m_bets.clear();
    if (!hasBets()) {
        start();
        return;
    }
    auto* sheet = new BetSheet(m_backends->chosen(), m_workers->value(), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, start] {
        m_bets = sheet->bets();
        start();
    });
    sheet->open();
}

} // namespace parascope
