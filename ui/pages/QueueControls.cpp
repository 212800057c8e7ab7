// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueueControls.h"

#include "core/base/Numbers.h"
#include "ui/pages/DelayBox.h"
#include "ui/pages/FlowLayout.h"

#include <algorithm>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

namespace parascope {

namespace {

constexpr int kMostRoom = 10'000'000; ///< no run has more items
constexpr int kOneForEach = -1;       ///< end marks

Result<std::uint64_t> readItems(const QString& typed) {
    const auto text = typed.trimmed().toStdString();
    if (text == "0") {
        return std::uint64_t{0}; // parseCount wants at least one
    }
    auto count = parseCount(text, "items");
    if (!count) {
        return failure(count.error().what, count.error().why,
                       "give a whole number from 0 on, with k or M if you like (1000000, 1M)");
    }
    return count;
}

QueueExperiment roomForTwo() {
    QueueExperiment experiment;
    experiment.items = 8;
    experiment.capacity = 2;
    experiment.produce = std::chrono::milliseconds(300);
    experiment.consume = std::chrono::milliseconds(1000);
    return experiment;
}

QueueExperiment oneEndMark() {
    QueueExperiment experiment;
    experiment.consumers = 2;
    experiment.sentinels = 1;
    return experiment;
}

} // namespace

QueueControls::QueueControls(QWidget* parent)
    : QWidget(parent) {
    setupBackends();
    setupNumbers();
    setupDelays();
    setupMore();
    setupPresets();
    setupLayout();
    choose(QueueExperiment{});
}

void QueueControls::setupBackends() {
    m_backend = new QComboBox(this);
    m_backend->setAccessibleName(tr("How producers and consumers are made"));
    m_backend->setToolTip(
        tr("Threads share the queue in their memory; processes and other languages have theirs"));
    for (const auto backend : queueBackends()) {
        m_backend->addItem(QString::fromStdString(infoOf(backend).label), static_cast<int>(backend));
        m_backend->setItemData(m_backend->count() - 1, QString::fromStdString(infoOf(backend).what),
                               Qt::ToolTipRole);
    }
}

void QueueControls::setupNumbers() {
    const auto spin = [this](int least, int most, const QString& name, const QString& tip) {
        auto* box = new QSpinBox(this);
        box->setRange(least, most);
        box->setAccessibleName(name);
        box->setToolTip(tip);
        return box;
    };
    m_producers = spin(1, kMostQueueWorkers, tr("Producers"), tr("So many put items into the queue"));
    m_consumers = spin(1, kMostQueueWorkers, tr("Consumers"), tr("So many take items out of the queue"));
    m_capacity =
        spin(0, kMostRoom, tr("Room in the queue"),
             tr("So many items fit into the queue; 0: as many as there are. Who finds it full waits."));
    m_capacity->setSpecialValueText(tr("unbounded"));
    m_capacity->setSuffix(tr(" items"));
    m_capacity->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_items = new QLineEdit(this);
    m_items->setAccessibleName(tr("Items"));
    m_items->setToolTip(tr("Items of all producers together; k and M are understood: 1M"));
    m_items->setMaximumWidth(fontMetrics().averageCharWidth() * 10);
}

void QueueControls::setupDelays() {
    const auto delay = [this](QueueSide side, const QString& name, const QString& tip) {
        auto* box = new DelayBox(kLongestDelay, this);
        box->setAccessibleName(name);
        box->setToolTip(tip + tr(" Takes effect at once, also while it runs."));
        connect(box, &QDoubleSpinBox::valueChanged, this,
                [this, box, side] { Q_EMIT delayChanged(side, box->delay()); });
        return box;
    };
    m_produce = delay(QueueSide::Producer, tr("Time to produce an item"),
                      tr("A producer needs that long from one item to the next."));
    m_consume = delay(QueueSide::Consumer, tr("Time to consume an item"),
                      tr("A consumer needs that long for an item."));
}

void QueueControls::setupMore() {
    m_more = new QToolButton(this);
    m_more->setText(tr("More …"));
    m_more->setToolTip(tr("End marks and jitter"));
    m_more->setCheckable(true);
    m_sentinels = new QSpinBox(this);
    m_sentinels->setRange(kOneForEach, kMostQueueWorkers);
    m_sentinels->setSpecialValueText(tr("one for each consumer"));
    m_sentinels->setAccessibleName(tr("End marks"));
    m_sentinels->setToolTip(
        tr("Sentinels that the last producer puts in at the end: a consumer that takes one ends. The "
           "lesson's program puts in one."));
    m_jitter = new QSpinBox(this);
    m_jitter->setRange(0, 100);
    m_jitter->setSuffix(tr(" %"));
    m_jitter->setAccessibleName(tr("Jitter"));
    m_jitter->setToolTip(tr("Each delay is up to that share longer or shorter, the same in every run"));
}

QPushButton* QueueControls::addPreset(const QString& text, const QString& tip,
                                      const QueueExperiment& experiment, bool runs) {
    auto* button = new QPushButton(text, this);
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, this, [this, experiment, runs] {
        auto chosen = experiment;
        chosen.backend = static_cast<Backend>(m_backend->currentData().toInt()); // that stays as it is
        choose(chosen);
        if (runs) {
            Q_EMIT runRequested();
        }
    });
    m_presets.push_back(button);
    return button;
}

