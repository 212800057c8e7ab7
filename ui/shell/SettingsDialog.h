// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/BackendProbe.h"
#include "ui/shell/Settings.h"

#include <memory>
#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace parascope {

/// The settings of the whole program. Each is kept and told at once; there is only Close.
class SettingsDialog final : public QDialog {
    Q_OBJECT

public:
    /// What there is with this interpreter; called on a thread of its own.
    using AskPython =
        std::function<std::vector<Availability>(const std::string& python, const std::stop_token& stop)>;

    explicit SettingsDialog(AskPython ask = availableBackends, QWidget* parent = nullptr);
    ~SettingsDialog() override;

Q_SIGNALS:
    // The new value is in Settings by then.
    void appearanceChanged(parascope::Appearance appearance);
    void textStepChanged(int step);
    void pythonChanged(const QString& interpreter);
    void exportFolderChanged(const QString& folder);
    void rememberingChanged();

private:
    void addAppearance(QFormLayout& form);
    void addTextSize(QFormLayout& form);
    void addPython(QFormLayout& form);
    void addFolder(QFormLayout& form);
    void addRemembering(QFormLayout& form);
    /// A line to type a path in, and a button to look for one.
    [[nodiscard]] QLineEdit* addPath(QFormLayout& form, const QString& title, const QString& whenEmpty,
                                     const std::function<QString()>& browse);
    void askPython();
    void showAnswer(const std::vector<Availability>& backends);

    Settings m_settings;
    AskPython m_ask;
    std::unique_ptr<BackendProbe> m_probe;
    QLineEdit* m_python = nullptr;
    QLabel* m_answer = nullptr;
};

/// What answers to the name of an interpreter, in words.
[[nodiscard]] QString pythonInWords(const std::vector<Availability>& backends);

} // namespace parascope
