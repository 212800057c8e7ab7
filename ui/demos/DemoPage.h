// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"
#include "ui/demos/DemoView.h"
#include "ui/pages/Page.h"

#include <memory>

class QLabel;

namespace parascope {

class FiguresPanel;
class Form;
class Throttle;

/// The page of any demo: a form made from its parameters, its picture, its figures and what they mean. Two
/// things can be a demo's own: the view, and a row of controls more.
class DemoPage final : public Page {
    Q_OBJECT

public:
    /// `demo` and `engine` must outlive it. `view`: its picture; null for the lanes of its runs.
    DemoPage(const Demo& demo, EngineHost& engine, DemoView* view = nullptr, QWidget* parent = nullptr);
    ~DemoPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString key() const override;
    [[nodiscard]] MessageBar& messages() const override { return *m_messages; }
    void run() override;
    void stop() override { m_session.stop(); }
    [[nodiscard]] bool isBusy() const override { return m_session.isBusy(); }
    bool pauseOrPlay() override { return m_view->pauseOrPlay(); }
    [[nodiscard]] QList<QWidget*> pictures() const override { return m_view->pictures(); }
    [[nodiscard]] Result<std::string> command() const override;
    Result<void> exportChart(const std::filesystem::path& file, const QSize& size) override;
    [[nodiscard]] QImage picture() const override;
    void focusChart() override { m_view->setFocus(Qt::ShortcutFocusReason); }
    void setPresenting(bool presenting) override;
    void setUsualSize(std::uint64_t size) override;
    void setPython(const std::string& interpreter) override;

    [[nodiscard]] Form& form() const { return *m_form; }
    /// The runs that are shown: those of the last press of Run.
    [[nodiscard]] std::vector<const RunRecord*> runs() const;

private:
    void setupLayout();
    void show();
    void finished();
    /// Sets a field, where the demo has it.
    void setField(const std::string& key, const std::string& text);

    const Demo& m_demo;
    RunSession m_session;
    std::vector<RunId> m_ids; ///< of the runs that are shown
    ParametersValue m_asked;  ///< what they answer
    Form* m_form;
    MessageBar* m_messages;
    DemoView* m_view;
    FiguresPanel* m_figures;
    Throttle* m_throttle;
};

} // namespace parascope
