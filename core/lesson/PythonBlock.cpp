// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/PythonBlock.h"

#include "core/base/AtomicFile.h"

namespace parascope {

std::string scriptName(const LessonBlock& block) {
    return "line_" + std::to_string(block.place.line) + ".py";
}

Result<Command> watchingPython(const std::filesystem::path& script) {
    auto parsed = parseCommandLine({"classify", "--", "python3", script.string()});
    return parsed ? Result<Command>(std::move(parsed->command)) : failure(parsed.error());
}

Result<Command> writtenPython(const PrivateFolder& folder, const LessonBlock& block) {
    const auto script = folder.path() / scriptName(block);
    auto file = AtomicFile::open(script);
    if (!file) {
        return failure(file.error());
    }
    file->write(block.code()->text);
    const auto written = file->commit();
    return written ? watchingPython(script) : failure(written.error());
}

} // namespace parascope
