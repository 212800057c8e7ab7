// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FieldControl.h"

#include "core/base/Numbers.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/DelayBox.h"

#include <algorithm>
#include <limits>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QStringList>

namespace parascope {

namespace {

/// Nobody steps through more by arrows: more is typed, with k and M.
constexpr double kMostStepped = 1000;
constexpr int kLettersOfCount = 10;

QString shown(const std::string& text) {
    return QString::fromStdString(text);
}

FieldControl typedControl(const Field& field, QWidget* parent, const std::function<void()>& changed) {
    auto* line = new QLineEdit(parent);
    line->setPlaceholderText(shown(field.emptyMeans));
    if (field.kind == Field::Kind::Count) {
        line->setMaximumWidth(line->fontMetrics().averageCharWidth() * kLettersOfCount);
    }
    QObject::connect(line, &QLineEdit::textChanged, line, changed);
    return {{line},
            [line](const std::string& text) { line->setText(shown(text)); },
            [line] { return line->text().trimmed().toStdString(); },
            [] {},
            true};
}

/// One below the least is no number but "nothing", where a field takes that.
FieldControl countControl(const Field& field, QWidget* parent, const std::function<void()>& changed) {
    auto* box = new QSpinBox(parent);
    const int least = static_cast<int>(field.least);
    const int most = static_cast<int>(std::min<double>(field.most, std::numeric_limits<int>::max()));
    const bool mayBeEmpty = !field.emptyMeans.empty();
    box->setRange(mayBeEmpty ? least - 1 : least, most);
    box->setSpecialValueText(shown(mayBeEmpty ? field.emptyMeans : field.leastMeans));
    if (field.most > kMostStepped) {
        box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    }
    QObject::connect(box, &QSpinBox::valueChanged, box, changed);
    return {{box},
            [box, least](const std::string& text) {
                const auto count = parseCount(text, {}); // "" and "0" are none
                const auto highest = static_cast<std::uint64_t>(box->maximum());
                box->setValue(count          ? static_cast<int>(std::min(*count, highest))
                              : text.empty() ? box->minimum()
                                             : least);
            },
            [box, least] { return box->value() < least ? std::string() : std::to_string(box->value()); },
            [box] { box->interpretText(); }};
}

FieldControl delayControl(const Field& field, QWidget* parent, const std::function<void()>& changed) {
    auto* box = new DelayBox(fromSeconds(field.most / 1000), parent);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, box, changed);
    return {{box},
            [box](const std::string& text) { box->setValue(shown(text).toDouble()); },
            [box] { return QString::number(box->value(), 'g', DelayBox::kDigits).toStdString(); },
            [box] { box->interpretText(); }};
}

FieldControl shareControl(const Field& field, QWidget* parent, const std::function<void()>& changed) {
    auto* box = new QSpinBox(parent);
    box->setRange(qRound(field.least * 100), qRound(field.most * 100));
    box->setSuffix(QObject::tr(" %"));
    QObject::connect(box, &QSpinBox::valueChanged, box, changed);
    return {{box},
            [box](const std::string& text) { box->setValue(qRound(shown(text).toDouble() * 100)); },
            [box] { return decimals(box->value() / 100.0, 2); },
            [box] { box->interpretText(); }};
}

FieldControl choiceControl(const Field& field, QWidget* parent, const std::function<void()>& changed) {
    auto* list = new QComboBox(parent);
    for (const auto& choice : field.choices) {
        list->addItem(shown(choice.label), shown(choice.key));
        list->setItemData(list->count() - 1, shown(choice.help), Qt::ToolTipRole);
    }
    QObject::connect(list, &QComboBox::currentIndexChanged, list, changed);
    return {
        {list},
        [list](const std::string& text) { list->setCurrentIndex(std::max(0, list->findData(shown(text)))); },
        [list] { return list->currentData().toString().toStdString(); },
        [] {}};
}

FieldControl choicesControl(const Field& field, QWidget* parent, const std::function<void()>& changed) {
    std::vector<std::pair<QString, Chip*>> chips;
    FieldControl control;
    for (const auto& choice : field.choices) {
        auto* chip = new Chip(shown(choice.label), parent);
        chip->setToolTip(shown(choice.help));
        QObject::connect(chip, &Chip::toggled, chip, changed);
        chips.emplace_back(shown(choice.key), chip);
        control.widgets.push_back(chip);
    }
    control.show = [chips](const std::string& text) {
        const auto keys = shown(text).split(QLatin1Char(','));
        for (const auto& [key, chip] : chips) {
            chip->setChecked(keys.contains(key));
        }
    };
    control.text = [chips] {
        QStringList keys;
        for (const auto& [key, chip] : chips) {
            if (chip->isChecked()) {
                keys.append(key);
            }
        }
        return keys.join(QLatin1Char(',')).toStdString();
    };
    control.finishTyping = [] {};
    return control;
}

FieldControl flagControl(const Field& field, QWidget* parent, const std::function<void()>& changed) {
    auto* box = new QCheckBox(shown(field.label), parent);
    QObject::connect(box, &QCheckBox::toggled, box, changed);
    return {{box},
            [box](const std::string& text) { box->setChecked(!text.empty()); },
            [box] { return std::string(box->isChecked() ? "yes" : ""); },
            [] {}};
}

FieldControl bare(const Field& field, QWidget* parent, const std::function<void()>& changed) {
    switch (field.kind) {
    case Field::Kind::Count:
        return field.most > kMostStepped && field.leastMeans.empty() ? typedControl(field, parent, changed)
                                                                     : countControl(field, parent, changed);
    case Field::Kind::Delay:
        return delayControl(field, parent, changed);
    case Field::Kind::Share:
        return shareControl(field, parent, changed);
    case Field::Kind::Choice:
        return choiceControl(field, parent, changed);
    case Field::Kind::Choices:
        return choicesControl(field, parent, changed);
    case Field::Kind::Flag:
        return flagControl(field, parent, changed);
    case Field::Kind::Text:
        break;
    }
    return typedControl(field, parent, changed);
}

} // namespace

FieldControl makeFieldControl(const Field& field, QWidget* parent, const std::function<void()>& changed) {
    auto control = bare(field, parent, changed);
    if (field.kind != Field::Kind::Choices) { // each of those has a name and a help of its own
        control.widgets.front()->setAccessibleName(shown(field.label));
        control.widgets.front()->setToolTip(shown(field.help));
    }
    return control;
}

} // namespace parascope
