// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HomePictures.h"

#include "core/demos/RunFile.h"
#include "core/report/Metrics.h"
#include "ui/charts/StateStyle.h"
#include "ui/export/RunExport.h"
#include "ui/shell/Log.h"
#include "ui/style/Tokens.h"

#include <memory>
#include <optional>
#include <QPainter>
#include <QTemporaryFile>

namespace parascope {

namespace {

/// The runs of one shipped file, read once.
class ShippedRuns {
public:
    explicit ShippedRuns(const QString& name)
        : m_file(QStringLiteral(":/home/%1.trace.json.gz").arg(name)) {}

    [[nodiscard]] std::vector<const RunRecord*> runs() {
        if (!m_runs) {
            m_runs = read();
        }
        std::vector<const RunRecord*> all;
        for (const auto& run : *m_runs) {
            all.push_back(&run);
        }
        return all;
    }

private:
    [[nodiscard]] std::vector<RunRecord> read() const {
        // Traces are read from real files: a copy of it, for as long as that takes.
        const std::unique_ptr<QTemporaryFile> copy(QTemporaryFile::createNativeFile(m_file));
        if (!copy) {
            qCDebug(shellLog, "no picture: %s cannot be copied", qUtf8Printable(m_file));
            return {};
        }
        auto opened = openRuns(copy->fileName().toStdString());
        if (!opened) {
            qCDebug(shellLog, "no picture: %s", opened.error().text().c_str());
            return {};
        }
        return std::move(opened->runs);
    }

    QString m_file;
    std::optional<std::vector<RunRecord>> m_runs;
};

std::vector<const RunFacts*> factsOf(const std::vector<const RunRecord*>& runs) {
    std::vector<const RunFacts*> facts;
    for (const auto* run : runs) {
        facts.push_back(&run->facts);
    }
    return facts;
}

/// The figures in which threads and processes differ.
std::vector<ValuePair> pairsOf(const std::vector<const RunRecord*>& runs) {
    std::optional<Metrics> threads;
    std::optional<Metrics> processes;
    for (const auto& run : figuresOf(runs)) {
        const auto backend = run.run->facts.experiment.backend;
        if (backend == Backend::Threads) {
            threads = run.metrics;
        } else if (backend == Backend::Processes) {
            processes = run.metrics;
        }
    }
    if (!threads || !processes) {
        return {};
    }
    std::vector<ValuePair> pairs;
    for (const auto figure : {&Metrics::startMedian, &Metrics::wall, &Metrics::cpu}) {
        pairs.push_back({(*threads.*figure).value_or(0), (*processes.*figure).value_or(0)});
    }
    return pairs;
}

/// Bars of these widths, as parts of the area's, one below the other: lines of text, lanes.
void paintBars(QPainter& painter, const QRectF& area, std::initializer_list<double> widths,
               const std::vector<QColor>& colours) {
    const double pitch = area.height() / static_cast<double>(widths.size());
    double top = area.top() + pitch / 4;
    std::size_t at = 0;
    for (const double width : widths) {
        painter.setBrush(colours[at++ % colours.size()]);
        painter.drawRoundedRect(QRectF(area.left(), top, area.width() * width, pitch / 2), 1.5, 1.5);
        top += pitch;
    }
}

} // namespace

PicturePainter lessonPicture() {
    return [](QPainter& painter, const QRect& area, const QPalette& palette) {
        const auto text = palette.color(QPalette::Mid);
        const QRectF page = QRectF(area).adjusted(area.width() * 0.08, 0, -area.width() * 0.08, 0);
        const double part = page.height() / 10;
        painter.setPen(Qt::NoPen);
        paintBars(painter, {page.left(), page.top(), page.width(), 2 * part}, {0.5},
                  {palette.color(QPalette::PlaceholderText)});
        paintBars(painter, {page.left(), page.top() + 2 * part, page.width(), 2.5 * part}, {0.96, 0.9, 0.7},
                  {text});
        const QRectF block(page.left(), page.top() + 4.8 * part, page.width(), 5 * part);
        painter.setBrush(palette.color(QPalette::AlternateBase));
        painter.drawRoundedRect(block, tokens::kControlRadius, tokens::kControlRadius);
        paintBars(painter, block.adjusted(part / 2, part / 2, -part / 2, -part / 2), {1, 0.98, 0.52, 0.5},
                  {styleOf(State::Running).colour});
    };
}

PicturePainter lanesPicture(const QString& name, SleepLook sleep) {
    return [sleep, shipped = std::make_shared<ShippedRuns>(name)](QPainter& painter, const QRect& area,
                                                                  const QPalette& palette) {
        paintLanesThumbnail(painter, area, timelineSources(shipped->runs()), palette, sleep);
    };
}

PicturePainter scalingPicture(const QString& name) {
    return [shipped = std::make_shared<ShippedRuns>(name)](QPainter& painter, const QRect& area,
                                                           const QPalette& palette) {
        paintScalingThumbnail(painter, area, computeScaling(scalingRuns(factsOf(shipped->runs()))), palette);
    };
}

PicturePainter pairsPicture(const QString& name) {
    return [shipped = std::make_shared<ShippedRuns>(name)](QPainter& painter, const QRect& area,
                                                           const QPalette& palette) {
        paintPairsThumbnail(painter, area, pairsOf(shipped->runs()), palette);
    };
}

} // namespace parascope
