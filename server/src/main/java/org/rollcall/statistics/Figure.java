package org.rollcall.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric's answer, in its parts. */
public record Figure(Metric metric, List<Part> parts) {
    public Figure {
        parts = List.copyOf(parts);
    }

    /** One number; null where it has none, as a share of nothing. Percentages are exact to four places. */
    public record Part(String name, @Nullable BigDecimal value) {}
}
