// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/JsonFields.h"
#include "core/base/JsonWriter.h"
#include "core/report/Report.h"
#include "core/run/DemoRun.h"

#include <optional>
#include <span>

namespace parascope {

class LineRecorder;
struct SavedRun;

/// What people are told about a demo.
struct DemoInfo {
    std::string key;                    ///< "queue": its command, and its name in files
    std::string title;                  ///< of its page: "Producer and consumer"
    std::string what;                   ///< one line of help: the question that it answers
    std::string footer;                 ///< below its options in help
    std::vector<std::string> endings;   ///< of the files that it can be exported to: ".png"
    std::string whyNoOthers;            ///< why it cannot be exported to others
    std::string name{};                 ///< in the list of pages: "Queue"; empty: the title
    std::string lookFor{};              ///< what to look for on its page before there is an answer
    std::string texts{};                ///< the folder of its texts in the resources; empty: the key
    std::string commandKey = "command"; ///< the line that asks it, in its JSON

    [[nodiscard]] const std::string& folder() const { return texts.empty() ? key : texts; }
};

using RunsView = std::span<const RunRecord* const>;

/// What each of them carried out.
[[nodiscard]] std::vector<const Experiment*> experimentsOf(RunsView runs);

/// A question that the program answers by running something. Objects hold no state.
class Demo {
public:
    Demo() = default;
    Demo(const Demo&) = delete;
    Demo& operator=(const Demo&) = delete;

    [[nodiscard]] virtual const DemoInfo& info() const = 0;
    /// What it can be asked for, as usual.
    [[nodiscard]] virtual std::unique_ptr<Parameters> parameters() const = 0;
    /// What these runs were asked for, as far as they tell; as usual where they do not. They are of this
    /// demo.
    [[nodiscard]] virtual ParametersValue askedBy(RunsView runs) const;
    /// The experiments that answer it, in the order in which to run them; `asked` is one of its parameters().
    [[nodiscard]] virtual std::vector<Experiment> plan(const Parameters& asked) const = 0;
    /// How long a run takes at least by what is asked for; nothing where only the machine decides.
    [[nodiscard]] virtual std::optional<Nanoseconds> takesAtLeast(const Experiment& /*experiment*/) const {
        return std::nullopt;
    }
    /// How far a run that goes on has come, in words: "43 of 100 pages"; empty: nobody knows.
    [[nodiscard]] virtual std::string progress(const RunRecord& /*run*/) const { return {}; }
    /// One of these runs, while it goes on. `clock` outlives it.
    [[nodiscard]] virtual std::unique_ptr<DemoRun> start(const Experiment& experiment,
                                                         const Clock& clock) const = 0;
    /// The work of one worker of its that is a program of its own, from the arguments that DemoRun::program()
    /// gives it; it may tell on `lines`, which outlives it. Errors: the arguments are no good.
    [[nodiscard]] virtual Result<std::unique_ptr<WorkerBody>> body(std::vector<std::string> arguments,
                                                                   LineRecorder& lines) const;

    /// Its answer: figures, and what they mean.
    [[nodiscard]] virtual Report report(const Parameters& asked, RunsView runs) const = 0;
    /// The same for a terminal.
    [[nodiscard]] virtual std::string table(const Parameters& asked, RunsView runs) const;
    /// What the picture of these runs is headed with; empty: their task says it.
    [[nodiscard]] virtual std::string heading(RunsView /*runs*/) const { return {}; }
    /// The fields of its answer that the command line promises, into an open object.
    virtual void writeJson(JsonWriter& json, const Parameters& asked, RunsView runs) const = 0;

    /// Writes what it knows of a run, RunFacts::demo, into an open object of a file.
    virtual void writeFacts(JsonWriter& /*json*/, const RunRecord& /*run*/) const {}
    /// The inverse.
    [[nodiscard]] virtual SharedValue<DemoFacts> readFacts(const JsonFields& /*fields*/) const { return {}; }
    /// Whether a run from a file can be one of its: what it is asked for and what is known of it go together.
    [[nodiscard]] virtual Result<void> check(const RunFacts& facts) const;
    /// Runs in a file of an earlier version that had a form of their own.
    virtual Result<std::vector<SavedRun>> readFormerFile(const JsonFields& parascope) const;

protected:
    ~Demo() = default; // not virtual: nobody owns one by this, and the table's need no end at exit
};

/// All demos there are, in the order in which people are shown them.
using Demos = std::span<const Demo* const>;
[[nodiscard]] Demos allDemos();
/// Null when there is none of that key.
[[nodiscard]] const Demo* findDemo(Demos demos, std::string_view key);

} // namespace parascope
