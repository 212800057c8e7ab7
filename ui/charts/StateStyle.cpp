// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/StateStyle.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {
constexpr double kThinLine = 3;

const std::array<StateStyle, kStateCount>& styles() {
    static const std::array<StateStyle, kStateCount> kStyles{{
        {QColor(0x00, 0x9E, 0x73), BoxShape::Full, Hatch::None},       // Running
        {QColor(0xE6, 0x9F, 0x00), BoxShape::Half, Hatch::None},       // Ready
        {QColor(0xD5, 0x5E, 0x00), BoxShape::Half, Hatch::Diagonal},   // Lock
        {QColor(0xCC, 0x79, 0xA7), BoxShape::Half, Hatch::Cross},      // Gil
        {QColor(0xF0, 0xE4, 0x42), BoxShape::Half, Hatch::Vertical},   // Queue
        {QColor(0x00, 0x72, 0xB2), BoxShape::Half, Hatch::Dots},       // Io
        {QColor(0x56, 0xB4, 0xE9), BoxShape::Thin, Hatch::None},       // Sleeping
        {QColor(0x99, 0x99, 0x99), BoxShape::Outline, Hatch::None},    // Starting
        {QColor(0x99, 0x99, 0x99), BoxShape::Full, Hatch::None},       // Other
        {QColor(0xB3, 0xDE, 0xC9), BoxShape::Half, Hatch::Horizontal}, // Message: what runs, and yet does not
    }};
    return kStyles;
}

/// Relative luminance, 0 to 1, as in WCAG 2.1.
double luminance(const QColor& colour) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}
} // namespace

const StateStyle& styleOf(State state) {
    return styles()[indexOf(state)];
}

BoxShape shapeOf(State state, LaneLook look) {
    const bool fills = look == LaneLook::Items && (state == State::Sleeping || state == State::Queue);
    return fills ? BoxShape::Full : styleOf(state).shape;
}

double boxHeight(BoxShape shape, double rowHeight) {
    switch (shape) {
    case BoxShape::Full:
    case BoxShape::Outline:
        return rowHeight;
    case BoxShape::Half:
        return rowHeight / 2;
    case BoxShape::Thin:
        return std::min(kThinLine, rowHeight / 4);
    }
    return rowHeight;
}

QString legendText(State state, LaneLook look) {
    if (look == LaneLook::Items && state == State::Sleeping) {
        return QStringLiteral("Working on an item");
    }
    if (state == State::Running) {
        return QStringLiteral("Running (on core N)");
    }
    const auto label = stateLabel(state);
    return QString::fromUtf8(label.data(), static_cast<qsizetype>(label.size()));
}

QString tooltipWord(State state) {
    switch (state) {
    case State::Running:
        return QStringLiteral("on CPU");
    case State::Ready:
        return QStringLiteral("runnable, preempted");
    case State::Lock:
        return QStringLiteral("futex");
    case State::Queue:
        return QStringLiteral("empty or full");
    case State::Io:
        return QStringLiteral("disk, network or pipe");
    case State::Sleeping:
        return QStringLiteral("timer");
    case State::Starting:
        return QStringLiteral("launch to announcement");
    case State::Message:
        return QStringLiteral("on CPU, in MPI");
    case State::Gil:
    case State::Other:
        break;
    }
    return {};
}

QColor inkOn(const QColor& fill) {
    constexpr double kEvenContrast = 0.179; // where black and white stand out alike
    return luminance(fill) > kEvenContrast ? QColor(Qt::black) : QColor(Qt::white);
}

QColor blended(const QColor& background, const QColor& fill, double share) {
    const auto part = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return QColor(part(background.red(), fill.red()), part(background.green(), fill.green()),
                  part(background.blue(), fill.blue()));
}

QColor ownWorkersColour() {
    return QColor(0x00, 0x9E, 0x73);
}

QColor otherProgramsColour() {
    return QColor(0x99, 0x99, 0x99);
}

} // namespace parascope
