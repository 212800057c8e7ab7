// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/Page.h"
#include "ui/shell/Settings.h"

#include <functional>
#include <QObject>
#include <stop_token>

namespace parascope {

class BackendProbe;
class PageStack;

/// What every page is told, whenever it is made: what people set, and what is known of this machine.
class PageBriefing final : public QObject {
    Q_OBJECT

public:
    /// Tells which backends can be used, with a Python interpreter by its path or name; empty: the one that
    /// is found. It is asked on another thread and returns soon when the token asks for it.
    using Ask = std::function<std::vector<Availability>(const std::string& python, const std::stop_token&)>;

    /// `stack` outlives it.
    PageBriefing(PageStack& stack, const Machine& machine, Ask ask, QObject* parent = nullptr);
    ~PageBriefing() override;

    /// All that the others were told before.
    void tell(Page& page);

    /// Before the first page is made.
    void setExamples(PageExamples examples) { m_examples = std::move(examples); }
    /// It stays known for this processor.
    void setUsualSize(std::uint64_t size);
    [[nodiscard]] bool knowsUsualSize() const { return m_settings.usualSize(m_cpu).has_value(); }
    /// Becomes a setting. Empty: the interpreter that is found.
    void setPython(const QString& interpreter);
    void setPresenting(bool presenting);
    /// Asks which backends there are, the first time that it is called, and again for another interpreter.
    void askForBackends();
    [[nodiscard]] const Ask& ask() const { return m_ask; }

private:
    void probe();
    void setBackends(const std::vector<Availability>& backends);
    [[nodiscard]] std::string python() const { return m_settings.python().toStdString(); }

    PageStack& m_stack;
    QString m_cpu;
    Ask m_ask;
    Settings m_settings;
    PageExamples m_examples;
    std::unique_ptr<BackendProbe> m_probe;
    std::optional<std::vector<Availability>> m_backends; ///< as far as they were asked for
    bool m_isPresenting = false;
};

} // namespace parascope
