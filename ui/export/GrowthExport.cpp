// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/GrowthExport.h"

#include "ui/charts/GrowthChart.h"

namespace parascope {

namespace {

class GrowthExhibit final : public Exhibit {
public:
    GrowthExhibit(std::unique_ptr<Exhibit> runs, Growth growth)
        : m_runs(std::move(runs))
        , m_growth(std::move(growth)) {}

    [[nodiscard]] QString name() const override { return m_runs->name(); }
    [[nodiscard]] std::vector<std::string> endings() const override { return m_runs->endings(); }
    [[nodiscard]] PictureOptions usualOptions() const override { return m_runs->usualOptions(); }
    [[nodiscard]] QString caption() const override { return QString::fromStdString(growthInWords(m_growth)); }
    [[nodiscard]] Report figures() const override { return m_runs->figures(); }
    [[nodiscard]] std::vector<PicturePart> parts(const PictureOptions& options) const override {
        auto parts = m_runs->parts(options);
        parts.push_back(growthPart(m_growth, options));
        return parts;
    }
    [[nodiscard]] std::optional<AliveRuns> alive() const override { return m_runs->alive(); }
    [[nodiscard]] std::vector<PicturePart> stillParts(const PictureOptions& options) const override {
        auto parts = m_runs->stillParts(options);
        parts.push_back(growthPart(m_growth, options));
        return parts;
    }
    Result<void> writeData(const std::string& ending, const std::filesystem::path& file) const override {
        return m_runs->writeData(ending, file);
    }

private:
    std::unique_ptr<Exhibit> m_runs;
    Growth m_growth;
};

} // namespace

std::unique_ptr<Exhibit> withGrowth(std::unique_ptr<Exhibit> runs, Growth growth) {
    return std::make_unique<GrowthExhibit>(std::move(runs), std::move(growth));
}

} // namespace parascope
