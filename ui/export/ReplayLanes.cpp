// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ReplayLanes.h"

#include "ui/charts/BandBoxes.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {

constexpr double kAnyDepth = 1e6; ///< px: so high a lane has room for all its rows of nesting

bool isReady(const LaneBox& box) {
    return box.state == State::Ready;
}

/// Appends the boxes as layers, a depth each, in the order in which they came.
void appendLayers(const std::vector<LaneBox>& boxes, std::vector<ReplayLayer>& layers) {
    const auto first = layers.size();
    for (const auto& box : boxes) {
        const auto layer = std::find_if(layers.begin() + static_cast<std::ptrdiff_t>(first), layers.end(),
                                        [&](const ReplayLayer& known) { return known.depth == box.depth; });
        if (layer == layers.end()) {
            layers.push_back({box.depth, {box}});
        } else {
            layer->boxes.push_back(box);
        }
    }
}

/// Writes the pieces of a layer, each against the end of the one before.
class PieceWriter {
public:
    PieceWriter(JsonWriter& json, const TimeSpan& extent, double columns)
        : m_json(json)
        , m_last(extent.begin.count())
        , m_begin(extent.begin.count())
        , m_perColumn(static_cast<double>(extent.length().count()) / columns) {}

    void write(const LaneBox& box, std::size_t name) {
        const auto begin = std::max(m_last, timeAt(box.rect.left()));
        const auto end = std::max(begin, timeAt(box.rect.right()));
        m_json.value(begin - m_last);
        m_json.value(end - begin);
        m_json.value(static_cast<int>(indexOf(box.state)));
        m_json.value(box.core + 1);
        m_json.value(static_cast<std::uint64_t>(name));
        m_json.value(static_cast<std::uint64_t>(box.count - 1));
        m_json.value(static_cast<int>(std::lround((1 - box.coverage) * 100)));
        m_last = end;
    }

private:
    [[nodiscard]] std::int64_t timeAt(double column) const {
        return m_begin + std::llround(column * m_perColumn);
    }

    JsonWriter& m_json;
    std::int64_t m_last;
    std::int64_t m_begin;
    double m_perColumn;
};

} // namespace

std::size_t ReplayNames::numberOf(std::string_view name) {
    const auto [found, isNew] = m_numbers.try_emplace(std::string(name), m_names.size());
    if (isNew) {
        m_names.emplace_back(name);
    }
    return found->second;
}

std::vector<ReplayLane> replayLanes(const TimelineSource& source, const TimeSpan& extent, double columns) {
    std::vector<ReplayLane> lanes;
    const RowPlace place{extent.shifted(source.zero), QRectF(0, 0, columns, kAnyDepth)};
    for (const auto& row : shownLanes(source)) {
        if (const auto* heading = row.above > 0 ? headingOf(source, row.lane) : nullptr; heading != nullptr) {
            lanes.push_back({{}, heading->name, {}, heading->text});
        }
        std::vector<LaneBox> boxes;
        const auto waits = appendShownBoxes(*source.trace, row, place, source.look, boxes);
        std::vector<LaneBox> ready;
        std::copy_if(boxes.begin(), boxes.end(), std::back_inserter(ready), isReady);
        std::erase_if(boxes, isReady);
        auto& lane = lanes.emplace_back(ReplayLane{row, laneTitle(*source.trace, row), {}});
        appendLayers(boxes, lane.layers);
        appendLayers(waits.seen, lane.layers);
        appendLayers(waits.declared, lane.layers);
        appendLayers(ready, lane.layers);
    }
    return lanes;
}

std::vector<ReplayLane> replayBands(const TimelineSource& source, const TimeSpan& extent, double columns) {
    std::vector<ReplayLane> lanes;
    for (const auto& band : source.bands) {
        auto boxes = bandBoxes(band, extent.shifted(source.zero), QRectF(0, 0, columns, 1));
        for (auto& box : boxes) {
            box.name = {}; // the lane says it
        }
        auto& lane = lanes.emplace_back(ReplayLane{{}, band.name, {}});
        appendLayers(boxes, lane.layers);
    }
    return lanes;
}

std::size_t piecesOf(const std::vector<ReplayLane>& lanes) {
    std::size_t pieces = 0;
    for (const auto& lane : lanes) {
        for (const auto& layer : lane.layers) {
            pieces += layer.boxes.size();
        }
    }
    return pieces;
}

void writeLanes(JsonWriter& json, const std::vector<ReplayLane>& lanes, const Trace& trace,
                const TimeSpan& extent, double columns, ReplayNames& names) {
    json.beginArray();
    for (const auto& lane : lanes) {
        json.beginObject();
        json.field("name", lane.title.toStdString());
        if (!lane.heading.isEmpty()) {
            json.field("heading", lane.heading.toStdString());
        }
        json.key("layers");
        json.beginArray();
        for (const auto& layer : lane.layers) {
            json.beginObject();
            json.field("depth", static_cast<std::uint64_t>(layer.depth));
            json.key("pieces");
            json.beginArray();
            PieceWriter pieces(json, extent, columns);
            for (const auto& box : layer.boxes) {
                pieces.write(box,
                             names.numberOf(box.name.isValid() ? trace.name(box.name) : std::string_view()));
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
    json.endArray();
}

} // namespace parascope
