// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scrape/ScrapeQuestion.h"
#include "ui/demos/DemoControls.h"
#include "ui/widgets/FieldControl.h"

class QLineEdit;
class QSpinBox;
class QToolButton;

namespace parascope {

class Chip;
class ControlBar;

/// What to choose before pages are fetched: whose, how the workers are made and how many there are, and what
/// makes the lesson: one worker beside them, heavier parsing, a sweep.
class ScrapeControls final : public DemoControls {
    Q_OBJECT

public:
    explicit ScrapeControls(QWidget* parent = nullptr);

    [[nodiscard]] Result<std::unique_ptr<Parameters>> chosen() const override;
    /// The same, by its type.
    [[nodiscard]] ScrapeQuestion question() const;
    void choose(const Parameters& parameters) override;
    void setUsualSize(std::uint64_t /*size*/) override {} // a page is as large as it is
    void setPython(const std::string& interpreter) override { m_python = interpreter; }
    void setAvailability(const std::vector<Availability>& backends) override;
    /// A file with an address a line; empty: the built-in site.
    void setAddresses(const QString& file);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// A field that has a control of the usual kind.
    struct Extra {
        Field field;
        FieldControl control;
    };

    void setupAddresses();
    void setupBackends();
    void setupSwitches();
    void setupLayout();
    void addBackends(ControlBar& bar);
    void addExtras(ControlBar& bar, const std::vector<std::string>& keys);
    void addTarget(ControlBar& bar);
    void followAddresses();
    void followSweep();
    void chooseFile();
    [[nodiscard]] Backend backend() const;
    [[nodiscard]] ScrapeBaseline baseline() const;
    /// The pages are those of the built-in site.
    [[nodiscard]] bool isOfSite() const { return m_asked.urls.empty(); }

    ScrapeQuestion m_asked; ///< what has no control stays as it was chosen
    std::string m_python;
    std::vector<Chip*> m_backends; ///< of scrapeBackends()
    std::vector<Extra> m_extras;   ///< their fields are m_asked's
    QLineEdit* m_urls;
    QToolButton* m_file;
    QSpinBox* m_workers;
    Chip* m_heavier;
    Chip* m_sideBySide;
    Chip* m_sweep;
    int m_parses = 50; ///< when parsing is to be heavier
};

} // namespace parascope
