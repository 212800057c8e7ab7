// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ScalingControls.h"

#include "core/base/Affinity.h"
#include "core/base/Numbers.h"
#include "core/work/Calibrate.h"
#include "core/work/Task.h"
#include "ui/pages/FlowLayout.h"

#include <algorithm>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace parascope {

namespace {
constexpr int kMostRepeats = 20;
/// Of the size that takes one worker 1.5 s: there are many runs, and a class does not wait for a minute.
constexpr std::uint64_t kPartOfUsual = 6;

std::vector<Backend> ways() {
    std::vector<Backend> found;
    for (const auto& info : allBackends()) {
        if (!isSerial(info.backend)) {
            found.push_back(info.backend);
        }
    }
    return found;
}
} // namespace

ScalingControls::ScalingControls(QWidget* parent)
    : QWidget(parent)
    , m_workers(new QSpinBox(this))
    , m_repeats(new QSpinBox(this))
    , m_size(new QLineEdit(this)) {
    for (const auto way : ways()) {
        const auto& info = infoOf(way);
        auto* box = new QCheckBox(QString::fromStdString(info.label), this);
        box->setToolTip(QString::fromStdString(info.what));
        m_ways.push_back(box);
    }
    m_workers->setRange(1, kMostWorkers);
    m_workers->setAccessibleName(tr("Most workers"));
    m_workers->setToolTip(tr("It is run with 1, 2 and so on up to so many workers"));
    m_repeats->setRange(1, kMostRepeats);
    m_repeats->setAccessibleName(tr("Repeats"));
    m_repeats->setToolTip(tr("So often each; the median stands in the chart, with the least and the most"));
    m_size->setAccessibleName(tr("Size for each worker of a scaling"));
    m_size->setToolTip(
        tr("In iterations; k, M and G are understood. Python gets a smaller size that takes about as long."));
    connect(m_size, &QLineEdit::textEdited, this, [this] { m_sizeTyped = true; });
    setupLayout();
    ScaleCommand usual;
    usual.size = 100'000'000;
    usual.maxWorkers = std::clamp(2 * static_cast<int>(allowedCores().size()), 2, kMostWorkers);
    choose(usual);
    m_sizeTyped = false;
}

void ScalingControls::setupLayout() {
    auto* flow = new FlowLayout(nullptr);
    flow->setSpacing(fontMetrics().averageCharWidth());
    setLayout(flow);
    for (auto* box : m_ways) {
        flow->addWidget(box);
    }
    const auto add = [this, flow](const QString& text, QWidget* widget) {
        auto* group = new QWidget(this);
        auto* row = new QHBoxLayout(group);
        row->setContentsMargins(0, 0, fontMetrics().averageCharWidth(), 0);
        auto* label = new QLabel(text, group);
        label->setBuddy(widget);
        row->addWidget(label);
        row->addWidget(widget);
        flow->addWidget(group);
    };
    add(tr("Wor&kers: 1 to"), m_workers);
    add(tr("Re&peats:"), m_repeats);
    add(tr("Size for &each worker:"), m_size);
}

void ScalingControls::setUsualSize(std::uint64_t size) {
    if (!m_sizeTyped) {
        m_size->setText(QString::fromStdString(
            formatCount(roundToTwoDigits(std::max<std::uint64_t>(1, size / kPartOfUsual)))));
    }
}

Result<ScaleCommand> ScalingControls::chosen() const {
    ScaleCommand scale;
    scale.backends.clear();
    const auto all = ways();
    for (std::size_t i = 0; i < m_ways.size(); ++i) {
        if (m_ways[i]->isChecked()) {
            scale.backends.push_back(all[i]);
        }
    }
    if (scale.backends.empty()) {
        return failure("nothing to run", "no way to make workers is chosen", "tick at least one box");
    }
    const auto size = parseCount(m_size->text().trimmed().toStdString(), "size");
    if (!size) {
        return failure(size.error());
    }
    if (const auto fits = TaskCatalog().checkSize(scale.task, *size); !fits) {
        return failure(fits.error());
    }
    scale.size = *size;
    if (std::any_of(scale.backends.begin(), scale.backends.end(), isPython)) {
        const auto part = static_cast<double>(*size) / kPythonTimes; // so that both take about as long
        scale.python = m_python;
        scale.pythonSize = roundToTwoDigits(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(part)));
    }
    scale.maxWorkers = m_workers->value();
    scale.repeat = m_repeats->value();
    return scale;
}

void ScalingControls::choose(const ScaleCommand& scale) {
    const auto all = ways();
    for (std::size_t i = 0; i < m_ways.size(); ++i) {
        m_ways[i]->setChecked(std::find(scale.backends.begin(), scale.backends.end(), all[i]) !=
                              scale.backends.end());
    }
    m_workers->setValue(scale.maxWorkers);
    m_repeats->setValue(scale.repeat);
    if (scale.size > 0) {
        m_sizeTyped = true;
        m_size->setText(QString::fromStdString(formatCount(scale.size)));
    }
}

} // namespace parascope
