// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Form.h"

#include "ui/widgets/FieldControl.h"
#include "ui/widgets/FlowLayout.h"

#include <algorithm>
#include <optional>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace parascope {

namespace {
const QColor kWrong(0xD5, 0x5E, 0x00);
/// The menus' own.
const QString kMenuLetters = QStringLiteral("FRVH");

/// A style sheet would keep the text small when all other text grows.
void colourText(QWidget* widget, bool isWrong) {
    auto colours = QPalette();
    if (isWrong) {
        colours.setColor(QPalette::Text, kWrong);
        colours.setColor(QPalette::WindowText, kWrong);
    }
    widget->setPalette(colours);
}
} // namespace

struct Form::Row {
    Field field;
    FieldControl control;
    std::vector<QWidget*> groups; ///< what stands in the layout
    std::optional<Error> wrong;
};

Form::Form(const Parameters& parameters, const std::vector<std::string>& keys, QWidget* parent)
    : QWidget(parent)
    , m_parameters(parameters.clone())
    , m_flow(new FlowLayout(nullptr))
    , m_problem(new QLabel(this)) {
    m_flow->setSpacing(fontMetrics().averageCharWidth());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_flow);
    for (auto& field : m_parameters->fields()) {
        const bool isAsked = keys.empty() || std::find(keys.begin(), keys.end(), field.key) != keys.end();
        if (isAsked && !field.label.empty()) {
            addRow(std::move(field));
        }
    }
    const bool canBeWrong =
        std::any_of(m_rows.begin(), m_rows.end(), [](const auto& row) { return row->control.isTyped; });
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // its line is there from the start on
    m_problem->setVisible(canBeWrong);
    colourText(m_problem, true);
    column->addWidget(m_problem);
    choose(parameters);
}

Form::~Form() = default;

void Form::addRow(Field field) {
    auto& row = *m_rows.emplace_back(std::make_unique<Row>());
    row.field = std::move(field);
    row.control = makeFieldControl(row.field, this, [this, &row] { take(row); });
    row.groups = row.control.widgets;
    if (row.field.kind != Field::Kind::Flag) { // that bears its label itself
        row.groups.front() = labelled(QString::fromStdString(row.field.label), row.groups.front());
    }
    for (auto* group : row.groups) {
        m_flow->addWidget(group);
    }
    if (row.field.kind == Field::Kind::Choice && row.field.choices.size() < 2) {
        row.groups.front()->hide(); // nothing to choose is nothing to show
    }
}

/// A label never parts from what it names.
QWidget* Form::labelled(const QString& label, QWidget* control) {
    auto* group = new QWidget(this);
    auto* line = new QHBoxLayout(group);
    line->setContentsMargins(0, 0, fontMetrics().averageCharWidth(), 0);
    auto* words = new QLabel(withMnemonic(label) + QLatin1Char(':'), group);
    words->setBuddy(control);
    line->addWidget(words);
    line->addWidget(control);
    return group;
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
            colourText(row->control.widgets.front(), row->wrong.has_value());
            row->control.widgets.front()->setAccessibleDescription(
                row->wrong ? QString::fromStdString(row->wrong->text()) : QString());
        }
        first = first ? first : row->wrong;
    }
    if (const auto fits = m_parameters->check(); !first && !fits) {
        first = fits.error();
    }
    const auto text = first ? QString::fromStdString(first->text()) : QString();
    m_problem->setText(text.isEmpty() ? QStringLiteral(" ") : text); // as high as a line
    m_problem->setToolTip(text);                                     // all of it where the line is too short
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
        row->field.text = field->text; // they refer to the parameters of now
        row->field.read = field->read;
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

void Form::setFieldVisible(std::string_view key, bool visible) {
    for (auto* group : rowOf(key).groups) {
        group->setVisible(visible);
    }
}

void Form::add(QWidget* control) {
    m_flow->addWidget(control);
}

void Form::add(const QString& label, QWidget* control) {
    add(labelled(label, control));
}

void Form::addBefore(std::string_view key, QWidget* control) {
    const auto& row = rowOf(key);
    for (int i = 0; i < m_flow->count(); ++i) {
        if (m_flow->itemAt(i)->widget() == row.groups.front()) {
            m_flow->insertWidget(i, control);
            break;
        }
    }
    for (const auto& before : m_rows) {
        if (before.get() == &row) {
            break;
        }
        setTabOrder(before->control.widgets.back(), control); // the last one counts
    }
}

} // namespace parascope
