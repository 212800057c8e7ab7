// SPDX-License-Identifier: GPL-3.0-or-later
// The window as people get it, on a screen: from exec to its first content beside that of qps, a Qt process
// viewer, in turn (budget: 0.75 times qps), its memory (70 MB), and what an idle window costs for each sample
// of its core charts (1 ms of processor time).

#include "core/report/Metrics.h"
#include "tests/bench/Screen.h"

#include <benchmark/benchmark.h>
#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QThread>

namespace {

using namespace parascope;

constexpr int kGiveUpAfterMs = 20'000;

/// Text of a file below /proc; empty when there is none.
QByteArray procText(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A program on a screen of its own, from its start until it is ended.
class ShownProgram {
public:
    ShownProgram(const bench::Screen& screen, const QString& home, const QString& path)
        : m_screen(screen) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), screen.display());
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
        environment.insert(QStringLiteral("HOME"), home);
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home);
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home);
        m_program.setProcessEnvironment(environment);
        m_program.setStandardOutputFile(QProcess::nullDevice());
        m_program.setStandardErrorFile(QProcess::nullDevice());
        m_clock.start();
        m_program.start(path, QStringList());
    }

    ~ShownProgram() {
        m_program.terminate();
        m_program.waitForFinished();
        while (m_screen.showsContent() && !m_clock.hasExpired(kGiveUpAfterMs)) {
            QThread::msleep(1);
        }
    }

    /// Seconds from its start until something is seen; nothing when that never comes.
    std::optional<double> waitForContent() {
        while (!m_screen.showsContent()) {
            if (m_clock.hasExpired(kGiveUpAfterMs)) {
                return std::nullopt;
            }
            QThread::usleep(500);
        }
        return static_cast<double>(m_clock.nsecsElapsed()) / 1e9;
    }

    [[nodiscard]] double peakMegabytes() const {
        constexpr int kName = 6;
        const auto status = procText(proc() + QStringLiteral("status"));
        const auto peak = status.mid(status.indexOf("VmHWM:") + kName).trimmed();
        return peak.left(peak.indexOf(' ')).toDouble() * 1024 / 1e6;
    }

    /// Processor time of all its threads that live.
    [[nodiscard]] double cpuSeconds() const {
        const QDir threads(proc() + QStringLiteral("task"));
        double nanoseconds = 0;
        for (const auto& thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const auto used = procText(threads.filePath(thread + QStringLiteral("/schedstat")));
            nanoseconds += used.left(used.indexOf(' ')).toDouble();
        }
        return nanoseconds / 1e9;
    }

private:
    [[nodiscard]] QString proc() const { return QStringLiteral("/proc/%1/").arg(m_program.processId()); }

    const bench::Screen& m_screen;
    QProcess m_program;
    QElapsedTimer m_clock;
};

const QString& ourProgram() {
    static const auto kPath = QStringLiteral(PARASCOPE_PROGRAM);
    return kPath;
}

/// The first start of all measures the machine and reads files that later ones find in memory.
void startOnce(const bench::Screen& screen, const QString& home, const QString& path) {
    ShownProgram program(screen, home, path);
    program.waitForContent();
    QThread::sleep(2);
}

void firstContentBesideQps(benchmark::State& state) {
    const auto qps = QStandardPaths::findExecutable(QStringLiteral("qps"));
    const bench::Screen screen;
    const QTemporaryDir home;
    if (!screen.isThere() || qps.isEmpty()) {
        state.SkipWithError("needs the programs qps and Xvfb");
        return;
    }
    startOnce(screen, home.path(), ourProgram());
    startOnce(screen, home.path(), qps);
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ratios;
    std::vector<double> cpuRatios;
    double theirPeak = 0;
    for (auto _ : state) {
        double ourCpu = 0;
        {
            ShownProgram program(screen, home.path(), ourProgram());
            ours.push_back(program.waitForContent().value_or(0));
            ourCpu = program.cpuSeconds();
        }
        ShownProgram program(screen, home.path(), qps);
        theirs.push_back(program.waitForContent().value_or(0));
        theirPeak = program.peakMegabytes();
        ratios.push_back(ours.back() / theirs.back());
        cpuRatios.push_back(ourCpu / program.cpuSeconds());
    }
    state.counters["ours_ms"] = median(ours) * 1000;
    state.counters["qps_ms"] = median(theirs) * 1000;
    state.counters["ratio"] = median(ratios);
    state.counters["cpu_ratio"] = median(cpuRatios);
    state.counters["qps_MB"] = theirPeak;
}
BENCHMARK(firstContentBesideQps)->Iterations(11)->UseRealTime()->Unit(benchmark::kMillisecond);

void idleWindow(benchmark::State& state) {
    constexpr int kSettleSeconds = 2;
    constexpr int kSeconds = 5;
    constexpr int kSamplesASecond = 10;
    const bench::Screen screen;
    const QTemporaryDir home;
    if (!screen.isThere()) {
        state.SkipWithError("needs the program Xvfb");
        return;
    }
    startOnce(screen, home.path(), ourProgram());
    ShownProgram program(screen, home.path(), ourProgram());
    program.waitForContent();
    QThread::sleep(kSettleSeconds);
    std::vector<double> perSample;
    for (auto _ : state) {
        const double before = program.cpuSeconds();
        QThread::sleep(kSeconds);
        perSample.push_back((program.cpuSeconds() - before) / (kSeconds * kSamplesASecond));
    }
    state.counters["cpu_ms_a_sample"] = median(perSample) * 1000;
    state.counters["peak_MB"] = program.peakMegabytes();
}
BENCHMARK(idleWindow)->Iterations(3)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace
