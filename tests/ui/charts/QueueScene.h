// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/RunScene.h"

namespace parascope::test {

/// A producer above a consumer, ten seconds on a thousand pixels: the items 0 to 4 are put in at 1 s, 2 s …
/// and taken out two seconds later; the queue's depth is counted.
class AQueueScene {
public:
    explicit AQueueScene(bool withArrows = true) {
        using std::chrono::seconds;
        producer = trace.addLane(lane("producer", 0));
        consumer = trace.addLane(lane("consumer", 1));
        depth = trace.addCounter({"queue depth", "threads", 1});
        const auto name = trace.nameId("item");
        for (int item = 0; item < 5; ++item) {
            const auto put = seconds(item + 1);
            trace.addSpan(producer, {put - seconds(1), put, name, -1, State::Sleeping});
            trace.addSpan(consumer, {put + seconds(2), put + seconds(3), name, -1, State::Sleeping});
            if (withArrows) {
                trace.addArrow({name, producer, consumer, put, put + seconds(2)});
            }
        }
        for (int second = 1; second <= 7; ++second) {
            trace.addSample(depth, {seconds(second), second <= 2   ? second
                                                     : second <= 5 ? 2.0
                                                                   : 7.0 - second});
        }
        scene.source = source();
        scene.lanes = shownLanes(scene.source);
        scene.strips = stripsOf(scene.source);
        scene.place = {QRect(0, 0, 1000, 20), QRect(0, 20, 1000, 90), 20};
        scene.laneHeight = 30;
        scene.visible = {seconds(0), seconds(10)};
        scene.theme = Theme::light();
    }

    [[nodiscard]] TimelineSource source() const { return {QStringLiteral("threads"), &trace, {}}; }

    Trace trace;
    LaneId producer;
    LaneId consumer;
    CounterId depth;
    RunScene scene;

private:
    static LaneInfo lane(const char* name, int order) {
        LaneInfo info;
        info.name = name;
        info.kind = LaneKind::Worker;
        info.order = order;
        return info;
    }
};

} // namespace parascope::test
