// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/StartButtons.h"

#include "ui/style/HouseStyle.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>

namespace parascope {

QDialogButtonBox* startButtons(QDialog& dialog, const QString& tip) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, &dialog);
    auto* start = buttons->addButton(QDialog::tr("Start"), QDialogButtonBox::AcceptRole);
    start->setToolTip(tip);
    start->setDefault(true);
    makePrimary(*start);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    return buttons;
}

} // namespace parascope
