// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/DemoPage.h"

namespace parascope {

class ScrapeControls;
class ScrapeView;

/// "A scraper, step by step": pages are fetched by one worker and by several, and each step says whether it
/// computes or waits.
class ScrapePage final : public DemoPage {
    Q_OBJECT

public:
    explicit ScrapePage(RunSession& session, QWidget* parent = nullptr);

    [[nodiscard]] ScrapeControls& controls() const { return *m_controls; }
    [[nodiscard]] ScrapeView& picture() const { return *m_view; }
    void open(const std::vector<RunId>& ids) override;
    /// In pages, as soon as it is known how many there are.
    [[nodiscard]] RunProgress progress() const override;

protected:
    /// While it runs, its sentence tells of what has failed.
    [[nodiscard]] Report report(const std::vector<const RunRecord*>& runs) const override;

private:
    ScrapePage(RunSession& session, ScrapeControls* controls, ScrapeView* view, QWidget* parent);

    void turnToPictureOf(const std::vector<RunId>& ids);

    ScrapeControls* m_controls;
    ScrapeView* m_view;
};

} // namespace parascope
