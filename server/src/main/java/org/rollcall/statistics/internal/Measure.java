package org.rollcall.statistics.internal;

import org.rollcall.statistics.Metric;

/**
 * A metric and the SQL that counts it over published views. The SQL gives rows of a part's name and its value, and takes
 * {@code :asof}, {@code :known}, {@code :from} and {@code :until}.
 */
record Measure(Metric metric, String sql) {
    static Measure of(String name, String title, Metric.Unit unit, String definition, String sql) {
        return new Measure(new Metric(name, title, definition.replace('\n', ' ').strip(), unit), sql);
    }
}
