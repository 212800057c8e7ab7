// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/AccessTree.h"

#include "tests/support/TempDir.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <QAccessible>
#include <QApplication>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QTest>

namespace parascope::test {

namespace {

using Role = QAccessible::Role;

/// What people would call it. A kind that is not here only holds others together.
QString kindOf(Role role) {
    static const std::map<Role, QString> kKinds{
        {Role::Window, QStringLiteral("window")},
        {Role::Dialog, QStringLiteral("dialog")},
        {Role::StaticText, QStringLiteral("text")},
        {Role::Notification, QStringLiteral("text, spoken when it changes")},
        {Role::EditableText, QStringLiteral("field")},
        {Role::PushButton, QStringLiteral("button")},
        {Role::ButtonMenu, QStringLiteral("menu button")},
        {Role::ButtonDropDown, QStringLiteral("menu button")},
        {Role::CheckBox, QStringLiteral("tick box")},
        {Role::RadioButton, QStringLiteral("radio button")},
        {Role::ComboBox, QStringLiteral("choice")},
        {Role::SpinBox, QStringLiteral("number")},
        {Role::Slider, QStringLiteral("slider")},
        {Role::ProgressBar, QStringLiteral("progress")},
        {Role::List, QStringLiteral("list")},
        {Role::ListItem, QStringLiteral("item")},
        {Role::Tree, QStringLiteral("tree")},
        {Role::TreeItem, QStringLiteral("item")},
        {Role::Table, QStringLiteral("table")},
        {Role::Cell, QStringLiteral("cell")},
        {Role::ColumnHeader, QStringLiteral("column")},
        {Role::RowHeader, QStringLiteral("row")},
        {Role::PageTabList, QStringLiteral("tabs")},
        {Role::PageTab, QStringLiteral("tab")},
        {Role::Graphic, QStringLiteral("picture")},
        {Role::Chart, QStringLiteral("chart")},
        {Role::Separator, QStringLiteral("line")},
        {Role::Grouping, QStringLiteral("group")},
    };
    const auto known = kKinds.find(role);
    return known == kKinds.end() ? QString() : known->second;
}

/// Made of others by Qt, in another way with each version.
bool isWhole(Role role) {
    return role == Role::ComboBox || role == Role::SpinBox || role == Role::Slider ||
           role == Role::CheckBox || role == Role::EditableText || role == Role::ListItem ||
           role == Role::TreeItem || role == Role::Cell;
}

bool isUsed(Role role) {
    return role == Role::PushButton || role == Role::ButtonMenu || role == Role::ComboBox ||
           role == Role::SpinBox || role == Role::Slider || role == Role::CheckBox ||
           role == Role::EditableText || role == Role::List || role == Role::Tree || role == Role::Table ||
           role == Role::PageTabList;
}

QString quoted(QString text) {
    return QLatin1Char('"') + text.replace(QLatin1Char('\n'), QStringLiteral(" / ")) + QLatin1Char('"');
}

QString valueOf(QAccessibleInterface& thing) {
    const auto text = thing.text(QAccessible::Value);
    if (thing.role() == Role::SpinBox && !text.isEmpty()) {
        return quoted(text);
    }
    if (auto* number = thing.valueInterface()) {
        return QStringLiteral("%1 (%2 to %3)")
            .arg(number->currentValue().toDouble())
            .arg(number->minimumValue().toDouble())
            .arg(number->maximumValue().toDouble());
    }
    constexpr int kEnough = 120; // of a text of many lines
    return text.isEmpty() ? text
                          : quoted(text.size() > kEnough ? text.left(kEnough) + QStringLiteral(" …") : text);
}

QStringList statesOf(const QAccessibleInterface& thing) {
    const auto state = thing.state();
    QStringList states;
    const auto say = [&states](bool isSo, const char* word) {
        if (isSo) {
            states.append(QLatin1String(word));
        }
    };
    say(state.disabled, "off");
    say(state.checkable && !state.checked, "not ticked");
    say(state.checkable && state.checked, "ticked");
    say(state.selectable && state.selected, "chosen");
    say(state.hasPopup && thing.role() != Role::ComboBox, "opens a menu");
    say(isUsed(thing.role()) && !state.focusable && !state.disabled, "NOT REACHED BY KEYS");
    return states;
}

/// By which a screen reader calls a choice on Linux, where its own name is what is chosen.
QString labelOf(const QAccessibleInterface& choice) {
    const auto labels = choice.relations(QAccessible::Label);
    return labels.isEmpty() ? QString() : labels.first().first->text(QAccessible::Name);
}

QString nameOf(const QAccessibleInterface& thing) {
    return thing.role() == Role::ComboBox ? labelOf(thing) : thing.text(QAccessible::Name);
}

QString lineOf(QAccessibleInterface& thing) {
    const auto kind = kindOf(thing.role());
    const auto name = nameOf(thing);
    auto line = kind.isEmpty() ? QStringLiteral("part") : kind;
    line += QLatin1Char(' ') + (name.isEmpty() ? QStringLiteral("WITHOUT A NAME") : quoted(name));
    const auto value = valueOf(thing);
    line += value.isEmpty() || value == quoted(name) ? QString() : QStringLiteral(": ") + value;
    const auto more = thing.text(QAccessible::Description);
    line += more.isEmpty() || more == name ? QString() : QStringLiteral(" – ") + quoted(more);
    const auto states = statesOf(thing);
    return states.isEmpty() ? line : line + QStringLiteral(" [%1]").arg(states.join(QStringLiteral(", ")));
}

void tell(QAccessibleInterface& thing, int depth, QStringList& lines) {
    const auto role = thing.role();
    if (thing.state().invisible || role == Role::ScrollBar) {
        return;
    }
    const auto name = thing.text(QAccessible::Name);
    const bool saysNothing = role == Role::StaticText || role == Role::Notification || role == Role::Grouping;
    const bool onlyHolds = (kindOf(role).isEmpty() || saysNothing) && name.isEmpty();
    if (!onlyHolds) {
        lines.append(QString(2 * depth, QLatin1Char(' ')) + lineOf(thing));
    }
    for (int i = 0; i < thing.childCount() && !isWhole(role); ++i) {
        if (auto* child = thing.child(i)) {
            tell(*child, onlyHolds ? depth : depth + 1, lines);
        }
    }
}

/// What each machine and each moment has another of.
QString withoutTheMoment(QString text) {
    // Workers that are only played have none: what is told is the test's own.
    text.replace(
        QRegularExpression(QStringLiteral("(memory, Threads in C\\+\\+: )(measure|[^\"]*program's)")),
        QStringLiteral("\\1MEMORY"));
    text.replace(QRegularExpression(QStringLiteral("\\d{8}-\\d{6}")), QStringLiteral("MOMENT"));
    text.replace(QRegularExpression(QStringLiteral("\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d)?")),
                 QStringLiteral("DATE"));
    text.replace(QRegularExpression(QStringLiteral("\\d+ × \\d+ mm, \\d+ × \\d+ dots")),
                 QStringLiteral("SIZE"));
    text.replace(QRegularExpression(QStringLiteral("\\b\\d\\d:\\d\\d(:\\d\\d)?\\b")), QStringLiteral("TIME"));
    text.replace(QRegularExpression(QStringLiteral("/[^ \"]*/parascope-test\\.\\w+")),
                 QStringLiteral("FOLDER"));
    return text;
}

std::string asText(const QStringList& lines) {
    return withoutTheMoment(lines.join(QLatin1Char('\n'))).toStdString() + '\n';
}

} // namespace

std::string accessTree(QWidget& root) {
    QStringList lines;
    if (auto* thing = QAccessible::queryAccessibleInterface(&root)) {
        tell(*thing, 0, lines);
    }
    return asText(lines);
}

QString accessName(const QWidget& control) {
    auto* thing = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(&control));
    return thing == nullptr ? QString() : nameOf(*thing);
}

std::string tabOrder(QWidget& window) {
    QStringList lines;
    QSet<const QWidget*> seen;
    for (auto* focus = window.focusWidget(); focus != nullptr && !seen.contains(focus);
         focus = window.focusWidget()) {
        seen.insert(focus);
        lines.append(lineOf(*QAccessible::queryAccessibleInterface(focus)));
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    return asText(lines);
}

void expectGolden(const std::string& name, const std::string& text) {
    const auto file = std::filesystem::path(PARASCOPE_GOLDEN) / (name + ".txt");
    if (std::getenv("PARASCOPE_WRITE_GOLDEN") != nullptr) {
        std::ofstream(file) << text;
        return;
    }
    EXPECT_EQ(textOf(file), text) << "this is " << file
                                  << "; if the change is meant, write it anew: PARASCOPE_WRITE_GOLDEN=1";
}

} // namespace parascope::test
