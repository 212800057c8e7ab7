// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace parascope {

/// The questions at the left of a table: each in a few words, with how it is answered small below. Its
/// model's header texts are both, on two lines; what does not fit into a line is wrapped.
class QuestionHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit QuestionHeader(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;
};

} // namespace parascope
