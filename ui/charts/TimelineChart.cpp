// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimelineChart.h"

#include "ui/charts/Minimap.h"
#include "ui/charts/SpanFocus.h"
#include "ui/charts/Throttle.h"
#include "ui/charts/TimelineAccess.h"
#include "ui/charts/TimelineInput.h"
#include "ui/charts/TimelineNotes.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/charts/TimeTicks.h"
#include "ui/charts/TimeView.h"
#include "ui/style/FocusRing.h"
#include "ui/style/Tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>

namespace parascope {

namespace {
constexpr int kRoomAroundPiece = 8; ///< a piece zoomed to has this part of its length at each side
constexpr qsizetype kMostNotesTold = 10;
constexpr std::chrono::milliseconds kChartFrame(17); ///< 60 a second at most
/// A live run is shown on at least this much time, so that its lanes grow and the scale stays, at first.
constexpr Nanoseconds kLiveRoom = std::chrono::seconds(1);

TimeSpan withLiveRoom(TimeSpan extent) {
    const auto room = kLiveRoom / 100;
    return {std::min(extent.begin, -room), std::max(extent.end, kLiveRoom)};
}

/// "; Download: 0.81 s, I/O-bound; Parse: …".
QString bandsInWords(const std::vector<TimelineSource>& sources) {
    QString words;
    for (const auto& source : sources) {
        for (const auto& band : source.bands) {
            QStringList figures;
            for (const auto& end : band.endColumns) {
                if (!end.text.isEmpty()) {
                    figures.append(QStringLiteral("%1 %2").arg(end.heading, end.text));
                }
            }
            words += QStringLiteral("; %1: %2").arg(band.name, figures.join(QStringLiteral(", ")));
        }
    }
    return words;
}

/// "; note at 1.2 s: here it waits; note at …".
QString notesInWords(const std::vector<TimelineSource>& sources) {
    QStringList words;
    qsizetype more = 0;
    for (const auto& source : sources) {
        const auto marks = source.trace == nullptr ? std::span<const TraceMark>() : source.trace->marks();
        for (const auto& mark : marks) {
            if (mark.isNote && words.size() == kMostNotesTold) {
                ++more;
            } else if (mark.isNote) {
                words.append(
                    QStringLiteral("note at %1: %2")
                        .arg(timeText(mark.time - source.zero), toText(source.trace->name(mark.name))));
            }
        }
    }
    if (more > 0) {
        words.append(QStringLiteral("and %1 more").arg(more));
    }
    return words.isEmpty() ? QString() : QStringLiteral("; ") + words.join(QStringLiteral("; "));
}
} // namespace

TimelineChart::TimelineChart(TimeView& view, QWidget* parent)
    : QWidget(parent)
    , m_view(view)
    , m_plot(new TimelinePlot(this))
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
    , m_minimap(new Minimap(view, this))
    , m_input(new TimelineInput(*m_plot, view, this))
    , m_notes(new TimelineNotes(*m_plot, *this))
    , m_focus(std::make_unique<SpanFocus>())
    , m_throttle(new Throttle(kChartFrame, this)) {
    installTimelineAccess(); // before anybody asks what this is
    setupLayout();
    setFocusPolicy(Qt::StrongFocus);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setAccessibleName(QStringLiteral("lanes over time"));
    setAccessibleName(QStringLiteral("timeline"));
    m_plot->setTheme(Theme::fromPalette(palette()));
    connectView();
    connectInput();
    new FocusRing(*this); // Qt's parent owns it
}

TimelineChart::~TimelineChart() = default;

void TimelineChart::setupLayout() {
    auto* lanes = new QHBoxLayout;
    lanes->setSpacing(0);
    lanes->addWidget(m_plot, 1);
    lanes->addWidget(m_scrollBar);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, tokens::kGrid); // the minimap's edge is not the focus ring's
    column->setSpacing(0);
    column->setSizeConstraint(
        QLayout::SetNoConstraint); // a scroll bar that appears changes nothing around the chart
    column->addLayout(lanes, 1);
    column->addWidget(m_minimap);
    m_scrollBar->hide();
    m_scrollBar->setAccessibleName(QStringLiteral("scroll the lanes"));
}

void TimelineChart::connectView() {
    connect(&m_view, &TimeView::visibleChanged, this, [this] { m_plot->setVisibleSpan(m_view.visible()); });
    connect(&m_view, &TimeView::selectionChanged, this, &TimelineChart::updateOverlay);
    connect(&m_view, &TimeView::hoverChanged, this, &TimelineChart::updateOverlay);
    connect(&m_view, &TimeView::curtainChanged, this, &TimelineChart::updateOverlay);
    connect(&m_view, &TimeView::liveChanged, this, &TimelineChart::dataChanged);
    m_plot->setVisibleSpan(m_view.visible());
}

