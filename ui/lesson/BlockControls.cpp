// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/BlockControls.h"

#include "ui/lesson/AskSheet.h"
#include "ui/style/HouseStyle.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ChipRow.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

/// What a block may do that a reader should know before it runs.
QString riskInWords(const std::vector<std::string>& risks) {
    QStringList words;
    for (const auto& risk : risks) {
        words.append(QString::fromStdString(risk));
    }
    return BlockControls::tr("Runs only when you click it here: %1.").arg(words.join(QStringLiteral("; ")));
}

} // namespace

BlockControls::BlockControls(const LessonCommand& block, QWidget* parent)
    : DemoControls(parent)
    , m_ask(QString::fromStdString(block.ask))
    , m_command(block.command.value_or(Command()))
    , m_presets(block.presets)
    , m_run(new QPushButton(this))
    , m_choices(new ChipRow(this))
    , m_line(new ElidedLabel(this))
    , m_open(new QPushButton(tr("Open on its page"), this))
    , m_risk(new QLabel(this)) {
    setupPresets();
    setupLayout(block);
    setRunning(false);
    showCommand();
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_isRunning) {
            Q_EMIT stopRequested();
        } else {
            Q_EMIT runRequested();
        }
    });
    connect(m_open, &QPushButton::clicked, this, &BlockControls::openRequested);
}

void BlockControls::setupPresets() {
    m_choices->add(tr("As written"), tr("The command as it stands in the lesson"));
    for (const auto& preset : m_presets) {
        m_choices->add(QString::fromStdString(preset.name),
                       QString::fromStdString(commandText(preset.command)));
    }
    m_choices->choose(0);
    m_choices->setVisible(!m_presets.empty());
    connect(m_choices, &ChipRow::chosen, this, [this](int place) {
        m_preset = static_cast<std::size_t>(place);
        showCommand();
        Q_EMIT changed();
    });
}

void BlockControls::setupLayout(const LessonCommand& block) {
    m_line->setTextFormat(Qt::PlainText);
    tokens::setFixed(*m_line);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_open->setToolTip(tr("The same on the page of this demo, where everything can be chosen"));
    m_risk->setTextFormat(Qt::PlainText); // names in it are the author's
    m_risk->setWordWrap(true);
    m_risk->setText(riskInWords(block.risks));
    m_risk->setVisible(!block.risks.empty());
    auto* row = new QHBoxLayout;
    row->setSpacing(tokens::kControlGap);
    row->addWidget(m_run);
    row->addWidget(m_choices);
    row->addWidget(m_line, 1);
    row->addWidget(m_open);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addLayout(row);
    column->addWidget(m_risk);
}

const Command& BlockControls::command() const {
    return m_preset == 0 ? m_command : m_presets.at(m_preset - 1).command;
}

void BlockControls::setCommand(Command command) {
    m_command = std::move(command);
    showCommand();
}

Result<std::unique_ptr<Parameters>> BlockControls::chosen() const {
    auto parameters = command().asked.get()->clone();
    for (const auto& field : parameters->fields()) {
        if (field.key == "python" && field.text().empty() && !m_python.empty()) {
            if (const auto read = field.read(m_python); !read) {
                return failure(read.error());
            }
        }
    }
    return parameters;
}

void BlockControls::showCommand() {
    m_line->setText(QString::fromStdString(commandText(command())));
}

void BlockControls::confirm(const std::function<void()>& start) {
    m_guess.clear();
    if (m_ask.isEmpty() || !m_asks) {
        start();
        return;
    }
    AskSheet sheet(m_ask, window());
    if (sheet.exec() == QDialog::Accepted) {
        m_guess = sheet.guess();
        start();
    }
}

void BlockControls::setRunning(bool running) {
    m_isRunning = running;
    m_run->setText(running ? tr("Stop") : tr("Run"));
    m_run->setIcon(iconOf(running ? Symbol::Stop : Symbol::Run));
    m_choices->setEnabled(!running);
}

void BlockControls::setPresenting(bool presenting) {
    m_line->setVisible(!presenting);
    m_open->setVisible(!presenting);
}

} // namespace parascope
