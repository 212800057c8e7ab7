// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <QComboBox>
#include <string>

namespace parascope {

/// A number to type, such as "200M", and the ones that are offered with a word about each: "2G, about 1.5 s".
class SizeBox final : public QComboBox {
    Q_OBJECT

public:
    /// `name` is what a screen reader and the errors call it.
    explicit SizeBox(const QString& name, QWidget* parent = nullptr);

    struct Offer {
        std::uint64_t size = 0;
        QString word; ///< "about 1.5 s"

        bool operator==(const Offer&) const = default;
    };
    void setOffers(const std::vector<Offer>& offers);
    /// The Error: what is typed is no number of things.
    [[nodiscard]] Result<std::uint64_t> size() const;
    /// The same, when the task can be run at it.
    [[nodiscard]] Result<std::uint64_t> sizeFor(const QString& task) const;
    /// Shows what is wrong with such a size, or nothing.
    void showProblem(const Result<std::uint64_t>& size, const QString& usualTip);
    void setSize(std::uint64_t size);
    /// The user typed or chose a size; until then it is ours to choose.
    [[nodiscard]] bool isTyped() const { return m_isTyped; }
    void setTyped(bool typed) { m_isTyped = typed; }

Q_SIGNALS:
    void sizeChanged();

private:
    void offerChosen(int index);

    std::string m_name;
    std::vector<Offer> m_offers;
    bool m_isTyped = false;
};

} // namespace parascope
