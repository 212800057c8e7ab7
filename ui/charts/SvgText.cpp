// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/SvgText.h"

#include "core/base/ControlCharacters.h"
#include "ui/charts/Picture.h"

#include <QColor>
#include <QFontMetricsF>
#include <QRegularExpression>

namespace parascope {

namespace {

/// `text` with every match replaced by what `replacement` makes of it.
template <class Replacement>
QString withMatchesReplaced(const QString& text, const QRegularExpression& pattern,
                            const Replacement& replacement) {
    QString result;
    qsizetype from = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        result += QStringView(text).mid(from, match.capturedStart() - from);
        result += replacement(match);
        from = match.capturedEnd();
    }
    result += QStringView(text).mid(from);
    return result;
}

QString unescapedSvg(QString escaped) {
    return escaped.replace(QLatin1String("&lt;"), QLatin1String("<"))
        .replace(QLatin1String("&gt;"), QLatin1String(">"))
        .replace(QLatin1String("&quot;"), QLatin1String("\""))
        .replace(QLatin1String("&amp;"), QLatin1String("&"));
}

/// A foreign trace may have control characters in its names: XML 1.0 has none of them, not even escaped ones,
/// nor the two that are no characters.
QString withoutWhatXmlForbids(const QString& svg) {
    auto text = QString::fromStdString(withVisibleControls(svg.toStdString()));
    return text.replace(QChar(0xFFFE), QChar::ReplacementCharacter)
        .replace(QChar(0xFFFF), QChar::ReplacementCharacter);
}

/// How long a text is with the picture's own letters.
double lengthInPicture(const QString& text, double pixels, int weight) {
    auto font = pictureFont();
    font.setPixelSize(static_cast<int>(pixels));
    font.setWeight(static_cast<QFont::Weight>(weight));
    return QFontMetricsF(font).horizontalAdvance(text);
}

} // namespace

QString svgForBrowsers(const QString& drawn, const QSizeF& millimetres) {
    auto svg = withoutWhatXmlForbids(drawn);
    static const QRegularExpression kSize(QStringLiteral(R"(<svg width="[^"]*" height="[^"]*")"));
    static const QRegularExpression kFamily(QStringLiteral(R"(font-family="[^"]*")"));
    static const QRegularExpression kText(
        QStringLiteral(R"re(<text ([^>]*font-size="([\d.]+)" font-weight="(\d+)"[^>]*)>([^<]+)</text>)re"));
    svg.replace(kSize, QStringLiteral(R"(<svg width="%1mm" height="%2mm")")
                           .arg(millimetres.width(), 0, 'f', 3)
                           .arg(millimetres.height(), 0, 'f', 3));
    svg.replace(kFamily, QStringLiteral(R"(font-family="'DejaVu Sans', Arial, sans-serif")"));
    return withMatchesReplaced(svg, kText, [](const QRegularExpressionMatch& match) {
        const auto length = lengthInPicture(unescapedSvg(match.captured(4)), match.captured(2).toDouble(),
                                            match.captured(3).toInt());
        return QStringLiteral(R"(<text %1 textLength="%2">%3</text>)")
            .arg(match.captured(1).trimmed(), QString::number(length, 'f', 2), match.captured(4));
    });
}

QString withSvgTitle(QString svg, const QString& title, const QString& description) {
    const auto begin = svg.indexOf(QLatin1String("<defs>"));
    return begin < 0 ? svg
                     : svg.insert(begin, QStringLiteral("<title>%1</title>\n<desc>%2</desc>\n")
                                             .arg(withoutWhatXmlForbids(title).toHtmlEscaped(),
                                                  withoutWhatXmlForbids(description).toHtmlEscaped()));
}

QString svgInGrey(const QString& svg) {
    static const QRegularExpression kColour(QStringLiteral(R"("#[0-9a-fA-F]{6}")"));
    return withMatchesReplaced(svg, kColour, [](const QRegularExpressionMatch& match) {
        const int grey = qGray(QColor(match.captured().mid(1, 7)).rgb());
        return QLatin1Char('"') + QColor(grey, grey, grey).name() + QLatin1Char('"');
    });
}

} // namespace parascope
