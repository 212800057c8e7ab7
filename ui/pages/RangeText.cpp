// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/RangeText.h"

#include "core/report/Metrics.h"
#include "core/report/Sentence.h"

#include <QObject>
#include <QStringList>

namespace parascope {

QString rangeText(const std::vector<TimelineSource>& sources, const TimeSpan& selected) {
    if (selected.isEmpty()) {
        return {};
    }
    QStringList parts{QObject::tr("%1 selected")
                          .arg(QString::fromStdString(durationInWords(toSeconds(selected.length()))))};
    for (const auto& source : sources) {
        const auto figures = figuresFor(*source.trace, selected.shifted(source.zero));
        parts.append(QObject::tr("%1: %2 busy cores, %3 spans")
                         .arg(source.title,
                              figures.busyCores ? QString::fromStdString(decimals(*figures.busyCores, 2))
                                                : QStringLiteral("–"),
                              QString::number(figures.spans)));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace parascope
