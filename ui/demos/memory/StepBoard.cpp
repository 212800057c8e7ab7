// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/memory/StepBoard.h"

#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QMouseEvent>
#include <QPainter>

namespace parascope {

namespace {

constexpr double kLineHeight = 1.6;  ///< of a step, in lines of text
constexpr double kLeastHeight = 1.1; ///< where there is less room
constexpr int kHeadLines = 2;        ///< of a column: its thread and its register
constexpr int kWidestColumn = 340;
constexpr int kGaps = tokens::kCardGap + tokens::kControlGap + 2; ///< below the shared box and the steps
constexpr float kDoneStrength = 0.45F;
const QColor kStuck(tokens::kTrouble);

QString valuesOf(const StepProgram& program, const StepState& state) {
    QStringList words;
    for (std::size_t i = 0; i < program.variables.size(); ++i) {
        words.append(QStringLiteral("%1 = %2")
                         .arg(QString::fromStdString(program.variables[i]))
                         .arg(state.variables[i]));
    }
    for (std::size_t i = 0; i < program.locks.size(); ++i) {
        const int owner = state.owners[i];
        words.append(owner < 0 ? StepBoard::tr("lock %1: free").arg(QString::fromStdString(program.locks[i]))
                               : StepBoard::tr("lock %1: thread %2")
                                     .arg(QString::fromStdString(program.locks[i]))
                                     .arg(owner + 1));
    }
    return words.join(QStringLiteral("     "));
}

bool usesRegister(const std::vector<Step>& steps) {
    return std::any_of(steps.begin(), steps.end(), [](const Step& step) {
        return step.kind == Step::Kind::Load || step.kind == Step::Kind::Check;
    });
}

} // namespace

StepBoard::StepBoard(QWidget* parent)
    : QWidget(parent) {
    setAccessRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Threads and their steps"));
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void StepBoard::show(const StepProgram& program, const StepState& state, int lastThread) {
    const bool isNew = !(program == m_program);
    m_program = program;
    m_state = state;
    m_last = lastThread;
    setAccessibleDescription(inWords());
    if (isNew) {
        fit();
    }
    update();
}

/// The longest thread's, its head, and what they share.
int StepBoard::lines() const {
    std::size_t most = 1;
    for (const auto& steps : m_program.threads) {
        most = std::max(most, steps.size());
    }
    return static_cast<int>(most) + kHeadLines + 1;
}

int StepBoard::line() const {
    const double text = QFontMetricsF(font()).height();
    const double room = static_cast<double>(height() - kGaps) / lines();
    return static_cast<int>(std::clamp(room, text * kLeastHeight, text * kLineHeight));
}

QSize StepBoard::sizeFor(double lineHeight) const {
    constexpr int kLeastColumn = 170;
    const int line = static_cast<int>(QFontMetricsF(font()).height() * lineHeight);
    return {std::max(1, threads()) * (kLeastColumn + tokens::kCardGap), lines() * line + kGaps};
}

/// The least: a layout whose texts wrap takes what all of it would like for that.
QSize StepBoard::sizeHint() const {
    return sizeFor(kLeastHeight);
}

void StepBoard::fit() {
    setMaximumHeight(sizeFor(kLineHeight).height());
    updateGeometry();
}

QRect StepBoard::sharedBox() const {
    return {0, 0, width(), line()};
}

QRect StepBoard::column(int thread) const {
    const int count = std::max(1, threads());
    const int wide =
        std::min(tokens::scaled(kWidestColumn, font()), (width() - (count - 1) * tokens::kCardGap) / count);
    const int left = (width() - count * wide - (count - 1) * tokens::kCardGap) / 2;
    const int top = line() + tokens::kCardGap;
    return {left + thread * (wide + tokens::kCardGap), top, wide, height() - top};
}

QRect StepBoard::rowOf(int thread, int step) const {
    const auto of = column(thread);
    return {of.left(), of.top() + (kHeadLines + step) * line(), of.width(), line()};
}

QString StepBoard::inWords() const {
    QStringList words{valuesOf(m_program, m_state)};
    for (int thread = 0; thread < threads(); ++thread) {
        const auto& steps = m_program.threads[static_cast<std::size_t>(thread)];
        const auto next = static_cast<std::size_t>(m_state.next[static_cast<std::size_t>(thread)]);
        const auto wait = QString::fromStdString(waitInWords(m_program, m_state, thread));
        words.append(
            next >= steps.size() ? tr("thread %1 has ended").arg(thread + 1)
            : wait.isEmpty()
                ? tr("thread %1 is to do: %2").arg(thread + 1).arg(QString::fromStdString(steps[next].text))
                : tr("thread %1 %2").arg(thread + 1).arg(wait));
    }
    return words.join(QStringLiteral(". "));
}

void StepBoard::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (threads() == 0) {
        return;
    }
    paintShared(painter);
    for (int thread = 0; thread < threads(); ++thread) {
        paintColumn(painter, thread);
    }
    paintCircle(painter);
}

void StepBoard::paintShared(QPainter& painter) const {
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(sharedBox()).adjusted(0.5, 0.5, -0.5, -0.5), tokens::kCardRadius,
                            tokens::kCardRadius);
    painter.setFont(tokens::font(tokens::Type::Strong, font()));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(sharedBox(), Qt::AlignCenter, tr("Shared:   %1").arg(valuesOf(m_program, m_state)));
}

