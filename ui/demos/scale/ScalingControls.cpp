// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scale/ScalingControls.h"

#include "core/base/Affinity.h"
#include "core/base/Numbers.h"
#include "core/work/Calibrate.h"
#include "core/work/Task.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Form.h"

#include <algorithm>
#include <QLineEdit>
#include <QVBoxLayout>

namespace parascope {

namespace {
/// Of the size that takes one worker 1.5 s: there are many runs, and a class does not wait for a minute.
constexpr std::uint64_t kPartOfUsual = 6;

constexpr auto kBackends = "backend";
constexpr auto kMostAtOnce = "max-workers";
constexpr auto kRepeats = "repeat";
} // namespace

ScalingControls::ScalingControls(QWidget* parent)
    : DemoControls(parent)
    , m_form(new Form(ScaleQuestion{}, {kBackends, kMostAtOnce, kRepeats}, this))
    , m_size(new QLineEdit(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    setupWords();
    setupSize();
    ScaleQuestion usual;
    usual.size = 100'000'000;
    usual.maxWorkers = std::clamp(2 * static_cast<int>(allowedCores().size()), 2, kMostWorkers);
    choose(usual);
    m_sizeTyped = false;
    connect(m_form, &Form::changed, this, &DemoControls::changed);
    connect(m_size, &QLineEdit::textChanged, this, &DemoControls::changed);
}

void ScalingControls::setupWords() {
    auto* workers = m_form->controlsOf(kMostAtOnce).front();
    workers->setAccessibleName(tr("Most workers"));
    workers->setToolTip(tr("It is run with 1, 2 and so on up to so many workers"));
    auto* repeats = m_form->controlsOf(kRepeats).front();
    repeats->setAccessibleName(tr("Repeats"));
    repeats->setToolTip(tr("So often each; the median stands in the chart, with the least and the most"));
}

void ScalingControls::setupSize() {
    m_size->setAccessibleName(tr("Size for each worker of a scaling"));
    m_size->setToolTip(
        tr("In iterations; k, M and G are understood. Python gets a smaller size that takes about as long."));
    connect(m_size, &QLineEdit::textEdited, this, [this] { m_sizeTyped = true; });
    m_form->add(tr("Size for each worker"), m_size);
}

void ScalingControls::setUsualSize(std::uint64_t size) {
    if (!m_sizeTyped) {
        m_size->setText(QString::fromStdString(
            formatCount(roundToTwoDigits(std::max<std::uint64_t>(1, size / kPartOfUsual)))));
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
    const auto size = parseCount(m_size->text().trimmed().toStdString(), "size");
    if (!size) {
        return failure(size.error());
    }
    if (const auto fits = TaskCatalog().checkSize(scale->task, *size); !fits) {
        return failure(fits.error());
    }
    scale->size = *size;
    if (std::any_of(scale->backends.begin(), scale->backends.end(), isPython)) {
        const double times = (*TaskCatalog().find(scale->task))->info().pythonTimes;
        const auto part = static_cast<double>(*size) / times; // so that both take about as long
        scale->python = m_python;
        scale->pythonSize = roundToTwoDigits(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(part)));
    }
    return scale;
}

Result<std::unique_ptr<Parameters>> ScalingControls::chosen() const {
    const auto scale = question();
    return scale ? Result<std::unique_ptr<Parameters>>(scale->clone()) : failure(scale.error());
}

void ScalingControls::choose(const Parameters& parameters) {
    auto asked = dynamic_cast<const ScaleQuestion&>(parameters);
    const auto size = asked.size;
    asked.pythonSize = 0; // of the backends that are chosen when it is run
    m_form->choose(asked);
    if (size > 0) {
        m_sizeTyped = true;
        m_size->setText(QString::fromStdString(formatCount(size)));
    }
}

} // namespace parascope
