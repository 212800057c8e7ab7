// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ExperimentControls.h"

#include "core/base/Affinity.h"
#include "core/base/Numbers.h"
#include "core/work/Task.h"
#include "ui/widgets/FlowLayout.h"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

namespace parascope {

namespace {

TaskInfo infoOfTask(const QString& name) {
    for (const auto& info : TaskCatalog().list()) {
        if (name == QString::fromStdString(info.name)) {
            return info;
        }
    }
    return {};
}

} // namespace

ExperimentControls::ExperimentControls(QWidget* parent)
    : QWidget(parent) {
    setupBackends();
    setupNumbers();
    setupPythonSize();
    setupCores();
    setupLayout();
    choose(RunQuestion{});
    taskChosen();
    m_sizeTyped = false;
}

void ExperimentControls::setupBackends() {
    for (const auto& info : allBackends()) {
        auto* box = new QCheckBox(QString::fromStdString(info.label), this);
        box->setToolTip(QString::fromStdString(info.what));
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &ExperimentControls::showProblem);
        m_backends.push_back(box);
    }
}

void ExperimentControls::setupNumbers() {
    m_workers = new QSpinBox(this);
    m_workers->setRange(1, kMostWorkers);
    m_workers->setAccessibleName(tr("Workers"));
    m_workers->setToolTip(tr("Threads or processes at the same time"));
    connect(m_workers, &QSpinBox::valueChanged, this, &ExperimentControls::showProblem);

    m_task = new QComboBox(this);
    m_task->setAccessibleName(tr("Task"));
    for (const auto& info : TaskCatalog().list()) {
        m_task->addItem(QString::fromStdString(info.name));
        m_task->setItemData(m_task->count() - 1, QString::fromStdString(info.what), Qt::ToolTipRole);
    }
    connect(m_task, &QComboBox::currentIndexChanged, this, &ExperimentControls::taskChosen);

    m_size = new QLineEdit(this);
    m_size->setAccessibleName(tr("Size"));
    connect(m_size, &QLineEdit::textEdited, this, [this] { m_sizeTyped = true; });
    connect(m_size, &QLineEdit::textChanged, this, &ExperimentControls::showProblem);

    m_usual = new QPushButton(tr("about 1.5 s"), this);
    m_usual->setToolTip(tr("The size that takes one worker about 1.5 s on this machine"));
    connect(m_usual, &QPushButton::clicked, this, [this] { useSize(m_usualSize); });
    m_lesson = new QPushButton(tr("the lesson's"), this);
    m_lesson->setToolTip(tr("The size that the lesson uses"));
    connect(m_lesson, &QPushButton::clicked, this,
            [this] { useSize(infoOfTask(m_task->currentText()).usualSize); });

    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    auto colours = m_problem->palette();
    colours.setColor(QPalette::WindowText, QColor(0xD5, 0x5E, 0x00));
    m_problem->setPalette(colours); // a style sheet would keep its text small when all other text grows
    m_problem->hide();
}

void ExperimentControls::setupPythonSize() {
    m_allWays = new QPushButton(tr("Five ways"), this);
    m_allWays->setToolTip(
        tr("One click: one after another, C++ threads, C++ threads under a GIL, processes, and the "
           "same in Python"));
    connect(m_allWays, &QPushButton::clicked, this, &ExperimentControls::chooseAllWays);
    m_pythonSize = new QLineEdit(this);
    m_pythonSize->setAccessibleName(tr("Size for Python"));
    m_pythonSize->setToolTip(
        tr("Python takes many times as long for the same: a smaller size makes both take about "
           "the same time. Speed-ups are against one after another in the same language."));
    m_pythonSize->setMaximumWidth(fontMetrics().averageCharWidth() * 14);
    connect(m_pythonSize, &QLineEdit::textEdited, this, [this] { m_pythonSizeTyped = true; });
    connect(m_pythonSize, &QLineEdit::textChanged, this, &ExperimentControls::showProblem);
    connect(m_size, &QLineEdit::textChanged, this, &ExperimentControls::showPythonSize);
    for (auto* box : m_backends) {
        connect(box, &QCheckBox::toggled, this, &ExperimentControls::showPythonSize);
    }
}

bool ExperimentControls::hasPython() const {
    for (std::size_t i = 0; i < m_backends.size(); ++i) {
        if (isPython(allBackends()[i].backend) && m_backends[i]->isChecked()) {
            return true;
        }
    }
    return false;
}

void ExperimentControls::setPythonTimes(double times) {
    m_pythonTimes = std::max(1.0, times);
    showPythonSize();
}

void ExperimentControls::showPythonSize() {
    const bool differs = infoOfTask(m_task->currentText()).bound == "cpu";
    m_pythonGroup->setVisible(differs && hasPython());
    const auto size = parseCount(m_size->text().trimmed().toStdString(), "size");
    if (!m_pythonSizeTyped && size) {
        const auto part = static_cast<double>(*size) / m_pythonTimes;
        m_pythonSize->setText(QString::fromStdString(
            formatCount(roundToTwoDigits(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(part))))));
    }
}

void ExperimentControls::chooseAllWays() {
    for (std::size_t i = 0; i < m_backends.size(); ++i) {
        // A free-threaded Python is rare: whoever has one ticks it.
        m_backends[i]->setChecked(allBackends()[i].backend != Backend::CpythonFree);
    }
    Q_EMIT runRequested();
}