void QueueControls::setupPresets() {
    addPreset(tr("The lesson's"), tr("Back to the lesson: 5 items, 1 s to produce one, 2 s to consume one"),
              QueueExperiment{}, false);
    addPreset(
        tr("Run: room for 2"),
        tr("One click: a queue with room for two items and a producer that is faster than the consumer; "
           "the queue fills up and the producer waits"),
        roomForTwo(), true);
    addPreset(tr("Run: one end mark for two"),
              tr("One click: the lesson's program with a second consumer. There is one sentinel for two "
                 "consumers, and so one of them waits for ever"),
              oneEndMark(), true);
}

QWidget* QueueControls::labelled(const QString& text, QWidget* control) {
    auto* group = new QWidget(this);
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, fontMetrics().averageCharWidth(), 0);
    auto* label = new QLabel(text, group);
    label->setBuddy(control);
    row->addWidget(label);
    row->addWidget(control);
    return group;
}

void QueueControls::setupLayout() {
    auto* flow = new FlowLayout(nullptr);
    flow->setSpacing(fontMetrics().averageCharWidth());
    setLayout(flow);
    auto* backends = labelled(tr("&Made of:"), m_backend);
    backends->setVisible(m_backend->count() > 1); // nothing to choose is nothing to show
    flow->addWidget(backends);
    flow->addWidget(labelled(tr("&Producers:"), m_producers));
    flow->addWidget(labelled(tr("&Consumers:"), m_consumers));
    flow->addWidget(labelled(tr("&Items:"), m_items));
    flow->addWidget(labelled(tr("&Queue:"), m_capacity));
    flow->addWidget(labelled(tr("Pro&duce:"), m_produce));
    flow->addWidget(labelled(tr("Cons&ume:"), m_consume));
    flow->addWidget(m_more);
    auto* sentinels = labelled(tr("&End marks:"), m_sentinels);
    auto* jitter = labelled(tr("&Jitter:"), m_jitter);
    for (auto* group : {sentinels, jitter}) {
        flow->addWidget(group);
        group->hide();
        connect(m_more, &QToolButton::toggled, group, &QWidget::setVisible);
    }
    for (auto* preset : m_presets) {
        flow->addWidget(preset);
    }
}

Result<QueueExperiment> QueueControls::chosen() const {
    for (QAbstractSpinBox* box : std::initializer_list<QAbstractSpinBox*>{
             m_producers, m_consumers, m_capacity, m_produce, m_consume, m_sentinels, m_jitter}) {
        box->interpretText(); // who presses Run while typing means what stands there
    }
    const auto items = readItems(m_items->text());
    if (!items) {
        return failure(items.error());
    }
    QueueExperiment experiment;
    experiment.backend = static_cast<Backend>(m_backend->currentData().toInt());
    experiment.python = isPython(experiment.backend) ? m_python : std::string();
    experiment.producers = m_producers->value();
    experiment.consumers = m_consumers->value();
    experiment.items = *items;
    experiment.capacity = static_cast<std::uint64_t>(m_capacity->value());
    experiment.produce = m_produce->delay();
    experiment.consume = m_consume->delay();
    experiment.jitter = m_jitter->value() / 100.0;
    if (m_sentinels->value() != kOneForEach) {
        experiment.sentinels = m_sentinels->value();
    }
    if (const auto good = checkQueue(experiment); !good) {
        return failure(good.error());
    }
    return experiment;
}

void QueueControls::choose(const QueueExperiment& experiment) {
    if (const int row = m_backend->findData(static_cast<int>(experiment.backend)); row >= 0) {
        m_backend->setCurrentIndex(row);
    }
    m_producers->setValue(experiment.producers);
    m_consumers->setValue(experiment.consumers);
    m_items->setText(experiment.items == 0 ? QStringLiteral("0")
                                           : QString::fromStdString(formatCount(experiment.items)));
    m_capacity->setValue(static_cast<int>(std::min<std::uint64_t>(experiment.capacity, kMostRoom)));
    m_produce->setDelay(experiment.produce);
    m_consume->setDelay(experiment.consume);
    m_jitter->setValue(qRound(experiment.jitter * 100));
    m_sentinels->setValue(experiment.sentinels.value_or(kOneForEach));
    m_more->setChecked(experiment.sentinels || experiment.jitter != 0);
}

void QueueControls::setRunning(bool running) {
    for (QWidget* control : std::initializer_list<QWidget*>{m_backend, m_producers, m_consumers, m_items,
                                                            m_capacity, m_sentinels, m_jitter}) {
        control->setEnabled(!running);
    }
    for (auto* preset : m_presets) {
        preset->setEnabled(!running);
    }
}

} // namespace parascope
