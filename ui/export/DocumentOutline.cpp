// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/DocumentOutline.h"

#include "ui/export/HtmlPage.h"

#include <algorithm>
#include <QRegularExpression>

namespace parascope {

namespace {

constexpr int kDeepestListed = 3;
constexpr int kFewestListed = 2;

QString headingWords(QString html) {
    static const QRegularExpression kTag(QStringLiteral("<[^>]*>"));
    return fromHtmlText(html.remove(kTag)).simplified();
}

} // namespace

QString DocumentOutline::anchorFor(const QString& words) {
    static const QRegularExpression kOdd(QStringLiteral("[^\\w-]+"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    auto anchor = words.toLower().replace(QLatin1Char(' '), QLatin1Char('-')).remove(kOdd);
    const auto first = anchor.isEmpty() ? QStringLiteral("section") : anchor;
    anchor = first;
    for (int number = 1; m_anchors.contains(anchor); ++number) {
        anchor = QStringLiteral("%1-%2").arg(first).arg(number);
    }
    return anchor;
}

QString DocumentOutline::withAnchors(const QString& html) {
    static const QRegularExpression kHeading(QStringLiteral("<h([1-6])([^>]*)>(.*?)</h\\1>"),
                                             QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression kOwnAnchor(QStringLiteral("\\sid=\"([^\"]*)\""));
    QString made;
    qsizetype from = 0;
    auto found = kHeading.globalMatch(html);
    while (found.hasNext()) {
        const auto heading = found.next();
        const auto own = kOwnAnchor.match(heading.captured(2));
        const auto words = headingWords(heading.captured(3));
        const auto anchor = own.hasMatch() ? fromHtmlText(own.captured(1)) : anchorFor(words);
        m_anchors.insert(anchor);
        m_headings.push_back({heading.captured(1).toInt(), words, anchor});
        made += html.mid(from, heading.capturedStart() - from) +
                QStringLiteral("<h%1 id=\"").arg(heading.captured(1)) + anchor.toHtmlEscaped() +
                QStringLiteral("\">") + heading.captured(3) +
                QStringLiteral("</h%1>").arg(heading.captured(1));
        from = heading.capturedEnd();
    }
    return made + html.mid(from);
}

QString DocumentOutline::takeTitle(QString& html, const QString& title) {
    static const QRegularExpression kFirst(QStringLiteral("^\\s*<h1[^>]*>(.*?)</h1>"),
                                           QRegularExpression::DotMatchesEverythingOption);
    const auto first = kFirst.match(html);
    const bool isThere = first.hasMatch() && headingWords(first.captured(1)) == title.simplified();
    const auto heading =
        isThere ? first.captured() : QStringLiteral("<h1>%1</h1>").arg(title.toHtmlEscaped());
    html.remove(0, isThere ? first.capturedEnd() : 0);
    return withAnchors(heading);
}

QString DocumentOutline::html() const {
    QString items;
    int count = 0;
    for (const auto& heading : m_headings) {
        if (heading.level == 1 || heading.level > kDeepestListed) {
            continue;
        }
        ++count;
        items += QStringLiteral("<li class=\"level%1\"><a href=\"#").arg(heading.level) +
                 heading.anchor.toHtmlEscaped() + QStringLiteral("\">") + heading.text.toHtmlEscaped() +
                 QStringLiteral("</a></li>\n");
    }
    return count < kFewestListed
               ? QString()
               : QStringLiteral("<nav class=\"outline\" aria-label=\"Contents\"><ol>\n%1</ol></nav>")
                     .arg(items);
}

} // namespace parascope
