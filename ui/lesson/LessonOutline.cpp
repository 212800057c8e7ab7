// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/LessonOutline.h"

#include "ui/style/FocusRing.h"

namespace parascope {

namespace {

constexpr int kAnchorRole = Qt::UserRole;

} // namespace

LessonOutline::LessonOutline(QWidget* parent)
    : QListWidget(parent) {
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Outline of the lesson"));
    setWordWrap(true);
    new FocusRing(*this); // Qt's parent owns it
    const auto choose = [this](const QListWidgetItem* item) {
        Q_EMIT chosen(item->data(kAnchorRole).toString());
    };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose);
}

void LessonOutline::setSections(const std::vector<LessonSection>& sections) {
    clear();
    for (const auto& section : sections) {
        if (section.title.empty()) {
            continue;
        }
        const auto indent = section.level > 1 ? QStringLiteral("    ") : QString();
        auto* item = new QListWidgetItem(indent + QString::fromStdString(section.title), this);
        item->setData(kAnchorRole, QString::fromStdString(section.anchor));
    }
}

} // namespace parascope
