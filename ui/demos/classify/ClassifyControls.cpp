// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/classify/ClassifyControls.h"

#include "core/base/ShellWords.h"
#include "core/observe/OwnProcesses.h"
#include "ui/demos/classify/GuessSheet.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ControlBar.h"
#include "ui/widgets/SizeBox.h"
#include "ui/widgets/TaskBox.h"

#include <algorithm>
#include <QButtonGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr int kCommandChars = 60;
constexpr int kMostProcesses = 60; ///< in the list: who looks for an older one types its number
constexpr double kMostSeconds = 3600;

/// How a script is run: by itself where it may, else by what its ending says.
QString commandFor(const QString& file) {
    const auto quoted = QString::fromStdString(shellQuoted(file.toStdString()));
    const QFileInfo info(file);
    if (info.isExecutable()) {
        return quoted;
    }
    return (info.suffix() == QLatin1String("py") ? QStringLiteral("python3 ") : QStringLiteral("sh ")) +
           quoted;
}

} // namespace

ClassifyControls::ClassifyControls(QWidget* parent)
    : DemoControls(parent)
    , m_rows(new QStackedWidget(this))
    , m_seconds(new QDoubleSpinBox(this))
    , m_guessFirst(new Chip(tr("Guess first"), this)) {
    setupTask();
    setupCommand();
    setupProcess();
    setupLayout();
    taskChosen();
    show(Task);
}

void ClassifyControls::setupTask() {
    m_task = new TaskBox(tr("Task to watch"), this);
    m_size = new SizeBox(tr("Size of the task"), this);
    m_grow = new QToolButton(this);
    m_grow->setText(tr("Grow: × 1, 2, 4"));
    m_grow->setToolTip(
        tr("Runs it with this size, twice and four times that: what computes takes as many times "
           "as long, a wait does not"));
    connect(m_task, &QComboBox::currentIndexChanged, this, &ClassifyControls::taskChosen);
    connect(m_size, &SizeBox::sizeChanged, this, &DemoControls::changed);
    connect(m_grow, &QToolButton::clicked, this, &ClassifyControls::growRequested);
}

void ClassifyControls::setupCommand() {
    m_command = new QLineEdit(this);
    m_command->setAccessibleName(tr("Command to watch"));
    m_command->setPlaceholderText(tr("such as: python3 my_script.py"));
    m_command->setToolTip(
        tr("A program and its arguments, as in a terminal but without a shell: no pipes, no *"));
    m_command->setMinimumWidth(fontMetrics().averageCharWidth() * kCommandChars);
    m_script = new QToolButton(this);
    m_script->setText(tr("Script …"));
    m_script->setToolTip(tr("Choose a program or a script"));
    connect(m_command, &QLineEdit::textChanged, this, &DemoControls::changed);
    connect(m_command, &QLineEdit::returnPressed, this, &DemoControls::runRequested);
    connect(m_script, &QToolButton::clicked, this, &ClassifyControls::chooseScript);
}

void ClassifyControls::setupProcess() {
    m_process = new QComboBox(this);
    m_process->setAccessibleName(tr("Running program to watch"));
    m_process->setEditable(true);
    m_process->setInsertPolicy(QComboBox::NoInsert);
    m_process->lineEdit()->setPlaceholderText(tr("the number of a process"));
    m_process->setMinimumWidth(fontMetrics().averageCharWidth() * kCommandChars);
    m_process->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_process->setToolTip(tr("It is watched for some seconds, and left running"));
    m_list = new QToolButton(this);
    m_list->setText(tr("List again"));
    m_list->setToolTip(tr("Your programs that run now, the latest first"));
    connect(m_list, &QToolButton::clicked, this, &ClassifyControls::listProcesses);
    connect(m_process, &QComboBox::editTextChanged, this, &DemoControls::changed);
    m_seconds->setAccessibleName(tr("Seconds to watch"));
    m_seconds->setRange(0, kMostSeconds);
    m_seconds->setDecimals(1);
    m_seconds->setSpecialValueText(tr("to its end"));
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setToolTip(tr("A command is stopped then; a running program is only watched so long"));
    connect(m_seconds, &QDoubleSpinBox::valueChanged, this, &DemoControls::changed);
    m_guessFirst->setToolTip(tr("Before the run everybody says what it will be"));
}

void ClassifyControls::setupLayout() {
    auto* group = new QButtonGroup(this);
    const std::pair<QString, QString> whats[] = {
        {tr("A task"), tr("One of this program's own tasks")},
        {tr("A command"), tr("Any program: it is started, and all that it starts is watched")},
        {tr("A running program"), tr("It is watched for some seconds, and left running")}};
    std::vector<QWidget*> chips;
    for (const auto& [text, tip] : whats) {
        auto* chip = new Chip(text, this);
        chip->setToolTip(tip);
        group->addButton(chip, static_cast<int>(m_whats.size()));
        m_whats.push_back(chip);
        chips.push_back(chip);
    }
    connect(group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on) {
            show(static_cast<What>(id));
        }
    });
    auto* first = new ControlBar(this);
    first->add(tr("Watch"), chips);
    first->add(tr("&for"), {m_seconds});
    first->add(m_guessFirst);
    for (const auto what : {Task, Command, Process}) {
        m_rows->addWidget(rowOf(what));
    }
    m_rows->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(tokens::kControlGap);
    rows->addWidget(first);
    rows->addWidget(m_rows);
}

