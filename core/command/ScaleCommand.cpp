// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/ScaleCommand.h"

#include "core/base/JsonWriter.h"
#include "core/base/TextTable.h"
#include "core/report/RunJson.h"
#include "core/report/Sentence.h"

#include <set>

namespace parascope {

namespace {

void writeOptional(JsonWriter& json, std::string_view key, const std::optional<double>& value) {
    if (value) {
        json.field(key, *value);
    } else {
        json.key(key);
        json.rawValue("null");
    }
}

void writePoint(JsonWriter& json, const ScalingPoint& point) {
    json.beginObject();
    json.field("backend", infoOf(point.backend).key);
    json.field("workers", point.workers);
    json.key("wall_s");
    json.beginObject();
    json.field("median", point.wallMedian);
    json.field("min", point.wallMin);
    json.field("max", point.wallMax);
    json.endObject();
    writeOptional(json, "speedup", point.speedup);
    writeOptional(json, "efficiency", point.efficiency);
    writeOptional(json, "karp_flatt", point.karpFlatt);
    json.endObject();
}

std::string factor(const std::optional<double>& number) {
    return number ? decimals(*number, 2) + " ×" : "–";
}

std::string number(const std::optional<double>& value, int digits) {
    return value ? decimals(*value, digits) : std::string();
}

} // namespace

std::vector<Experiment> experimentsOf(const ScaleCommand& scale) {
    std::vector<Experiment> experiments;
    const auto sizeFor = [&scale](Backend backend) {
        return isPython(backend) && scale.pythonSize > 0 ? scale.pythonSize : scale.size;
    };
    for (int repeat = 0; repeat < scale.repeat; ++repeat) {
        Experiment experiment;
        experiment.task = scale.task;
        experiment.cores = scale.cores;
        experiment.repeat = repeat;
        experiment.switchIntervalMs = scale.switchIntervalMs;
        experiment.startMethod = scale.startMethod;
        experiment.python = scale.python;
        experiment.workers = 1;
        std::set<Backend> baselines;
        for (const auto backend : scale.backends) {
            if (baselines.insert(baselineOf(backend)).second) {
                experiment.backend = baselineOf(backend);
                experiment.size = sizeFor(backend);
                experiments.push_back(experiment);
            }
        }
        for (int workers = 1; workers <= scale.maxWorkers; ++workers) {
            for (const auto backend : scale.backends) {
                if (!isSerial(backend)) {
                    experiment.backend = backend;
                    experiment.size = sizeFor(backend);
                    experiment.workers = workers;
                    experiments.push_back(experiment);
                }
            }
        }
    }
    return experiments;
}

int coresFor(const ScaleCommand& scale, const Machine& machine) {
    return scale.cores.empty() ? machine.cores : static_cast<int>(scale.cores.size());
}

std::string scaleJson(const std::string& command, const Scaling& scaling, const Machine& machine,
                      const std::string& sentence) {
    JsonWriter json;
    json.beginObject();
    json.field("command", command);
    json.key("machine");
    writeMachine(json, machine);
    json.key("serial_wall_s");
    json.beginObject();
    for (const auto& [backend, wall] : scaling.serialWalls) {
        json.field(infoOf(backend).key, wall);
    }
    json.endObject();
    json.key("points");
    json.beginArray();
    for (const auto& point : scaling.points) {
        writePoint(json, point);
    }
    json.endArray();
    // One backend's figures where only one can stand: the first that was asked for. All of them below.
    const auto first = scaling.fits.empty() ? ScalingFit{} : scaling.fits.front();
    json.key("fit");
    json.beginObject();
    writeOptional(json, "amdahl_serial_fraction", first.serialFraction);
    json.endObject();
    json.field("suggested_workers", first.suggestedWorkers);
    json.key("fits");
    json.beginArray();
    for (const auto& fit : scaling.fits) {
        json.beginObject();
        json.field("backend", infoOf(fit.backend).key);
        writeOptional(json, "amdahl_serial_fraction", fit.serialFraction);
        json.field("suggested_workers", fit.suggestedWorkers);
        json.endObject();
    }
    json.endArray();
    json.field("sentence", sentence);
    json.endObject();
    return std::string(json.text()) + "\n";
}

std::string scaleTable(const Scaling& scaling, const std::string& sentence) {
    TextTable table({"", "workers", "wall (median)", "min", "max", "speed-up", "efficiency", "Karp-Flatt"});
    for (const auto& point : scaling.points) {
        table.add({infoOf(point.backend).label, std::to_string(point.workers),
                   durationInWords(point.wallMedian), durationInWords(point.wallMin),
                   durationInWords(point.wallMax), factor(point.speedup),
                   point.efficiency ? decimals(*point.efficiency * 100, 0) + " %" : "–",
                   point.karpFlatt ? decimals(*point.karpFlatt, 3) : "–"});
    }
    return table.text() + "\n" + sentence + (sentence.empty() ? "" : "\n");
}

std::string scaleCsv(const Scaling& scaling) {
    std::string text = "backend,workers,wall_median_s,wall_min_s,wall_max_s,speedup,efficiency,karp_flatt\n";
    for (const auto& point : scaling.points) {
        text += infoOf(point.backend).key + "," + std::to_string(point.workers) + "," +
                decimals(point.wallMedian, 6) + "," + decimals(point.wallMin, 6) + "," +
                decimals(point.wallMax, 6) + "," + number(point.speedup, 4) + "," +
                number(point.efficiency, 4) + "," + number(point.karpFlatt, 4) + "\n";
    }
    return text;
}

} // namespace parascope
