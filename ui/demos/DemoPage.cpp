// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/DemoPage.h"

#include "core/command/CommandLine.h"
#include "ui/charts/Throttle.h"
#include "ui/charts/TimelineChart.h"
#include "ui/demos/AskedRuns.h"
#include "ui/demos/FormControls.h"
#include "ui/demos/TimelineView.h"
#include "ui/demos/UserPrompt.h"
#include "ui/export/AnswerExport.h"
#include "ui/export/RunExport.h"
#include "ui/pages/DemoNotes.h"
#include "ui/pages/FiguresDialog.h"
#include "ui/pages/MessageBar.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ReadingOrder.h"
#include "ui/widgets/SentenceLabel.h"
#include "ui/widgets/Typing.h"

#include <algorithm>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {
constexpr int kLines = 2;          ///< of the sentence
constexpr int kLeastPicture = 220; ///< pixels, where its height is fixed
constexpr int kLinesOnStage = 3;   ///< where the text is larger
} // namespace

DemoPage::DemoPage(const Demo& demo, RunSession& session, QWidget* parent)
    : DemoPage(demo, session, {}, parent) {}

DemoPage::DemoPage(const Demo& demo, RunSession& session, Parts parts, QWidget* parent)
    : Page(parent)
    , m_demo(demo)
    , m_session(session)
    , m_runs(new AskedRuns(session, this))
    , m_asked(std::shared_ptr<const Parameters>(demo.parameters()))
    , m_controls(parts.controls != nullptr ? parts.controls : new FormControls(*demo.parameters()))
    , m_view(parts.view != nullptr ? parts.view : new TimelineView)
    , m_title(new QLabel(this))
    , m_sentence(new SentenceLabel(this))
    , m_allFigures(new QToolButton(this))
    , m_tiles(new TileRow(this))
    , m_notes(new DemoNotes(QString::fromStdString(demo.info().folder()), this))
    , m_messages(new MessageBar(this))
    , m_example(new ExamplePicture(m_view->invitation(), this))
    , m_figuresThrottle(new Throttle(kFiguresEvery, this))
    , m_lanesThrottle(new Throttle(kLanesEvery, this)) {
    setupLayout();
    connectSession();
    showPicture();
    showFigures();
}

DemoPage::~DemoPage() {
    m_view->clear();
}

void DemoPage::setupLayout() {
    m_title->setText(DemoPage::title());
    tokens::setType(*m_title, tokens::Type::Title);
    m_title->hide();
    m_sentence->setHint(QString::fromStdString(m_demo.info().lookFor));
    m_allFigures->setText(tr("All figures"));
    m_allFigures->setToolTip(tr("Every figure of every run in one table, to sort and to copy"));
    m_notes->hide(); // until a dock takes it

    auto* answer = new QHBoxLayout;
    answer->addWidget(m_sentence, 1);
    answer->addWidget(m_allFigures);
    m_column = new QVBoxLayout(this);
    m_column->setSpacing(tokens::kControlGap);
    m_column->addWidget(m_title);
    m_column->addWidget(m_controls);
    m_column->addLayout(answer);
    m_column->addWidget(m_tiles);
    m_column->addWidget(m_example, 1);
    m_column->addWidget(m_view, 1);
    connect(m_view, &DemoView::hovered, m_tiles, &TileRow::setHighlighted);
    connect(m_tiles, &TileRow::hovered, m_view, &DemoView::highlight);
}

