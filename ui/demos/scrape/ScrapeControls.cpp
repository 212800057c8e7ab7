// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scrape/ScrapeControls.h"

#include "core/work/Task.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ControlBar.h"
#include "ui/widgets/FileDrop.h"

#include <algorithm>
#include <QButtonGroup>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr int kAddressChars = 18;
constexpr int kTargetChars = 26;

/// The language stands before it.
QString workersOfChip(const BackendInfo& info) {
    if (info.backend == Backend::Mpi) {
        return ScrapeControls::tr("ranks");
    }
    return info.kind == WorkerKind::Threads ? ScrapeControls::tr("threads") : ScrapeControls::tr("processes");
}

} // namespace

ScrapeControls::ScrapeControls(QWidget* parent)
    : DemoControls(parent)
    , m_urls(new QLineEdit(this))
    , m_file(new QToolButton(this))
    , m_workers(new QSpinBox(this))
    , m_heavier(new Chip(QString(), this))
    , m_sideBySide(new Chip(tr("1 and N side by side"), this))
    , m_sweep(new Chip(tr("Sweep"), this)) {
    setAcceptDrops(true);
    setupAddresses();
    setupBackends();
    setupSwitches();
    setupLayout();
    choose(ScrapeQuestion{});
}

void ScrapeControls::setupAddresses() {
    m_urls->setAccessibleName(tr("File of addresses"));
    m_urls->setPlaceholderText(tr("the built-in site"));
    m_urls->setToolTip(tr("A file with an address a line, which can also be dropped here; empty: 100 "
                          "articles of a site that is a part of this program"));
    m_urls->setClearButtonEnabled(true);
    m_urls->setAcceptDrops(false); // a file that is dropped is taken by its name
    m_urls->setMinimumWidth(fontMetrics().averageCharWidth() * kAddressChars);
    m_file->setText(tr("File …"));
    m_file->setAccessibleName(tr("Choose a file of addresses"));
    m_file->setToolTip(tr("Choose a file with an address a line"));
    connect(m_file, &QToolButton::clicked, this, &ScrapeControls::chooseFile);
    connect(m_urls, &QLineEdit::textChanged, this, &ScrapeControls::followAddresses);
    connect(m_urls, &QLineEdit::returnPressed, this, &DemoControls::runRequested);
}

void ScrapeControls::setupBackends() {
    auto* group = new QButtonGroup(this);
    for (const auto backend : scrapeBackends()) {
        const auto& info = infoOf(backend);
        auto* chip = new Chip(workersOfChip(info), this);
        chip->setAccessibleName(QString::fromStdString(info.label));
        chip->setHelp(QString::fromStdString(info.label + ": " + info.what),
                      QString::fromStdString(info.what));
        group->addButton(chip);
        m_backends.push_back(chip);
        connect(chip, &Chip::toggled, this, &DemoControls::changed);
    }
    m_workers->setAccessibleName(tr("Workers"));
    m_workers->setRange(1, kMostWorkers);
    m_workers->setToolTip(tr("Threads, processes or ranks that fetch at the same time"));
    connect(m_workers, &QSpinBox::valueChanged, this, &DemoControls::changed);
}

void ScrapeControls::setupSwitches() {
    m_heavier->setToolTip(
        tr("If parsing were heavier: each page is parsed so often, and the verdict changes"));
    m_sideBySide->setToolTip(tr("One worker fetches all pages first, then as many as are chosen: what does "
                                "it bring that several wait at the same time?"));
    m_sweep->setToolTip(
        tr("The same pages with 1, 2, 4, 8, 16 and 32 workers: where does one more stop paying?"));
    for (auto* chip : {m_heavier, m_sideBySide, m_sweep}) {
        connect(chip, &Chip::toggled, this, &DemoControls::changed);
    }
    connect(m_sweep, &Chip::toggled, this, &ScrapeControls::followSweep);
}

void ScrapeControls::setupLayout() {
    auto* bar = new ControlBar(this);
    bar->add(tr("&Addresses"), {m_urls, m_file});
    addBackends(*bar);
    bar->add(tr("&Workers"), {m_workers});
    bar->add(m_sideBySide);
    bar->add(m_heavier);
    bar->add(m_sweep);
    addExtras(*bar, {"misbehaving", "delay-ms", "pages"});
    addTarget(*bar);
    addExtras(*bar, {"host-connections", "host-pause-ms"});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(bar);
}

void ScrapeControls::addBackends(ControlBar& bar) {
    std::optional<Language> language;
    for (std::size_t i = 0; i < m_backends.size(); ++i) {
        const auto here = infoOf(scrapeBackends()[i]).language;
        const auto label = here == Language::Python ? tr("Python") : tr("C++");
        bar.add(language == here ? QString() : label, {m_backends[i]});
        language = here;
    }
}

void ScrapeControls::addExtras(ControlBar& bar, const std::vector<std::string>& keys) {
    for (auto& field : m_asked.fields()) {
        if (std::find(keys.begin(), keys.end(), field.key) == keys.end()) {
            continue;
        }
        const auto index = m_extras.size();
        auto control = makeFieldControl(field, this, [this, index] {
            const auto& extra = m_extras[index];
            [[maybe_unused]] const auto read = extra.field.read(extra.control.text()); // it has only such
            Q_EMIT changed();
        });
        const bool bearsLabel = field.kind == Field::Kind::Flag;
        bar.add(bearsLabel ? QString() : QString::fromStdString(field.label), control.widgets);
        m_extras.push_back({std::move(field), std::move(control)});
    }
}

