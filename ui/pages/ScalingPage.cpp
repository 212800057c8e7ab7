// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ScalingPage.h"

#include "core/command/CommandLine.h"
#include "core/report/Sentence.h"
#include "ui/charts/ScalingChart.h"
#include "ui/export/ScaleExport.h"
#include "ui/pages/Headline.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/ReportModel.h"
#include "ui/pages/ScalingControls.h"

#include <QHeaderView>
#include <QProgressBar>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace parascope {

ScalingPage::ScalingPage(EngineHost& engine, Machine machine, QWidget* parent)
    : Page(parent)
    , m_engine(engine)
    , m_machine(std::move(machine))
    , m_controls(new ScalingControls(this))
    , m_messages(new MessageBar(this))
    , m_chart(new ScalingChart(this))
    , m_model(new ReportModel(ReportModel::Figures::AreColumns, this))
    , m_table(new QTableView(this))
    , m_sentence(new QLabel(this))
    , m_progress(new QProgressBar(this)) {
    m_chart->setPlaceholder(
        tr("Choose the ways to compare, then press Run (F5).\nThe same work is done by 1, 2 "
           "and more workers; the chart shows what each more of them brings."));
    m_progress->hide();
    setupTable();
    setupLayout();
}

ScalingPage::~ScalingPage() = default;

void ScalingPage::setupTable() {
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Points of the scaling"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setAccessibleName(tr("What the scaling means"));
    m_sentence->setMinimumHeight(fontMetrics().lineSpacing() * 2);
    auto font = m_sentence->font();
    font.setBold(true);
    m_sentence->setFont(font);
}

void ScalingPage::setupLayout() {
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->addWidget(m_chart);
    body->addWidget(m_table);
    body->setStretchFactor(0, 1);
    body->setStretchFactor(1, 0);
    body->setChildrenCollapsible(false);
    body->setSizes({fontMetrics().averageCharWidth() * 70, fontMetrics().averageCharWidth() * 72});
    auto* column = new QVBoxLayout(this);
    auto* lookFor =
        new QLabel(tr("More workers, the same work for each. Look where the points leave the ideal line, "
                      "and how many cores there are."),
                   this);
    lookFor->setWordWrap(true);
    column->addWidget(headline(title(), this));
    column->addWidget(lookFor);
    column->addWidget(m_controls);
    column->addWidget(m_progress);
    column->addWidget(body, 1);
    column->addWidget(m_sentence);
}

QString ScalingPage::title() const {
    return tr("How many workers?");
}

bool ScalingPage::isBusy() const {
    return m_session && m_session->isBusy();
}

void ScalingPage::run() {
    const auto chosen = m_controls->chosen();
    if (!chosen) {
        m_messages->showError(QString::fromStdString(chosen.error().text()));
        return;
    }
    m_messages->hide();
    m_asked = *chosen;
    m_done = 0;
    const auto experiments = experimentsOf(m_asked);
    m_session = std::make_unique<RunSession>(m_engine);
    connect(m_session.get(), &RunSession::runFinished, this, &ScalingPage::runFinished);
    connect(m_session.get(), &RunSession::finished, this, &ScalingPage::allFinished);
    m_session->submit(experiments);
    m_progress->setRange(0, static_cast<int>(experiments.size()));
    m_progress->setValue(0);
    m_progress->setFormat(tr("%v of %m runs"));
    m_progress->show();
    update();
    Q_EMIT busyChanged();
}

void ScalingPage::stop() {
    m_engine.stop();
}

void ScalingPage::runFinished(RunId id) {
    m_progress->setValue(++m_done);
    const auto& facts = m_session->run(id)->facts;
    if (!facts.error.empty()) {
        m_messages->showError(tr("%1 failed: %2.")
                                  .arg(QString::fromStdString(workersInWords(facts.experiment)),
                                       QString::fromStdString(facts.error)));
    }
    update();
}

void ScalingPage::allFinished() {
    m_progress->hide();
    update();
    Q_EMIT busyChanged();
}

void ScalingPage::update() {
    std::vector<const RunFacts*> facts;
    for (const auto* run : m_session->runs()) {
        if (run->facts.finished) {
            facts.push_back(&run->facts);
        }
    }
    m_scaling = computeScaling(scalingRuns(facts), coresFor(m_asked, m_machine));
    m_chart->setScaling(m_scaling, coresFor(m_asked, m_machine));
    const auto report =
        scaleReport(m_scaling, isBusy() ? std::string()
                                        : scalingSentence(m_scaling, coresFor(m_asked, m_machine), facts));
    m_model->setReport(report);
    m_sentence->setText(QString::fromStdString(report.sentence));
}

Result<std::string> ScalingPage::command() const {
    const auto chosen = m_controls->chosen();
    return chosen ? Result<std::string>(commandText(ScaleDemo(), *chosen)) : failure(chosen.error());
}

Result<void> ScalingPage::exportChart(const std::filesystem::path& file, const QSize& size) {
    return exportScale({m_scaling, m_asked, m_machine}, file, size);
}

QImage ScalingPage::picture() const {
    return m_scaling.points.empty() ? QImage() : scalePicture({m_scaling, m_asked, m_machine});
}

void ScalingPage::focusChart() {
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void ScalingPage::setPresenting(bool presenting) {
    m_table->setVisible(!presenting);
}

void ScalingPage::setUsualSize(std::uint64_t size) {
    m_controls->setUsualSize(size);
}

void ScalingPage::setPython(const std::string& interpreter) {
    m_controls->setPython(interpreter);
}

} // namespace parascope