void DemoPage::connectSession() {
    connect(m_controls, &DemoControls::runRequested, this, &Page::runRequested);
    connect(m_controls, &DemoControls::ranksChosen, this, &Page::ranksChosen);
    connect(m_figuresThrottle, &Throttle::fired, this, &DemoPage::showFigures);
    connect(m_lanesThrottle, &Throttle::fired, this, [this] {
        showLanes(); // the release moves a run's zero
        m_view->grow();
    });
    connect(&m_session, &RunSession::runChanged, this, &DemoPage::runChanged);
    connect(&m_session, &RunSession::runRemoved, this, &DemoPage::runRemoved);
    connect(&m_session, &RunSession::runRenamed, this, &DemoPage::update);
    connect(&m_session, &RunSession::fileChanged, this, &DemoPage::update);
    connect(&m_session, &RunSession::noteChanged, this, &DemoPage::noteChanged);
    for (auto* picture : m_view->pictures()) {
        if (auto* chart = qobject_cast<TimelineChart*>(picture)) {
            connect(chart, &TimelineChart::noteChanged, &m_session, &RunSession::changeNote);
        }
    }
    connect(m_runs, &AskedRuns::ended, this, &DemoPage::runEnded);
    connect(m_runs, &AskedRuns::failed, m_messages, &MessageBar::showError);
    new UserPrompt(m_session, *m_messages, this);
    connect(&m_session, &RunSession::baselineChanged, this, &DemoPage::update);
}

QString DemoPage::title() const {
    return QString::fromStdString(m_demo.info().title);
}

QString DemoPage::name() const {
    const auto& info = m_demo.info();
    return QString::fromStdString(info.name.empty() ? info.title : info.name);
}

QString DemoPage::key() const {
    return QString::fromStdString(m_demo.info().folder());
}

QWidget* DemoPage::notes() const {
    return m_notes;
}

std::vector<const RunRecord*> DemoPage::shownRuns() const {
    std::vector<const RunRecord*> runs;
    for (const auto id : m_shown) {
        if (const auto* run = m_session.run(id)) {
            runs.push_back(run);
        }
    }
    return runs;
}

std::vector<const RunRecord*> DemoPage::runsInPicture() const {
    auto runs = shownRuns();
    if (m_alone && *m_alone < runs.size()) {
        runs = {runs[*m_alone]};
    }
    return runs;
}

void DemoPage::run() {
    const auto chosen = m_controls->chosen();
    if (!chosen) {
        m_messages->showError(QString::fromStdString(chosen.error().text()));
        return;
    }
    const ParametersValue asked(std::shared_ptr<const Parameters>((*chosen)->clone()));
    m_controls->confirm([this, asked] { ask({asked}); });
}

void DemoPage::ask(const std::vector<ParametersValue>& questions) {
    m_messages->hide();
    m_asked = questions.back();
    std::vector<Experiment> experiments;
    for (const auto& question : questions) {
        const auto planned = m_demo.plan(*question.get());
        experiments.insert(experiments.end(), planned.begin(), planned.end());
    }
    const auto ids = m_runs->submit(experiments);
    Q_EMIT submitted(ids);
    m_view->setLive(true);
    showRuns(ids);
    m_view->begin();
    if (!isTyping(QApplication::focusWidget())) {
        focusChart(); // the keys for zoom and pause work at once; who types sizes goes on typing
    }
    Q_EMIT busyChanged();
}

void DemoPage::showRuns(const std::vector<RunId>& ids) {
    if (ids == m_shown) {
        return;
    }
    m_shown = ids;
    m_alone.reset();
    update();
    Q_EMIT shownChanged(m_shown);
}

void DemoPage::open(const std::vector<RunId>& ids) {
    messages().hide();
    showRuns(ids);
    m_view->begin();
}

void DemoPage::choose(const Parameters& asked) {
    m_controls->choose(asked);
}

void DemoPage::setPictureHeight(int height) {
    const int least = std::max(m_view->minimumSizeHint().height(), kLeastPicture);
    const int high = std::max(height, least);
    m_view->setFixedHeight(high);
    m_example->setFixedHeight(high);
}

void DemoPage::hideTitle() {
    m_title->hide();
}

void DemoPage::showAlone(std::optional<std::size_t> run) {
    m_alone = run;
    showLanes();
}

void DemoPage::update() {
    showPicture();
    showLanes();
    showFigures();
}

void DemoPage::showPicture() {
    const bool invites = m_shown.empty() && !m_view->invitation().isEmpty();
    m_example->setVisible(invites);
    m_view->setVisible(!invites);
}

void DemoPage::showLanes() {
    m_view->show(*m_asked.get(), runsInPicture());
}

