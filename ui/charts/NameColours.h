// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/TimelineSource.h"

#include <map>
#include <QColor>

namespace parascope {

/// How many colours of names there are; more names use them again.
inline constexpr std::size_t kNameColours = 8;

/// A colour for the name with that number: told apart with every kind of colour vision, on light and on dark.
[[nodiscard]] QColor nameColour(std::size_t number);

/// The number of the colour that is nearest to one of chrome://tracing's, by its name ("terrible"); nothing
/// for another name, and for its greys and greens: there are none here, green says "running".
[[nodiscard]] std::optional<std::size_t> numberOfProposed(std::string_view colour);

/// The colours of what has no state that would give it one: workers on the lanes of cores, and the spans of
/// another program's trace.
class NameColours {
public:
    /// How names come to their colours: in their order, or each to that which it has in every trace, as far
    /// as none of more weight has it.
    enum class By : std::uint8_t { Order, Name };

    NameColours() = default;
    /// \param proposed by name the number that its trace proposes: it gets that before others get theirs
    NameColours(std::vector<std::string> names, By by,
                const std::map<std::string, std::size_t, std::less<>>& proposed = {});

    /// Nothing for a name that has none.
    [[nodiscard]] std::optional<QColor> of(std::string_view name) const;
    /// The muted colour of a name for which no bright one was left; the same in every trace.
    [[nodiscard]] static QColor mutedOf(std::string_view name);
    /// The one of most weight first.
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

private:
    void assign(const std::string& name, std::size_t number);

    std::vector<std::string> m_names;
    std::map<std::string, std::size_t, std::less<>> m_numbers;
};

/// The colours for runs as they are shown: of all workers where lanes are cores; else of the names that fill
/// the most time among spans without a state, as many as there are colours.
[[nodiscard]] NameColours nameColours(const std::vector<TimelineSource>& sources);

} // namespace parascope
