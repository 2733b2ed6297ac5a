package org.rollcall.statistics;

import java.util.List;

/** The door to the figures. They count and name nobody. */
public interface Statistics {
    /** What is counted, in the order of the page. */
    List<Metric> metrics();

    /** Every figure, read from one state of the database. */
    List<Figure> answer(Question question);
}
