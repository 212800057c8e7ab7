// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HomePictures.h"

#include "core/demos/RunFile.h"
#include "core/report/Metrics.h"
#include "ui/export/RunExport.h"
#include "ui/shell/Log.h"

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

} // namespace

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
