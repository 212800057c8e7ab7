// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <vector>

namespace parascope {

/// A heading that one can go to.
struct DocumentHeading {
    int level = 1;
    QString text;
    QString anchor; ///< what "#anchor" leads to it by

    bool operator==(const DocumentHeading&) const = default;
};

/// Gathers the headings of a document's HTML, in the order in which it is read.
class DocumentOutline {
public:
    /// The same HTML with an anchor in each heading: its own where it has one, else one by its words.
    [[nodiscard]] QString withAnchors(const QString& html);

    /// Takes the heading that is the document's title away from the beginning of its HTML, where it stands
    /// there, and makes the document's first heading.
    [[nodiscard]] QString takeTitle(QString& html, const QString& title);

    [[nodiscard]] const std::vector<DocumentHeading>& headings() const { return m_headings; }
    /// A list of links, without the document's own title; empty where nobody needs one.
    [[nodiscard]] QString html() const;

private:
    [[nodiscard]] QString anchorFor(const QString& words);

    std::vector<DocumentHeading> m_headings;
    QSet<QString> m_anchors;
};

} // namespace parascope
