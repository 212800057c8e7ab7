// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Parameters.h"

#include <memory>
#include <QWidget>
#include <vector>

namespace parascope {

class ControlBar;

/// Asks for the parameters of a demo: a labelled control for each field, in the order in which they are
/// described, side by side in a bar. What offers several things to choose has a bar of its own above.
class Form final : public QWidget {
    Q_OBJECT

public:
    /// Begins with what these parameters say. Asks only for the fields of those keys, the others stay as they
    /// are; without keys for all that have a label.
    explicit Form(const Parameters& parameters, const std::vector<std::string>& keys = {},
                  QWidget* parent = nullptr);
    ~Form() override;

    /// What is chosen. The Error: what a field does not take, or what does not fit together.
    [[nodiscard]] Result<std::unique_ptr<Parameters>> chosen() const;
    /// The same for who knows their type.
    template <class Struct>
    [[nodiscard]] Result<Struct> chosenAs() const {
        auto parameters = chosen();
        if (!parameters) {
            return failure(parameters.error());
        }
        return dynamic_cast<const Struct&>(**parameters);
    }
    /// What is chosen so far: a field that is wrong says here what it said before.
    [[nodiscard]] const Parameters& current() const { return *m_parameters; }
    /// Of the same type as those that it began with.
    void choose(const Parameters& parameters);

    /// The controls of a field, in reading order: one, but for a field of which some values are chosen.
    [[nodiscard]] std::vector<QWidget*> controlsOf(std::string_view key) const;
    void setFieldEnabled(std::string_view key, bool enabled);
    /// A control that is no field, at the end; its group.
    QWidget* add(const QString& label, QWidget* control);
    /// Lets a group, as add() gave it, appear or vanish.
    void setInUse(QWidget* group, bool isInUse);
    /// What is wrong with what is chosen; empty when nothing is.
    [[nodiscard]] const QString& problem() const { return m_problem; }

Q_SIGNALS:
    /// Another value of that field is chosen, by the user or by choose(); it may be wrong.
    void changed(const QString& key);

private:
    struct Row;

    void addRow(Field field);
    void orderTabs();
    void take(Row& row);
    void showProblem();
    [[nodiscard]] Row& rowOf(std::string_view key) const;
    [[nodiscard]] QString withMnemonic(const QString& label);

    std::unique_ptr<Parameters> m_parameters;
    std::vector<std::unique_ptr<Row>> m_rows;
    QString m_letters; ///< that go to a field together with Alt
    ControlBar* m_bar;
    QString m_problem;
    bool m_isChoosing = false;
};

} // namespace parascope
