// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/BetRow.h"

#include "ui/widgets/FlowLayout.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>

namespace parascope {

namespace {
/// The slider counts tenths of a speed-up.
constexpr int kSteps = 10;
constexpr int kLeast = 2;
/// Nobody bets on more than every worker counting double; with one worker there is still something to bet.
int mostFor(int workers) {
    return std::max(2, workers + workers / 4 + 1) * kSteps;
}
} // namespace

BetRow::BetRow(QWidget* parent)
    : QWidget(parent) {
    auto* flow = new FlowLayout(nullptr);
    flow->setSpacing(fontMetrics().averageCharWidth());
    setLayout(flow);
    auto* question = new QLabel(tr("How many times as fast as one after another?"), this);
    flow->addWidget(question);
    for (const auto& info : allBackends()) {
        if (info.backend != Backend::Serial) {
            m_ways.push_back(makeWay(info.backend));
            flow->addWidget(m_ways.back().group);
        }
    }
}

BetRow::Way BetRow::makeWay(Backend backend) {
    Way way;
    way.backend = backend;
    way.group = new QWidget(this);
    way.slider = new QSlider(Qt::Horizontal, way.group);
    way.slider->setRange(kLeast, mostFor(2));
    way.slider->setValue(kSteps);
    way.slider->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    const auto label = QString::fromStdString(infoOf(backend).label);
    way.slider->setAccessibleName(tr("Bet on %1").arg(label));
    way.slider->setToolTip(tr("The speed-up you expect of %1; drawn on the result").arg(label));
    way.text = new QLabel(way.group);
    way.text->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("00.0 ×")));
    const auto showBet = [text = way.text, slider = way.slider] {
        text->setText(QStringLiteral("%1 ×").arg(slider->value() / double{kSteps}, 0, 'f', 1));
    };
    connect(way.slider, &QSlider::valueChanged, way.text, showBet);
    showBet();
    auto* row = new QHBoxLayout(way.group);
    row->setContentsMargins(0, 0, fontMetrics().averageCharWidth(), 0);
    row->addWidget(new QLabel(label, way.group));
    row->addWidget(way.slider);
    row->addWidget(way.text);
    return way;
}

void BetRow::setWays(const std::vector<Backend>& backends, int workers) {
    for (const auto& way : m_ways) {
        way.group->setVisible(std::find(backends.begin(), backends.end(), way.backend) != backends.end());
        way.slider->setMaximum(mostFor(workers));
    }
}

Bets BetRow::bets() const {
    Bets bets;
    if (isHidden()) {
        return bets;
    }
    for (const auto& way : m_ways) {
        if (!way.group->isHidden()) {
            bets[way.backend] = way.slider->value() / double{kSteps};
        }
    }
    return bets;
}

} // namespace parascope
