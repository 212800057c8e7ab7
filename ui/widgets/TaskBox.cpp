// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TaskBox.h"

#include "core/work/Calibrate.h"

namespace parascope {

TaskInfo infoOfTask(const QString& name) {
    const TaskCatalog tasks;
    const auto task = tasks.find(name.toStdString());
    return task ? (*task)->info() : TaskInfo();
}

bool isMeasured(const QString& task) {
    return task.toStdString() == kMeasuredTask;
}

TaskBox::TaskBox(const QString& name, QWidget* parent)
    : QComboBox(parent) {
    setAccessibleName(name);
    for (const auto& info : TaskCatalog().list()) {
        addItem(QString::fromStdString(info.name));
        setItemData(count() - 1, QString::fromStdString(info.what), Qt::ToolTipRole);
    }
    connect(this, &QComboBox::currentIndexChanged, this, &TaskBox::sayWhatItDoes);
    sayWhatItDoes();
}

void TaskBox::sayWhatItDoes() {
    setToolTip(QString::fromStdString(info().what));
}

} // namespace parascope