QWidget* ClassifyControls::rowOf(What what) {
    auto* bar = new ControlBar(m_rows);
    switch (what) {
    case Task:
        bar->add(tr("&Task"), {m_task});
        bar->add(tr("Si&ze"), {m_size});
        bar->add(m_grow);
        break;
    case Command:
        bar->add(tr("Co&mmand"), {m_command});
        bar->add(m_script);
        break;
    case Process:
        bar->add(tr("&Process"), {m_process});
        bar->add(m_list);
        break;
    }
    return bar;
}

ClassifyControls::What ClassifyControls::what() const {
    return static_cast<What>(m_rows->currentIndex());
}

void ClassifyControls::show(What what) {
    m_rows->setCurrentIndex(what);
    m_whats[static_cast<std::size_t>(what)]->setChecked(true);
    m_seconds->setEnabled(what != Task);
    m_seconds->setSpecialValueText(what == Process ? tr("%1 s").arg(kUsualWatch) : tr("to its end"));
    if (what == Process && m_process->count() == 0) {
        listProcesses();
    }
    Q_EMIT changed();
}

void ClassifyControls::taskChosen() {
    const auto info = m_task->info();
    const auto usual = usualSizeOf(m_task->currentText());
    m_size->setOffers({{usual, tr("the usual one")}});
    m_size->setSize(usual);
    m_size->setToolTip(tr("In %1; k, M and G are understood.").arg(QString::fromStdString(info.counts)));
    Q_EMIT changed();
}

/// Of the task that was measured here, what takes 1.5 s; of the others what they bring along.
std::uint64_t ClassifyControls::usualSizeOf(const QString& task) const {
    return isMeasured(task) && m_usualSize > 0 ? m_usualSize : infoOfTask(task).sizeToWatch();
}

void ClassifyControls::setUsualSize(std::uint64_t size) {
    m_usualSize = size;
    if (!m_size->isTyped()) {
        taskChosen();
    }
}

void ClassifyControls::chooseScript() {
    const auto file = QFileDialog::getOpenFileName(this, tr("Choose a program or a script"));
    if (!file.isEmpty()) {
        m_command->setText(commandFor(file));
    }
}

void ClassifyControls::listProcesses() {
    const auto typed = m_process->currentText();
    m_process->clear();
    int left = kMostProcesses;
    for (const auto& process : ownProcesses()) {
        if (left-- == 0) {
            break;
        }
        m_process->addItem(
            QStringLiteral("%1 %2").arg(process.pid).arg(QString::fromStdString(process.command)));
    }
    m_process->setCurrentIndex(-1);
    m_process->setEditText(typed);
}

Result<void> ClassifyControls::addTask(ClassifyQuestion& question) const {
    question.task = m_task->currentText().toStdString();
    const auto size = m_size->size();
    if (!size) {
        return failure(size.error());
    }
    question.size = *size;
    return TaskCatalog().checkSize(question.task, *size);
}

Result<void> ClassifyControls::addCommand(ClassifyQuestion& question) const {
    auto words = splitWords(m_command->text().toStdString());
    if (!words) {
        return failure(words.error());
    }
    if (words->empty()) {
        return failure("nothing was run", "no command is typed", "type a program and its arguments");
    }
    question.command = std::move(*words);
    question.seconds = m_seconds->value();
    return {};
}

Result<void> ClassifyControls::addProcess(ClassifyQuestion& question) const {
    const auto number = m_process->currentText().trimmed().section(QLatin1Char(' '), 0, 0);
    bool isNumber = false;
    const int pid = number.toInt(&isNumber);
    if (!isNumber || pid < 1) {
        return failure("nothing was watched", "no running program is chosen",
                       "choose one from the list, or type the number of a process");
    }
    question.pid = pid;
    question.seconds = m_seconds->value();
    return {};
}

Result<ClassifyQuestion> ClassifyControls::question() const {
    ClassifyQuestion question;
    Result<void> added;
    switch (what()) {
    case Task:
        added = addTask(question);
        break;
    case Command:
        added = addCommand(question);
        break;
    case Process:
        added = addProcess(question);
        break;
    }
    return added ? Result<ClassifyQuestion>(std::move(question)) : failure(added.error());
}

Result<std::unique_ptr<Parameters>> ClassifyControls::chosen() const {
    const auto asked = question();
    return asked ? Result<std::unique_ptr<Parameters>>(asked->clone()) : failure(asked.error());
}

void ClassifyControls::choose(const Parameters& parameters) {
    const auto& asked = dynamic_cast<const ClassifyQuestion&>(parameters);
    m_seconds->setValue(asked.seconds);
    if (asked.pid) {
        m_process->setEditText(QString::number(*asked.pid));
        show(Process);
    } else if (!asked.command.empty()) {
        m_command->setText(QString::fromStdString(joinWords(asked.command)));
        show(Command);
    } else {
        m_task->setCurrentText(QString::fromStdString(asked.task));
        if (asked.size > 0) {
            m_size->setSize(asked.size);
        }
        show(Task);
    }
}

bool ClassifyControls::hasGuesses() const {
    return m_guessFirst->isChecked();
}

void ClassifyControls::confirm(const std::function<void()>& start) {
    m_guess.reset();
    if (!hasGuesses()) {
        start();
        return;
    }
    const auto words = what() == Task      ? m_task->currentText()
                       : what() == Command ? m_command->text()
                                           : m_process->currentText();
    GuessSheet sheet(words, this);
    if (sheet.exec() == QDialog::Accepted) {
        m_guess = sheet.guess();
        start();
    }
}

} // namespace parascope