void TimelineChart::connectInput() {
    connect(m_throttle, &Throttle::fired, this, &TimelineChart::refresh);
    connect(m_plot, &QCustomPlot::afterReplot, this, &TimelineChart::followPlot);
    connect(m_scrollBar, &QScrollBar::valueChanged, m_plot, &TimelinePlot::setScroll);
    connect(m_input, &TimelineInput::scrollRequested, this, &TimelineChart::scrollBy);
    connect(m_input, &TimelineInput::stepRequested, this, &TimelineChart::stepSpan);
    connect(m_input, &TimelineInput::laneStepRequested, this, &TimelineChart::stepLane);
    connect(m_input, &TimelineInput::spanChosen, this, &TimelineChart::zoomTo);
    connect(m_input, &TimelineInput::workerPointed, this, [this](const std::optional<WorkerRef>& worker) {
        m_plot->light(worker);
        Q_EMIT workerHovered(worker ? static_cast<int>(worker->source) : -1,
                             worker ? QString::fromStdString(worker->name) : QString());
    });
    connect(m_input, &TimelineInput::pieceSelectionRequested, this, &TimelineChart::selectPiece);
    connect(m_input, &TimelineInput::cleared, this, &TimelineChart::clearFocus);
    connect(m_input, &TimelineInput::clicked, this, &TimelineChart::click);
    connect(m_input, &TimelineInput::noteRequested, this, &TimelineChart::writeNote);
    connect(m_input, &TimelineInput::noteRemovalRequested, this, &TimelineChart::removeNote);
    connect(m_notes, &TimelineNotes::changed, this, &TimelineChart::noteChanged);
    connect(m_notes, &TimelineNotes::told, this, &TimelineChart::noteTold);
}

const std::vector<TimelineSource>& TimelineChart::sources() const {
    return m_plot->sources();
}

void TimelineChart::setSources(std::vector<TimelineSource> sources) {
    m_plot->setSources(std::move(sources));
    refresh();
}

void TimelineChart::dataChanged() {
    m_throttle->request();
}

void TimelineChart::refresh() {
    m_plot->takeNewData();
    m_minimap->setSources(m_plot->sources());
    const auto extent = extentOf(m_plot->sources());
    if (m_view.isLive() || extent.isEmpty()) {
        m_view.setExtent(withLiveRoom(extent));
    } else {
        m_view.setExtent(extent);
    }
    describe();
}

void TimelineChart::describe() {
    if (sources().empty()) {
        setAccessibleDescription(m_placeholder);
        return;
    }
    const auto count = [](qsizetype number, const QString& one, const QString& many) {
        return QStringLiteral("%1 %2").arg(number).arg(number == 1 ? one : many);
    };
    const auto& visible = m_view.visible();
    setAccessibleDescription(QStringLiteral("%1, %2, from %3 to %4%5%6")
                                 .arg(count(static_cast<qsizetype>(sources().size()), QStringLiteral("run"),
                                            QStringLiteral("runs")),
                                      count(laneCount(), QStringLiteral("lane"), QStringLiteral("lanes")),
                                      timeText(visible.begin), timeText(visible.end), bandsInWords(sources()),
                                      notesInWords(sources())));
}

int TimelineChart::laneCount() const {
    std::size_t lanes = 0;
    for (std::size_t run = 0; run < sources().size(); ++run) {
        lanes += m_plot->scene(run).lanes.size();
    }
    return static_cast<int>(lanes);
}

void TimelineChart::setPlaceholder(const QString& text) {
    m_placeholder = text;
    m_plot->setPlaceholder(text);
    describe();
}

QSize TimelineChart::sizeHint() const {
    return {800, 360};
}

QSize TimelineChart::minimumSizeHint() const {
    return {320, 140};
}

void TimelineChart::zoomIn() {
    m_input->zoomIn();
}

void TimelineChart::zoomOut() {
    m_input->zoomOut();
}

void TimelineChart::fitAll() {
    m_view.home();
}

void TimelineChart::fitSelection() {
    m_view.fitSelection();
}

void TimelineChart::nextSpan() {
    stepSpan(1);
}

void TimelineChart::previousSpan() {
    stepSpan(-1);
}

void TimelineChart::stepSpan(int direction) {
    if (m_focus->step(sources(), direction, m_view.visible().begin)) {
        showFocus();
    }
}

void TimelineChart::stepLane(int direction) {
    if (m_focus->stepLane(sources(), direction, m_view.visible().begin)) {
        showFocus();
    }
}

void TimelineChart::showFocus() {
    const auto ref = *m_focus->current();
    const auto* span = spanOf(sources(), ref);
    if (span == nullptr) {
        return;
    }
    const auto& source = sources()[ref.source];
    m_view.reveal(span->time().shifted(-source.zero));
    m_plot->revealLane(ref);
    updateOverlay();
    const auto line = spanLine(source, ref, *span);
    if (const auto rect = m_plot->focusRect()) {
        const auto below = rect->bottomLeft().toPoint() + QPoint(0, 2);
        QToolTip::showText(m_plot->mapToGlobal(below), spanTooltip(source, ref, *span, 1), m_plot);
    }
    Q_EMIT spanFocused(line);
    Q_EMIT focusChanged();
}

