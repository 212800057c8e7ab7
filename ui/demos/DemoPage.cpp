// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/DemoPage.h"

#include "core/base/Numbers.h"
#include "core/command/CommandLine.h"
#include "ui/charts/Throttle.h"
#include "ui/demos/TimelineView.h"
#include "ui/export/AnswerExport.h"
#include "ui/pages/FiguresPanel.h"
#include "ui/pages/Headline.h"
#include "ui/pages/MessageBar.h"
#include "ui/widgets/Form.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace parascope {

namespace {
constexpr auto kShowEvery = std::chrono::milliseconds(100);
} // namespace

DemoPage::DemoPage(const Demo& demo, EngineHost& engine, DemoView* view, QWidget* parent)
    : Page(parent)
    , m_demo(demo)
    , m_session(engine)
    , m_form(new Form(*demo.parameters(), {}, this))
    , m_messages(new MessageBar(this))
    , m_view(view != nullptr ? view : new TimelineView(this))
    , m_figures(new FiguresPanel(this))
    , m_throttle(new Throttle(kShowEvery, this)) {
    setupLayout();
    connect(m_throttle, &Throttle::fired, this, &DemoPage::show);
    connect(&m_session, &RunSession::runChanged, m_throttle, &Throttle::request);
    connect(&m_session, &RunSession::finished, this, &DemoPage::finished);
}

DemoPage::~DemoPage() {
    m_view->clear();
}

void DemoPage::setupLayout() {
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->addWidget(m_view);
    body->addWidget(m_figures);
    body->setStretchFactor(0, 1);
    body->setStretchFactor(1, 0);
    body->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(headline(title(), this));
    column->addWidget(m_form);
    column->addWidget(m_messages);
    column->addWidget(body, 1);
}

QString DemoPage::title() const {
    return QString::fromStdString(m_demo.info().title);
}

QString DemoPage::key() const {
    return QString::fromStdString(m_demo.info().key);
}

std::vector<const RunRecord*> DemoPage::runs() const {
    std::vector<const RunRecord*> runs;
    for (const auto id : m_ids) {
        runs.push_back(m_session.run(id));
    }
    return runs;
}

void DemoPage::run() {
    auto chosen = m_form->chosen();
    if (!chosen) {
        m_messages->showError(QString::fromStdString(chosen.error().text()));
        return;
    }
    m_messages->hide();
    m_view->clear();
    m_asked = std::shared_ptr<const Parameters>(std::move(*chosen));
    m_ids = m_session.submit(m_demo.plan(*m_asked.get()));
    m_view->setLive(true);
    Q_EMIT busyChanged();
}

void DemoPage::show() {
    const auto shown = runs();
    if (m_asked) {
        m_view->show(*m_asked.get(), shown);
        m_figures->setReport(m_demo.report(*m_asked.get(), shown));
    }
}

void DemoPage::finished() {
    m_view->setLive(false);
    show();
    QStringList failures;
    for (const auto* run : runs()) {
        if (!run->facts.error.empty()) {
            failures.append(tr("The run failed: %1.").arg(QString::fromStdString(run->facts.error)));
        }
    }
    if (!failures.isEmpty()) {
        m_messages->showError(failures.join(QLatin1Char('\n')));
    }
    Q_EMIT busyChanged();
}

Result<std::string> DemoPage::command() const {
    const auto chosen = m_form->chosen();
    return chosen ? Result<std::string>(commandText(m_demo, **chosen)) : failure(chosen.error());
}

Result<void> DemoPage::exportChart(const std::filesystem::path& file, const QSize& /*size*/) {
    if (!m_asked || isBusy()) {
        return failure("nothing was exported", "there is no finished run",
                       "press Run (F5) and wait for its end");
    }
    return exportAnswer(*m_asked.get(), runs(), file);
}

QImage DemoPage::picture() const {
    return m_asked && !isBusy() ? runsPicture(runs()) : QImage();
}

void DemoPage::setPresenting(bool presenting) {
    m_form->setVisible(!presenting);
}

void DemoPage::setField(const std::string& key, const std::string& text) {
    const auto parameters = m_form->current().clone();
    for (const auto& field : parameters->fields()) {
        if (field.key == key && field.read(text)) {
            m_form->choose(*parameters);
        }
    }
}

void DemoPage::setUsualSize(std::uint64_t size) {
    setField("task", "sum-squares:" + formatCount(size));
}

void DemoPage::setPython(const std::string& interpreter) {
    setField("python", interpreter);
}

} // namespace parascope