void ExperimentControls::setupCores() {
    const int count = static_cast<int>(allowedCores().size());
    m_cores = new QSlider(Qt::Horizontal, this);
    m_cores->setRange(1, std::max(1, count));
    m_cores->setValue(count);
    setTabOrder(m_workers, m_cores);
    m_cores->setPageStep(1);
    m_cores->setTickPosition(QSlider::TicksBelow);
    m_cores->setMaximumWidth(fontMetrics().averageCharWidth() * 16);
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

std::vector<CoreId> ExperimentControls::coresChosen() const {
    auto cores = allowedCores();
    if (m_cores->value() == m_cores->maximum()) {
        return {};
    }
    cores.resize(static_cast<std::size_t>(m_cores->value()));
    return cores;
}

void ExperimentControls::setupLayout() {
    auto* flow = new FlowLayout(nullptr);
    m_row = flow;
    flow->setSpacing(fontMetrics().averageCharWidth());
    // A label never parts from what it names.
    const auto add = [this, flow](const QString& text, std::initializer_list<QWidget*> widgets) {
        auto* group = new QWidget(this);
        auto* row = new QHBoxLayout(group);
        row->setContentsMargins(0, 0, fontMetrics().averageCharWidth(), 0);
        auto* label = new QLabel(text, group);
        row->addWidget(label);
        for (auto* widget : widgets) {
            row->addWidget(widget);
        }
        label->setBuddy(*widgets.begin());
        flow->addWidget(group);
    };
    add(tr("Compare:"), {m_backends.front()});
    std::for_each(m_backends.begin() + 1, m_backends.end(), [flow](QWidget* box) { flow->addWidget(box); });
    add(tr("&Workers:"), {m_workers});
    add(tr("on &cores:"), {m_cores, m_coresText});
    add(tr("&Task:"), {m_task});
    add(tr("Si&ze for each worker:"), {m_size});
    flow->addWidget(m_usual);
    flow->addWidget(m_lesson);
    add(tr("for P&ython:"), {m_pythonSize});
    m_pythonGroup = m_pythonSize->parentWidget();
    flow->addWidget(m_allWays);

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addLayout(flow);
    rows->addWidget(m_problem);
}

void ExperimentControls::addToRow(QWidget* control) {
    m_row->addWidget(control);
}

void ExperimentControls::taskChosen() {
    const auto info = infoOfTask(m_task->currentText());
    const bool isCpu = info.bound == "cpu";
    m_usual->setVisible(isCpu);
    m_task->setToolTip(QString::fromStdString(info.what));
    m_size->setToolTip(tr("In %1; k, M and G are understood. %2.")
                           .arg(QString::fromStdString(info.counts), QString::fromStdString(info.what)));
    m_lesson->setText(tr("the lesson's %1").arg(QString::fromStdString(formatCount(info.usualSize))));
    useSize(isCpu && m_usualSize > 0 ? m_usualSize : info.usualSize);
}

void ExperimentControls::useSize(std::uint64_t size) {
    m_size->setText(QString::fromStdString(formatCount(size)));
    showProblem();
}

void ExperimentControls::setUsualSize(std::uint64_t size) {
    m_usualSize = size;
    if (!m_sizeTyped && infoOfTask(m_task->currentText()).bound == "cpu") {
        useSize(size);
    }
}

Result<RunQuestion> ExperimentControls::chosen() const {
    RunQuestion run;
    run.task = m_task->currentText().toStdString();
    run.workers = m_workers->value();
    run.backends.clear();
    for (std::size_t i = 0; i < m_backends.size(); ++i) {
        if (m_backends[i]->isChecked()) {
            run.backends.push_back(allBackends()[i].backend);
        }
    }
    if (run.backends.empty()) {
        return failure("nothing to run", "no way to make workers is chosen",
                       "tick at least one box behind 'Compare'");
    }
    const auto size = parseCount(m_size->text().trimmed().toStdString(), "size");
    if (!size) {
        return failure(size.error());
    }
    if (const auto fits = TaskCatalog().checkSize(run.task, *size); !fits) {
        return failure(fits.error());
    }
    run.size = *size;
    if (hasPython() && infoOfTask(m_task->currentText()).bound == "cpu") {
        const auto pythonSize = parseCount(m_pythonSize->text().trimmed().toStdString(), "Python's size");
        if (!pythonSize) {
            return failure(pythonSize.error());
        }
        if (const auto fits = TaskCatalog().checkSize(run.task, *pythonSize); !fits) {
            return failure(fits.error());
        }
        run.pythonSize = *pythonSize;
    }
    run.python = hasPython() ? m_python : std::string();
    run.cores = coresChosen();
    // What is ticked is what runs: without the serial box there is no serial run behind the user's back.
    run.baseline = false;
    return run;
}

void ExperimentControls::choose(const RunQuestion& run) {
    for (std::size_t i = 0; i < m_backends.size(); ++i) {
        const auto backend = allBackends()[i].backend;
        const bool wanted =
            std::find(run.backends.begin(), run.backends.end(), backend) != run.backends.end();
        m_backends[i]->setChecked(wanted || (run.baseline && backend == Backend::Serial));
    }
    m_workers->setValue(run.workers);
    m_cores->setValue(run.cores.empty() ? m_cores->maximum() : static_cast<int>(run.cores.size()));
    m_task->setCurrentText(QString::fromStdString(run.task));
    if (run.size > 0) {
        m_sizeTyped = true;
        useSize(run.size);
    }
    if (run.pythonSize > 0) {
        m_pythonSizeTyped = true;
        m_pythonSize->setText(QString::fromStdString(formatCount(run.pythonSize)));
    }
    showPythonSize();
}

void ExperimentControls::showProblem() {
    const auto run = chosen();
    m_problem->setVisible(!run);
    m_problem->setText(run ? QString() : QString::fromStdString(run.error().text()));
    Q_EMIT changed();
}

} // namespace parascope
