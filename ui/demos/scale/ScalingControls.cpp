// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scale/ScalingControls.h"

#include "core/base/Affinity.h"
#include "core/base/Numbers.h"
#include "core/work/Calibrate.h"
#include "ui/demos/RankOptions.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Form.h"
#include "ui/widgets/SizeBox.h"
#include "ui/widgets/TaskBox.h"

#include <algorithm>
#include <QVBoxLayout>

namespace parascope {

namespace {
/// Of the size that takes one worker 1.5 s: there are many runs, and a class does not wait for a minute.
constexpr std::uint64_t kPartOfUsual = 6;
constexpr std::uint64_t kSizeBeforeMeasuring = 100'000'000;

constexpr auto kBackends = "backend";
constexpr auto kMostAtOnce = "max-workers";
constexpr auto kRepeats = "repeat";
constexpr auto kWeak = "weak";
} // namespace

ScalingControls::ScalingControls(QWidget* parent)
    : DemoControls(parent)
    , m_form(new Form(ScaleQuestion{}, {kBackends, kMostAtOnce, kRepeats, kWeak}, this))
    , m_task(new TaskBox(tr("Task"), this))
    , m_size(new SizeBox(tr("Size for each worker"), this))
    , m_ranks(new RankOptions(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    setupWords();
    setupWork();
    setupRanks();
    ScaleQuestion usual;
    usual.maxWorkers = std::clamp(2 * static_cast<int>(allowedCores().size()), 2, kMostWorkers);
    choose(usual);
    taskChosen();
    connect(m_form, &Form::changed, this, &ScalingControls::showRanks);
    connect(m_form, &Form::changed, this, &DemoControls::changed);
}

void ScalingControls::setupWords() {
    auto* workers = m_form->controlsOf(kMostAtOnce).front();
    workers->setAccessibleName(tr("Most workers"));
    workers->setToolTip(tr("It is run with 1, 2 and so on up to so many workers"));
    auto* repeats = m_form->controlsOf(kRepeats).front();
    repeats->setAccessibleName(tr("Repeats"));
    repeats->setToolTip(tr("So often each; the median stands in the chart, with the least and the most"));
    m_form->controlsOf(kWeak).front()->setToolTip(tr(
        "n workers have n times the work of one: does it take longer? Without it: how much faster than one "
        "after another are they?"));
}

void ScalingControls::setupWork() {
    m_form->add(tr("Task"), m_task);
    m_form->add(tr("Size for each worker"), m_size);
    connect(m_task, &QComboBox::currentIndexChanged, this, &ScalingControls::taskChosen);
    connect(m_size, &SizeBox::sizeChanged, this, &ScalingControls::showProblem);
}

void ScalingControls::setupRanks() {
    m_ranksGroup = m_form->add(QString(), m_ranks); // the last: what comes and goes moves nothing else
    connect(m_ranks, &RankOptions::changed, this, &DemoControls::changed);
    connect(m_ranks, &RankOptions::typed, this, &DemoControls::ranksChosen);
}

void ScalingControls::setRanks(const QString& hosts, bool bindsToCores) {
    m_ranks->setTyped(hosts, bindsToCores);
}

bool ScalingControls::hasRanks() const {
    const auto& backends = dynamic_cast<const ScaleQuestion&>(m_form->current()).backends;
    return std::find(backends.begin(), backends.end(), Backend::Mpi) != backends.end();
}

/// Only where there are ranks: no other worker has a host.
void ScalingControls::showRanks() {
    m_form->setInUse(m_ranksGroup, hasRanks());
}

std::uint64_t ScalingControls::usualSize() const {
    if (!isMeasured(m_task->currentText())) {
        return m_task->info().usualSize;
    }
    return m_usualSize == 0 ? kSizeBeforeMeasuring
                            : roundToTwoDigits(std::max<std::uint64_t>(1, m_usualSize / kPartOfUsual));
}

void ScalingControls::showOffers() {
    std::vector<SizeBox::Offer> offers;
    if (isMeasured(m_task->currentText()) && m_usualSize > 0) {
        offers.push_back({usualSize(), tr("about 0.25 s here")});
        offers.push_back({m_usualSize, tr("about 1.5 s")});
    }
    offers.push_back({m_task->info().usualSize, tr("the lesson's")});
    m_size->setOffers(offers);
}

void ScalingControls::taskChosen() {
    showOffers();
    m_size->setSize(usualSize());
    m_size->setTyped(false);
    showProblem();
}

void ScalingControls::showProblem() {
    const auto info = m_task->info();
    m_size->showProblem(
        m_size->sizeFor(m_task->currentText()),
        tr("In %1; k, M and G are understood. Python gets a smaller size that takes about as long.")
            .arg(QString::fromStdString(info.counts)));
    Q_EMIT changed();
}

void ScalingControls::setUsualSize(std::uint64_t size) {
    m_usualSize = size;
    showOffers();
    if (!m_size->isTyped() && isMeasured(m_task->currentText())) {
        m_size->setSize(usualSize());
    }
}

void ScalingControls::setAvailability(const std::vector<Availability>& backends) {
    ScaleQuestion question;
    const auto fields = question.fields();
    const auto field =
        std::find_if(fields.begin(), fields.end(), [](const Field& each) { return each.key == kBackends; });
    const auto chips = m_form->controlsOf(kBackends);
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const auto& key = field->choices.at(i).key;
        for (const auto& known : backends) {
            if (auto* chip = qobject_cast<Chip*>(chips[i]);
                chip != nullptr && infoOf(known.backend).key == key) {
                chip->setReason(QString::fromStdString(known.why));
            }
        }
    }
}

Result<ScaleQuestion> ScalingControls::question() const {
    auto scale = m_form->chosenAs<ScaleQuestion>();
    if (!scale) {
        return scale;
    }
    const auto task = m_task->currentText();
    const auto size = m_size->sizeFor(task);
    if (!size) {
        return failure(size.error());
    }
    scale->task = task.toStdString();
    scale->size = *size;
    if (std::any_of(scale->backends.begin(), scale->backends.end(), isPython)) {
        const auto part =
            static_cast<double>(*size) / m_task->info().pythonTimes; // so that both take about as long
        scale->python = m_python;
        scale->pythonSize = roundToTwoDigits(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(part)));
    }
    if (hasRanks()) {
        auto hosts = m_ranks->hosts();
        if (!hosts) {
            return failure(hosts.error());
        }
        scale->hosts = *std::move(hosts);
        scale->bindsToCores = m_ranks->bindsToCores();
    }
    const auto fits = scale->check();
    return fits ? scale : failure(fits.error());
}

Result<std::unique_ptr<Parameters>> ScalingControls::chosen() const {
    const auto scale = question();
    return scale ? Result<std::unique_ptr<Parameters>>(scale->clone()) : failure(scale.error());
}

/// What the form does not ask for stays out of it: whether all fits together is seen with what is chosen
/// beside it.
void ScalingControls::choose(const Parameters& parameters) {
    const auto& asked = dynamic_cast<const ScaleQuestion&>(parameters);
    auto form = asked;
    form.task = ScaleQuestion().task;
    form.size = form.pythonSize = 0;
    form.hosts.clear();
    form.bindsToCores = false;
    m_form->choose(form);
    m_task->setCurrentText(QString::fromStdString(asked.task));
    if (asked.size > 0) {
        m_size->setTyped(true);
        m_size->setSize(asked.size);
    }
    m_ranks->choose(asked.hosts, asked.bindsToCores);
    showRanks();
}

} // namespace parascope
