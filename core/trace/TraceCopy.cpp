// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TraceCopy.h"

#include "core/base/AtomicFile.h"
#include "core/base/JsonWriter.h"
#include "core/trace/EventCopy.h"
#include "core/trace/StrictJson.h"
#include "core/trace/ThreadNumbers.h"

#include <set>

namespace parascope {

namespace {

/// Writes pieces of one file into another.
class TraceCopy {
public:
    explicit TraceCopy(AtomicFile& target)
        : m_target(target) {
        m_target.write("{\n\"traceEvents\":[");
    }

    void take(const FilePiece& piece) {
        if (!piece.key.empty()) {
            if (m_keys.emplace(piece.key).second) {
                takeField(piece);
            }
            return;
        }
        auto& event = piece.event;
        if (!event.pidText.empty()) {
            m_processes.numberOf(event.pidText);
        }
        if (!event.tidText.empty()) {
            m_threads.numberOf(event.tidText);
        }
        if (event.category != kNoteCategory) {
            writeEvent(m_event.of(piece));
        }
    }

    void finish(const Trace& trace) {
        for (const auto& mark : trace.marks()) {
            if (mark.isNote) {
                writeNote(trace, mark);
            }
        }
        m_target.write("\n]");
        m_target.write(m_fields);
        m_target.write("}\n");
    }

private:
    /// A field that was passed over when the file was read: nobody knows what it is.
    void takeField(const FilePiece& piece) {
        std::string field = "\"";
        field.append(piece.key).append("\":").append(piece.json);
        const auto object = strictObject("{" + field + "}");
        if (object.size() > 2) {
            m_fields.append(",\n").append(object, 1, object.size() - 2);
        }
    }

    void writeEvent(std::string_view json) {
        m_target.write(m_isFirst ? "\n" : ",\n");
        m_isFirst = false;
        m_target.write(json);
    }

    /// A process or thread as the file calls it.
    static void writePlace(JsonWriter& json, std::string_view key, const ThreadNumbers& texts,
                           std::int64_t number) {
        if (const auto text = texts.textOf(number); !text.empty()) {
            json.field(key, text);
        } else {
            json.field(key, number);
        }
    }

    void writeNote(const Trace& trace, const TraceMark& mark) {
        const bool isOfLane = mark.lane.isValid();
        JsonWriter json;
        json.beginObject();
        json.field("ph", "i");
        json.field("s", isOfLane ? "t" : "g");
        writePlace(json, "pid", m_processes, isOfLane ? trace.lane(mark.lane).info.pid : mark.pid);
        if (isOfLane) {
            writePlace(json, "tid", m_threads, trace.lane(mark.lane).info.tid);
        }
        json.field("name", trace.name(mark.name));
        json.field("cat", kNoteCategory);
        json.rawField("ts", formatMicroseconds(mark.time));
        json.endObject();
        writeEvent(json.text());
    }

    AtomicFile& m_target;
    EventCopy m_event;
    ThreadNumbers m_processes;
    ThreadNumbers m_threads;
    std::set<std::string, std::less<>> m_keys;
    std::string m_fields; ///< the other fields of the outer object, as they stand there
    bool m_isFirst = true;
};

} // namespace

Result<void> copyWithNotes(const TraceFile& file, const Trace& trace, const std::filesystem::path& target) {
    if (const auto good = file.check(); !good) {
        return failure(good.error());
    }
    auto written = AtomicFile::open(target);
    if (!written) {
        return failure(written.error());
    }
    TraceCopy copy(*written);
    const auto read = readPieces(file.path, [&copy](const FilePiece& piece) {
        copy.take(piece);
        return true;
    });
    if (!read) {
        return failure(read.error());
    }
    copy.finish(trace);
    return written->commit();
}

} // namespace parascope
