// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Form.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/ControlBar.h"
#include "ui/widgets/FieldControl.h"
#include "ui/widgets/SaidProblem.h"

#include <algorithm>
#include <optional>
#include <QVBoxLayout>
#include <utility>

namespace parascope {

namespace {
/// The menus' own.
const QString kMenuLetters = QStringLiteral("FRVH");

} // namespace

struct Form::Row {
    Field field;
    FieldControl control;
    std::optional<Error> wrong;
    QString help; ///< its tooltip while nothing is wrong

    void showWhatIsWrong();
};

void Form::Row::showWhatIsWrong() {
    auto* widget = control.widgets.front();
    const bool isShown = !widget->accessibleDescription().isEmpty();
    if (!isShown) {
        help = widget->toolTip();
    }
    sayProblem(*widget, wrong ? QString::fromStdString(wrong->text()) : QString(), help);
}

Form::Form(const Parameters& parameters, const std::vector<std::string>& keys, QWidget* parent)
    : QWidget(parent)
    , m_parameters(parameters.clone())
    , m_bar(new ControlBar(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(m_bar);
    for (auto& field : m_parameters->fields()) {
        const bool isAsked = keys.empty() || std::find(keys.begin(), keys.end(), field.key) != keys.end();
        if (isAsked && !field.isOffForms) {
            addRow(std::move(field));
        }
    }
    orderTabs();
    choose(parameters);
}

/// As it is read: what offers several things stands above the rest.
void Form::orderTabs() {
    QWidget* last = nullptr;
    for (const bool isAbove : {true, false}) {
        for (const auto& row : m_rows) {
            for (auto* widget : row->control.widgets) {
                if ((row->field.kind == Field::Kind::Choices) == isAbove) {
                    if (last != nullptr) {
                        setTabOrder(last, widget);
                    }
                    last = widget;
                }
            }
        }
    }
}

Form::~Form() = default;

void Form::addRow(Field field) {
    auto& row = *m_rows.emplace_back(std::make_unique<Row>());
    row.field = std::move(field);
    row.control = makeFieldControl(row.field, this, [this, &row] { take(row); });
    const auto kind = row.field.kind;
    if (kind == Field::Kind::Choice && row.field.choices.size() < 2) {
        row.control.widgets.front()->hide(); // nothing to choose is nothing to show
        return;
    }
    auto* bar = m_bar;
    if (kind == Field::Kind::Choices) {
        bar = new ControlBar(this);
        auto* column = static_cast<QVBoxLayout*>(layout());
        column->insertWidget(column->count() - 1, bar);
    }
    // A flag bears its label itself.
    auto label =
        kind == Field::Kind::Flag ? QString() : withMnemonic(QString::fromStdString(row.field.label));
    for (auto* widget : row.control.widgets) {
        bar->add(std::exchange(label, QString()), {widget});
    }
}

/// Marks the first letter that no other field has: Alt and it go there.
QString Form::withMnemonic(const QString& label) {
    for (int i = 0; i < label.size(); ++i) {
        const auto letter = label.at(i).toUpper();
        if (letter.isLetter() && !kMenuLetters.contains(letter) && !m_letters.contains(letter)) {
            m_letters += letter;
            return label.left(i) + QLatin1Char('&') + label.mid(i);
        }
    }
    return label;
}

void Form::take(Row& row) {
    if (m_isChoosing) {
        return;
    }
    const auto read = row.field.read(row.control.text());
    row.wrong = read ? std::nullopt : std::optional(read.error());
    showProblem();
    Q_EMIT changed(QString::fromStdString(row.field.key));
}

void Form::showProblem() {
    std::optional<Error> first;
    for (const auto& row : m_rows) {
        if (row->control.isTyped) {
            row->showWhatIsWrong();
        }
        first = first ? first : row->wrong;
    }
    if (const auto fits = m_parameters->check(); !first && !fits) {
        first = fits.error();
    }
    m_problem = first ? QString::fromStdString(first->text()) : QString();
}

Result<std::unique_ptr<Parameters>> Form::chosen() const {
    for (const auto& row : m_rows) {
        row->control.finishTyping();
    }
    for (const auto& row : m_rows) {
        if (row->wrong) {
            return failure(*row->wrong);
        }
    }
    if (const auto fits = m_parameters->check(); !fits) {
        return failure(fits.error());
    }
    return m_parameters->clone();
}

void Form::choose(const Parameters& parameters) {
    const auto before = fieldTexts(*m_parameters);
    m_parameters = parameters.clone();
    auto fields = m_parameters->fields();
    std::vector<Row*> differ;
    m_isChoosing = true; // what a control cannot show exactly stays exact until somebody changes it
    for (const auto& row : m_rows) {
        const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field& candidate) {
            return candidate.key == row->field.key;
        });
        row->field = *field; // it refers to the parameters of now
        row->wrong.reset();
        const bool isSame = std::find(before.begin(), before.end(),
                                      FieldText{row->field.key, row->field.text()}) != before.end();
        if (!isSame) {
            differ.push_back(row.get());
        }
        row->control.show(row->field.text());
    }
    m_isChoosing = false;
    showProblem();
    for (const auto* row : differ) {
        Q_EMIT changed(QString::fromStdString(row->field.key));
    }
}

Form::Row& Form::rowOf(std::string_view key) const {
    return **std::find_if(m_rows.begin(), m_rows.end(),
                          [key](const auto& row) { return row->field.key == key; });
}

std::vector<QWidget*> Form::controlsOf(std::string_view key) const {
    return rowOf(key).control.widgets;
}

void Form::setFieldEnabled(std::string_view key, bool enabled) {
    for (auto* widget : rowOf(key).control.widgets) {
        widget->setEnabled(enabled);
    }
}

QWidget* Form::add(const QString& label, QWidget* control) {
    return m_bar->add(label.isEmpty() ? label : withMnemonic(label), {control});
}

void Form::setInUse(QWidget* group, bool isInUse) {
    m_bar->setInUse(group, isInUse);
}

} // namespace parascope