Report DemoPage::report(const std::vector<const RunRecord*>& runs) const {
    return m_demo.report(*m_asked.get(), runs);
}

void DemoPage::showFigures() {
    const auto runs = shownRuns();
    m_answer = runs.empty() ? Report() : report(runs);
    m_sentence->setSentence(QString::fromStdString(m_answer.sentence));
    m_tiles->setTiles(m_view->tiles(m_answer, runs));
    if (m_figures == nullptr && !m_answer.rows.empty()) {
        m_figures = new FiguresDialog(this);
        connect(m_allFigures, &QToolButton::clicked, m_figures, &FiguresDialog::open);
    }
    if (m_figures != nullptr) {
        m_figures->setReport(m_answer);
    }
    m_allFigures->setEnabled(!m_answer.rows.empty());
}

void DemoPage::runChanged(RunId id) {
    if (std::find(m_shown.begin(), m_shown.end(), id) != m_shown.end()) {
        m_lanesThrottle->request();
        m_figuresThrottle->request();
    }
}

void DemoPage::noteChanged(RunId id) {
    if (std::find(m_shown.begin(), m_shown.end(), id) != m_shown.end()) {
        m_lanesThrottle->request();
    }
}

void DemoPage::runRemoved(RunId id) {
    auto left = m_shown;
    std::erase(left, id);
    showRuns(left);
}

void DemoPage::runEnded() {
    if (!isBusy()) {
        m_view->setLive(false);
        update();
    }
    Q_EMIT busyChanged();
}

bool DemoPage::isBusy() const {
    return m_runs->isBusy();
}

RunProgress DemoPage::progress() const {
    return m_runs->progress();
}

std::vector<Experiment> DemoPage::planned() const {
    const auto chosen = m_controls->chosen();
    return chosen ? m_demo.plan(**chosen) : std::vector<Experiment>();
}

Result<std::string> DemoPage::command() const {
    const auto chosen = m_controls->chosen();
    return chosen ? Result<std::string>(commandText(m_demo, **chosen)) : failure(chosen.error());
}

Result<std::unique_ptr<Exhibit>> DemoPage::exhibit() const {
    if (m_shown.empty() || isBusy()) {
        return failure("nothing was exported", "there is no finished run",
                       "press Run (F5) and wait for its end");
    }
    return answerExhibit(m_demo, *m_asked.get(), shownRuns());
}

QString DemoPage::figures() const {
    return m_answer.rows.empty() ? QString() : QString::fromStdString(reportTable(m_answer).text());
}

void DemoPage::focusChart() {
    const auto choices = m_view->isHidden() ? tabStopsOf(*m_controls) : QList<QWidget*>();
    auto* target = choices.isEmpty() ? static_cast<QWidget*>(m_view) : choices.front();
    target->setFocus(Qt::ShortcutFocusReason);
}

void DemoPage::setPresenting(bool presenting) {
    m_title->setVisible(presenting);
    m_controls->setVisible(!presenting);
    m_allFigures->setVisible(!presenting);
    m_sentence->setLines(presenting ? kLinesOnStage : kLines);
    m_view->setPresenting(presenting);
    showFigures(); // a stage has room for fewer
    if (!presenting && m_alone) {
        showAlone({});
    }
}

void DemoPage::setExamples(const PageExamples& examples) {
    if (const auto own = examples.find(key()); own != examples.end()) {
        setExample(own->second);
    }
}

void DemoPage::setExample(const PicturePainter& example) {
    m_example->setExample(example);
}

void DemoPage::setAvailability(const std::vector<Availability>& backends) {
    m_controls->setAvailability(backends);
}

void DemoPage::setUsualSize(std::uint64_t size) {
    m_controls->setUsualSize(size);
}

void DemoPage::setPython(const std::string& interpreter) {
    m_controls->setPython(interpreter);
}

void DemoPage::setRanks(const QString& hosts, bool bindsToCores) {
    m_controls->setRanks(hosts, bindsToCores);
}

void DemoPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    m_column->setContentsMargins(tokens::pageMargins(*this));
}

} // namespace parascope