void StepBoard::paintColumn(QPainter& painter, int thread) const {
    const auto of = column(thread);
    const auto& steps = m_program.threads[static_cast<std::size_t>(thread)];
    const bool isLast = thread == m_last;
    painter.setPen(QPen(palette().color(isLast ? QPalette::Highlight : QPalette::Mid), isLast ? 2 : 1));
    painter.setBrush(palette().color(QPalette::Base));
    const int lines = kHeadLines + static_cast<int>(steps.size());
    painter.drawRoundedRect(
        QRectF(of.left(), of.top(), of.width(), lines * line() + tokens::kControlGap).adjusted(1, 1, -1, -1),
        tokens::kCardRadius, tokens::kCardRadius);
    painter.setFont(tokens::font(tokens::Type::Strong, font()));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(of.left(), of.top(), of.width(), line()), Qt::AlignCenter,
                     tr("Thread %1").arg(thread + 1));
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const auto wait = QString::fromStdString(waitInWords(m_program, m_state, thread));
    const auto own = tr("its register: %1").arg(m_state.registers[static_cast<std::size_t>(thread)]);
    const QRect second(of.left() + tokens::kGrid, of.top() + line(), of.width() - 2 * tokens::kGrid, line());
    if (!wait.isEmpty()) {
        painter.setPen(kStuck);
    }
    const auto text = !wait.isEmpty() ? wait : usesRegister(steps) ? own : QString();
    painter.drawText(second, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, second.width()));
    for (int step = 0; step < static_cast<int>(steps.size()); ++step) {
        paintStep(painter, thread, step);
    }
}

void StepBoard::paintStep(QPainter& painter, int thread, int step) const {
    const int next = m_state.next[static_cast<std::size_t>(thread)];
    const auto row = rowOf(thread, step).adjusted(tokens::kControlGap, 0, -tokens::kControlGap, 0);
    auto ink = palette().color(QPalette::WindowText);
    if (step == next) {
        const bool can = canStep(m_program, m_state, thread);
        painter.setPen(Qt::NoPen);
        painter.setBrush(can ? palette().color(QPalette::Highlight) : kStuck);
        painter.drawRoundedRect(QRectF(row).adjusted(0, 1, 0, -1), tokens::kControlRadius,
                                tokens::kControlRadius);
        ink = can ? palette().color(QPalette::HighlightedText) : QColor(Qt::white);
    } else if (step < next) {
        ink.setAlphaF(kDoneStrength);
    }
    painter.setPen(ink);
    painter.setFont(font());
    const auto text = QString::fromStdString(
        m_program.threads[static_cast<std::size_t>(thread)][static_cast<std::size_t>(step)].text);
    const auto mark = step < next    ? QStringLiteral("✓ ")
                      : step == next ? QStringLiteral("▸ ")
                                     : QStringLiteral("   ");
    const auto inside = row.adjusted(tokens::kControlGap, 0, -tokens::kGrid, 0);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(mark + text, Qt::ElideRight, inside.width()));
}

/// Who waits for whom, as arrows from column to column.
void StepBoard::paintCircle(QPainter& painter) const {
    const auto circle = lockCycle(m_program, m_state);
    painter.setBrush(kStuck);
    for (std::size_t i = 0; i < circle.size(); ++i) {
        const int from = circle[i];
        const int to = circle[(i + 1) % circle.size()];
        const bool toRight = to > from;
        const auto row = rowOf(from, m_state.next[static_cast<std::size_t>(from)]);
        const double y = row.center().y() + (toRight ? -tokens::kGrid : tokens::kGrid);
        const QPointF begin(toRight ? column(from).right() : column(from).left(), y);
        const QPointF end(toRight ? column(to).left() : column(to).right(), y);
        painter.setPen(QPen(kStuck, 3));
        painter.drawLine(begin, end);
        const double back = toRight ? -tokens::kControlGap : tokens::kControlGap;
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(
            QPolygonF{end, end + QPointF(back, -tokens::kGrid - 1), end + QPointF(back, tokens::kGrid + 1)});
    }
}

void StepBoard::mousePressEvent(QMouseEvent* event) {
    for (int thread = 0; thread < threads(); ++thread) {
        if (column(thread).contains(event->pos())) {
            Q_EMIT stepRequested(thread);
        }
    }
}

void StepBoard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) {
        fit();
    }
    QWidget::changeEvent(event);
}

} // namespace parascope
