// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QLabel;
class QWidget;

namespace parascope {

/// Lets screen readers take a widget for something of that kind. To be called before anybody asks what it is.
void setAccessRole(QWidget& widget, QAccessible::Role role);

/// Lets screen readers pass over a label whose words belong to a control that says them.
void passOver(QLabel& label);

/// Makes a label one whose words are read aloud when they are news.
void makeSpoken(QLabel& label);

/// Has such a label read these words aloud; none: it says nothing.
void speak(QLabel& label, const QString& words);

} // namespace parascope