void TimelineChart::highlightWorker(int run, const QString& worker) {
    const bool some = run >= 0 && !worker.isEmpty();
    m_plot->light(some ? std::optional(WorkerRef{static_cast<std::size_t>(run), worker.toStdString()})
                       : std::nullopt);
}

void TimelineChart::lightNames(std::vector<std::vector<bool>> names) {
    m_plot->lightNames(std::move(names));
}

void TimelineChart::focusSpan(const SpanRef& ref) {
    m_focus->set(ref);
    showFocus();
}

void TimelineChart::highlightRun(std::optional<std::size_t> run) {
    m_plot->light(run ? std::optional(WorkerRef{*run, {}}) : std::nullopt);
}

void TimelineChart::zoomTo(const SpanRef& ref) {
    const auto* span = spanOf(sources(), ref);
    if (span == nullptr) {
        return;
    }
    m_focus->set(ref);
    const auto room = span->time().length() / kRoomAroundPiece;
    const auto& zero = sources()[ref.source].zero;
    m_view.fit({span->begin - zero - room, span->end - zero + room});
    updateOverlay();
    Q_EMIT focusChanged();
}

void TimelineChart::clearFocus() {
    m_focus->clear();
    QToolTip::hideText();
    updateOverlay();
    Q_EMIT focusChanged();
}

/// A note's flag lets one change it, a piece becomes the focused one.
void TimelineChart::click(QPointF point) {
    if (const auto note = m_notes->noteAt(point)) {
        m_notes->write(*note);
        return;
    }
    const auto found = m_plot->spanAt(point);
    const auto* span = found ? spanOf(sources(), found->first) : nullptr;
    if (span == nullptr) {
        clearFocus();
        return;
    }
    m_focus->set(found->first);
    updateOverlay();
    Q_EMIT spanFocused(spanLine(sources()[found->first.source], found->first, *span));
    Q_EMIT focusChanged();
}

const std::optional<SpanRef>& TimelineChart::focusedSpan() const {
    return m_focus->current();
}

void TimelineChart::writeNote() {
    if (const auto& pointer = m_input->pointer()) {
        const auto note = m_notes->noteAt(*pointer);
        if (const auto place = note ? note : m_notes->placeAt(*pointer)) {
            m_notes->write(*place);
            return;
        }
    }
    if (sources().empty()) {
        return;
    }
    const auto& ref = m_focus->current();
    if (const auto* span = ref ? spanOf(sources(), *ref) : nullptr) {
        m_notes->write({ref->source, {span->begin, ref->lane, {}}});
        return;
    }
    const auto& visible = m_view.visible();
    const auto moment = m_view.selection() ? m_view.selection()->begin : visible.begin + visible.length() / 2;
    m_notes->write({0, {moment + sources().front().zero, {}, {}}});
}

void TimelineChart::removeNote() {
    const auto& pointer = m_input->pointer();
    if (const auto note = pointer ? m_notes->noteAt(*pointer) : std::nullopt) {
        m_notes->remove(*note);
    }
}

void TimelineChart::updateOverlay() {
    m_plot->setOverlay({m_view.selection(), m_view.hover(), m_view.curtain()}, m_focus->current());
}

void TimelineChart::scrollBy(int pixels) {
    m_scrollBar->setValue(m_scrollBar->value() + pixels);
}

void TimelineChart::followPlot() {
    updateScrollBar();
    m_minimap->setEdges(m_plot->columns().lanesLeft, m_plot->columns().lanesRight);
}

void TimelineChart::selectPiece() {
    const auto ref = m_focus->current() ? m_focus->current() : m_input->pointedSpan();
    if (const auto* span = ref ? spanOf(sources(), *ref) : nullptr) {
        m_view.select(span->time().shifted(-sources()[ref->source].zero));
    }
}

void TimelineChart::updateScrollBar() {
    const int page = m_plot->lanesArea().height();
    const int rest = std::max(0, m_plot->plan().contentHeight - page);
    const QSignalBlocker quiet(m_scrollBar);
    m_scrollBar->setRange(0, rest);
    m_scrollBar->setPageStep(page);
    m_scrollBar->setSingleStep(std::max(1, m_plot->plan().laneHeight));
    m_scrollBar->setValue(m_plot->plan().scroll);
    m_scrollBar->setVisible(rest > 0);
}

bool TimelineChart::undoesNote(const QKeyEvent& event) const {
    return event.matches(QKeySequence::Undo) && m_notes->canUndo();
}

/// Its own undo goes before the window's.
bool TimelineChart::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && undoesNote(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void TimelineChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_plot->setTheme(Theme::fromPalette(palette()));
    }
}

void TimelineChart::keyPressEvent(QKeyEvent* event) {
    if (undoesNote(*event)) {
        m_notes->undo();
    } else if (!m_input->keyPressed(*event)) {
        QWidget::keyPressEvent(event);
    }
}

} // namespace parascope
