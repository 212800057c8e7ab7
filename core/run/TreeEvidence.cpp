// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/TreeEvidence.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace parascope {

namespace {

auto membersOf(const TreeEvidence& evidence) {
    return std::tie(evidence.path, evidence.use, evidence.threads, evidence.processes, evidence.mostAtOnce,
                    evidence.left, evidence.pushed, evidence.hidden, evidence.coresAllowed, evidence.ranks,
                    evidence.rankLives, evidence.rankMessages, evidence.deadlock, evidence.ranksEnd,
                    evidence.isPython);
}

void writePath(JsonWriter& json, const PathRecord& path) {
    json.field("path_begin_ns", std::int64_t{path.begin.count()});
    json.field("slot_ns", std::int64_t{path.slot.count()});
    json.field("on_core_ns", path.onCore);
    json.field("turns", path.turns);
    json.key("at_once_ns");
    json.beginArray();
    for (const auto time : path.atOnce) {
        json.value(time);
    }
    json.endArray();
    json.key("slots"); // nanoseconds, in the order of PathPart
    json.beginArray();
    for (const auto& slot : path.slots) {
        json.beginArray();
        for (const auto part : slot.parts) {
            json.value(std::int64_t{std::llround(part)});
        }
        json.endArray();
    }
    json.endArray();
}

/// As many as there are places for them; what is no time is none.
template <std::size_t Count>
void readTimes(simdjson::dom::element row, std::array<double, Count>& times) {
    for (std::size_t i = 0; i < Count; ++i) {
        double value = 0;
        if (!row.at(i).get_double().get(value) && value > 0) {
            times[i] = value;
        }
    }
}

PathRecord readPath(const JsonFields& fields) {
    PathRecord path;
    path.begin = fields.time("path_begin_ns");
    path.slot = std::max(fields.time("slot_ns"), Nanoseconds(1));
    path.onCore = fields.real("on_core_ns").value_or(0);
    path.turns = fields.count("turns");
    std::size_t index = 0;
    fields.each("at_once_ns", [&](simdjson::dom::element time) {
        double value = 0;
        if (index < path.atOnce.size() && !time.get_double().get(value)) {
            path.atOnce.at(index) = value;
        }
        ++index;
    });
    fields.each("slots", [&path](simdjson::dom::element row) {
        if (path.slots.size() < PathRecord::kMostSlots) {
            readTimes(row, path.slots.emplace_back().parts);
        }
    });
    return path;
}

} // namespace

bool TreeEvidence::equals(const DemoFacts& other) const {
    const auto* same = dynamic_cast<const TreeEvidence*>(&other);
    return same != nullptr && membersOf(*same) == membersOf(*this);
}

const TreeEvidence& treeEvidence(const RunFacts& facts) {
    static const TreeEvidence kNone;
    const auto* evidence = facts.demo.as<TreeEvidence>();
    return evidence != nullptr ? *evidence : kNone;
}

void writeTreeEvidence(JsonWriter& json, const TreeEvidence& evidence) {
    const auto& use = evidence.use;
    json.field("user_ns", std::int64_t{use.user.count()});
    json.field("system_ns", std::int64_t{use.system.count()});
    json.field("read_bytes", use.readBytes);
    json.field("written_bytes", use.writtenBytes);
    json.field("disk_read_bytes", use.diskReadBytes);
    json.field("disk_written_bytes", use.diskWrittenBytes);
    json.field("threads", evidence.threads);
    json.field("processes", evidence.processes);
    json.field("most_at_once", evidence.mostAtOnce);
    json.field("left", evidence.left);
    json.field("pushed", evidence.pushed);
    json.field("hidden", evidence.hidden);
    json.field("cores_allowed", evidence.coresAllowed);
    json.field("python", evidence.isPython);
    json.field("ranks", evidence.ranks);
    json.field("rank_lives_ns", std::int64_t{evidence.rankLives.count()});
    json.field("rank_messages_ns", std::int64_t{evidence.rankMessages.count()});
    if (!evidence.deadlock.empty()) {
        json.field("deadlock", evidence.deadlock);
    }
    if (evidence.ranksEnd != Nanoseconds{}) {
        json.field("ranks_end_ns", std::int64_t{evidence.ranksEnd.count()});
    }
    writePath(json, evidence.path);
}

std::shared_ptr<TreeEvidence> readTreeEvidence(const JsonFields& fields) {
    auto evidence = std::make_shared<TreeEvidence>();
    evidence->use = {fields.time("user_ns"),          fields.time("system_ns"),
                     fields.count("read_bytes"),      fields.count("written_bytes"),
                     fields.count("disk_read_bytes"), fields.count("disk_written_bytes")};
    evidence->threads = fields.count("threads");
    evidence->processes = fields.count("processes");
    evidence->mostAtOnce = fields.count("most_at_once");
    evidence->left = fields.count("left");
    evidence->pushed = fields.count("pushed");
    evidence->hidden = fields.count("hidden");
    evidence->coresAllowed = fields.count("cores_allowed");
    evidence->isPython = fields.flag("python");
    evidence->ranks = fields.count("ranks");
    evidence->rankLives = fields.time("rank_lives_ns");
    evidence->rankMessages = fields.time("rank_messages_ns");
    evidence->deadlock = fields.text("deadlock");
    evidence->ranksEnd = fields.time("ranks_end_ns");
    evidence->path = readPath(fields);
    return evidence;
}

} // namespace parascope
