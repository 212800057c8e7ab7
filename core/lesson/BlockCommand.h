// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/CommandWords.h"
#include "core/lesson/FenceInfo.h"
#include "core/lesson/LessonFolder.h"

namespace parascope {

/// Reads fences of the language "parascope".
class BlockCommandReader {
public:
    using Faulty = std::function<void(LessonPlace, Error)>;

    /// `faulty` is told what is wrong in them. All others outlive it.
    BlockCommandReader(const LessonSource& source, const LessonFolder& folder, Demos demos, Faulty faulty)
        : m_source(source)
        , m_folder(folder)
        , m_demos(demos)
        , m_faulty(std::move(faulty)) {}

    [[nodiscard]] LessonCommand read(cmark_node* fence);

private:
    using Words = std::vector<std::string>;
    /// Where a word of a command stands, or a part of it.
    using Placer = std::function<LessonPlace(std::size_t, std::string_view)>;

    void readCommand(cmark_node* fence, const FenceInfo& info, const BlockOptions& options,
                     LessonCommand& block);
    void readPreset(const BlockOptions::Preset& preset, const FenceInfo& info, const Words& words,
                    LessonCommand& block);
    /// The command of these words; nothing where they have a fault, which was told then.
    [[nodiscard]] std::optional<Command> checked(const Words& words, const Placer& placeOf,
                                                 std::vector<std::string>& risks);
    [[nodiscard]] std::optional<WordFault> faultOf(const Words& words) const;

    const LessonSource& m_source;
    const LessonFolder& m_folder;
    Demos m_demos;
    Faulty m_faulty;
    int m_commandsRead = 0;
};

} // namespace parascope