/// The file that the run writes, typed or chosen.
void ScrapeControls::addTarget(ControlBar& bar) {
    addExtras(bar, {"out"});
    auto* line = qobject_cast<QLineEdit*>(m_extras.back().control.widgets.front());
    line->setMinimumWidth(fontMetrics().averageCharWidth() * kTargetChars);
    auto* browse = new QToolButton(this);
    browse->setText(tr("Save as CSV …"));
    browse->setToolTip(tr("Choose the file that a run writes"));
    bar.add(browse);
    connect(browse, &QToolButton::clicked, this, [this, line] {
        const auto file = QFileDialog::getSaveFileName(this, tr("Save as CSV"), line->text(),
                                                       tr("Tables (*.csv);;All files (*)"));
        if (!file.isEmpty()) {
            line->setText(file);
        }
    });
}

void ScrapeControls::setAvailability(const std::vector<Availability>& backends) {
    for (const auto& known : backends) {
        const auto& all = scrapeBackends();
        const auto found = std::find(all.begin(), all.end(), known.backend);
        if (found != all.end()) {
            m_backends[static_cast<std::size_t>(found - all.begin())]->setReason(
                QString::fromStdString(known.why));
        }
    }
    const auto chosen = std::find_if(m_backends.begin(), m_backends.end(),
                                     [](const Chip* chip) { return chip->isChecked(); });
    if (chosen != m_backends.end() && !(*chosen)->isEnabled()) {
        m_backends.front()->setChecked(true);
    }
}

void ScrapeControls::setAddresses(const QString& file) {
    m_urls->setText(file);
}

/// Other servers are not there to be loaded twice: of those one worker goes first only if somebody says so.
void ScrapeControls::followAddresses() {
    const bool wasOfSite = isOfSite();
    m_asked.urls = m_urls->text().trimmed().toStdString();
    if (wasOfSite != isOfSite()) {
        m_sideBySide->setChecked(isOfSite());
    }
    for (const auto& extra : m_extras) {
        extra.control.widgets.front()->setEnabled(!extra.field.whyIdle());
    }
    Q_EMIT changed();
}

void ScrapeControls::followSweep() {
    m_workers->setEnabled(!m_sweep->isChecked());
    m_sideBySide->setEnabled(!m_sweep->isChecked());
}

void ScrapeControls::chooseFile() {
    const auto file = QFileDialog::getOpenFileName(this, tr("Choose a file of addresses"));
    if (!file.isEmpty()) {
        setAddresses(file);
    }
}

void ScrapeControls::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void ScrapeControls::dropEvent(QDropEvent* event) {
    if (const auto file = droppedFile(*event->mimeData()); !file.isEmpty()) {
        event->acceptProposedAction();
        setAddresses(file);
    }
}

Backend ScrapeControls::backend() const {
    const auto chosen = std::find_if(m_backends.begin(), m_backends.end(),
                                     [](const Chip* chip) { return chip->isChecked(); });
    return chosen == m_backends.end()
               ? scrapeBackends().front()
               : scrapeBackends()[static_cast<std::size_t>(chosen - m_backends.begin())];
}

/// What is as usual is not said: the command stays short.
ScrapeBaseline ScrapeControls::baseline() const {
    const bool isWanted = m_sideBySide->isChecked();
    if (isWanted == isOfSite()) {
        return ScrapeBaseline::Auto;
    }
    return isWanted ? ScrapeBaseline::Yes : ScrapeBaseline::No;
}

ScrapeQuestion ScrapeControls::question() const {
    for (const auto& extra : m_extras) {
        extra.control.finishTyping();
    }
    m_workers->interpretText();
    auto asked = m_asked;
    asked.backend = backend();
    asked.workers = m_workers->value();
    asked.parses = m_heavier->isChecked() ? m_parses : 1;
    asked.baseline = baseline();
    asked.sweep = m_sweep->isChecked();
    asked.python = isPython(asked.backend) ? m_python : std::string();
    return asked;
}

Result<std::unique_ptr<Parameters>> ScrapeControls::chosen() const {
    return question().clone();
}

void ScrapeControls::choose(const Parameters& parameters) {
    const auto asked = dynamic_cast<const ScrapeQuestion&>(parameters);
    m_asked = asked;
    m_urls->setText(QString::fromStdString(asked.urls));
    for (const auto& extra : m_extras) {
        extra.control.show(extra.field.text());
    }
    for (std::size_t i = 0; i < m_backends.size(); ++i) {
        if (scrapeBackends()[i] == asked.backend) {
            m_backends[i]->setChecked(true);
        }
    }
    m_workers->setValue(asked.workers);
    m_parses = asked.parses > 1 ? asked.parses : m_parses;
    m_heavier->setText(tr("Parse %1 times").arg(m_parses));
    m_heavier->setChecked(asked.parses > 1);
    m_sweep->setChecked(asked.sweep);
    m_sideBySide->setChecked(asked.baseline == ScrapeBaseline::Yes ||
                             (asked.baseline == ScrapeBaseline::Auto && asked.urls.empty()));
    followAddresses();
    followSweep();
}

} // namespace parascope
