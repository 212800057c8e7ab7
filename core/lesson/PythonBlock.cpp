// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/PythonBlock.h"

#include <fstream>

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
    std::ofstream file(script, std::ios::binary);
    file << block.code()->text;
    if (!file.flush()) {
        return failure("cannot write '" + script.string() + "'", "the disk may be full",
                       "name another folder in TMPDIR");
    }
    return watchingPython(script);
}

} // namespace parascope
