// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/AccessRole.h"

#include <QAccessibleWidget>
#include <QLabel>
#include <QVariant>

namespace parascope {

namespace {

constexpr const char* kAccessRole = "accessRole";

QAccessibleInterface* makeWithRole(const QString& /*kind*/, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    const auto role = widget == nullptr ? QVariant() : widget->property(kAccessRole);
    return role.isValid() ? new QAccessibleWidget(widget, static_cast<QAccessible::Role>(role.toInt()))
                          : nullptr; // Qt's registry owns it
}

} // namespace

void setAccessRole(QWidget& widget, QAccessible::Role role) {
    widget.setProperty(kAccessRole, static_cast<int>(role));
    QAccessible::installFactory(makeWithRole); // once, however often it is said
}

void passOver(QLabel& label) {
    setAccessRole(label, QAccessible::Client); // holds others together, has no name: nothing to say
}

void makeSpoken(QLabel& label) {
    setAccessRole(label, QAccessible::Notification);
}

/// On Linux a notification is heard when it is shown; an alert is not handed on there, but elsewhere.
void speak(QLabel& label, const QString& words) {
    label.setAccessibleName(words);
    if (words.isEmpty()) {
        return;
    }
    for (const auto kind : {QAccessible::ObjectShow, QAccessible::Alert}) {
        QAccessibleEvent said(&label, kind);
        QAccessible::updateAccessibility(&said);
    }
}

} // namespace parascope
