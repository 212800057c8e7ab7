// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueDemo.h"
#include "ui/demos/DemoControls.h"

class QToolButton;

namespace parascope {

class Form;

/// What to choose before a run at a queue. The delays may be changed while it goes on.
class QueueControls final : public DemoControls {
    Q_OBJECT

public:
    explicit QueueControls(QWidget* parent = nullptr);

    [[nodiscard]] Result<std::unique_ptr<Parameters>> chosen() const override;
    /// The same, by its type: with delays at the pace that is chosen.
    [[nodiscard]] Result<QueueQuestion> question() const;
    /// Its interpreter, where it names one, is that of the CPython backends from now on.
    void choose(const Parameters& parameters) override;
    void setUsualSize(std::uint64_t /*size*/) override {} // no computing here
    void setPython(const std::string& interpreter) override { m_python = interpreter; }
    void setAvailability(const std::vector<Availability>& backends) override;
    /// How many times as fast as the delays say: 10, 1, 0.5 …
    void setPace(double pace);
    /// While a run goes on only the delays can be changed.
    void setRunning(bool running);

Q_SIGNALS:
    /// An item takes another time from now on: by the user, by choose() or by another pace.
    void delaysChanged();

private:
    void setupWords();
    void setupPresets();
    void choosePreset(const QueueQuestion& question, bool runs);
    [[nodiscard]] const QueueQuestion& current() const;

    Form* m_form;
    QToolButton* m_presets;
    double m_pace = 1;
    std::string m_python;
};

} // namespace parascope
