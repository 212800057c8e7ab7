// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/compare/BetRow.h"

#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/MeasureSlider.h"

#include <algorithm>
#include <QGridLayout>
#include <QLabel>

namespace parascope {

namespace {
/// The slider counts tenths of a speed-up.
constexpr int kTenths = 10;
constexpr int kLeastBet = 2;
/// Nobody bets on more than every worker counting double; with one worker there is still something to bet.
int mostFor(int workers) {
    return std::max(2, workers + workers / 4 + 1) * kTenths;
}
} // namespace

BetRow::BetRow(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(tokens::kCardGap);
}

void BetRow::setBackends(const std::vector<Backend>& backends, int workers) {
    for (const auto backend : backends) {
        if (!isSerial(backend)) {
            addSlider(backend, workers);
        }
    }
}

void BetRow::addSlider(Backend backend, int workers) {
    const auto label = QString::fromStdString(infoOf(backend).label);
    auto* slider = new MeasureSlider(this);
    slider->setMeasure(0, 1.0 / kTenths);
    slider->setRange(kLeastBet, mostFor(workers));
    slider->setValue(kTenths);
    slider->setMinimumWidth(tokens::scaled(tokens::kNotesWidth, font()));
    slider->setAccessibleName(tr("Bet on %1, times as fast").arg(label));
    slider->setToolTip(tr("The speed-up you expect of %1; drawn on the result").arg(label));
    auto* text = new QLabel(this);
    passOver(*text); // the slider says it
    tokens::setType(*text, tokens::Type::Strong);
    text->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("000.0 ×")));
    const auto showBet = [text, slider] {
        text->setText(QStringLiteral("%1 ×").arg(slider->value() / double{kTenths}, 0, 'f', 1));
    };
    connect(slider, &QSlider::valueChanged, text, showBet);
    showBet();
    const auto row = static_cast<int>(m_sliders.size());
    auto* name = new QLabel(label, this);
    passOver(*name);
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(slider, row, 1);
    m_grid->addWidget(text, row, 2);
    m_sliders.emplace_back(backend, slider);
}

Bets BetRow::bets() const {
    Bets bets;
    for (const auto& [backend, slider] : m_sliders) {
        bets[backend] = slider->value() / double{kTenths};
    }
    return bets;
}

} // namespace parascope
