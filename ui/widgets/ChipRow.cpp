// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ChipRow.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"

#include <QButtonGroup>
#include <QHBoxLayout>

namespace parascope {

ChipRow::ChipRow(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_row(new QHBoxLayout(this)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(tokens::kControlGap);
    m_row->addStretch();
    connect(m_group, &QButtonGroup::idToggled, this, [this](int place, bool on) {
        if (on) {
            Q_EMIT chosen(place);
        }
    });
}

void ChipRow::add(const QString& text, const QString& tip) {
    auto* chip = new Chip(text, this);
    chip->setToolTip(tip);
    const auto place = m_group->buttons().size();
    m_group->addButton(chip, static_cast<int>(place));
    m_row->insertWidget(static_cast<int>(place), chip);
}

void ChipRow::choose(int place) {
    m_group->button(place)->setChecked(true);
}

void ChipRow::hideChip(int place) {
    m_group->button(place)->hide();
}

} // namespace parascope
