package org.rollcall.track.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.track.Extras;

/**
 * Codes the extras of all fixes: first the different shapes (names with the kind of their values, in order) and which fix
 * has which, then a column for each name and kind.
 */
final class Shapes {
    private static final int MOST = 1 << 16;
    private static final int MOST_SHARED = 1024;

    private final Column column;
    private final Texts texts;

    Shapes(Column column, Texts texts) {
        this.column = column;
        this.texts = texts;
    }

    /** A name and whether its values are numbers. */
    private record Element(String name, boolean number) {}

    void write(List<Extras> all) {
        Map<List<Element>, Integer> shapes = new LinkedHashMap<>();
        long[] shapeOf = new long[all.size()];
        for (int i = 0; i < shapeOf.length; i++) {
            shapeOf[i] = shapes.computeIfAbsent(shape(all.get(i)), shape -> shapes.size());
        }
        column.count(shapes.size(), MOST);
        for (List<Element> shape : shapes.keySet()) {
            column.count(shape.size(), MOST);
            for (Element element : shape) {
                texts.write(element.name());
                column.count(element.number() ? 1 : 0, 1);
            }
        }
        column.write(shapeOf);
        for (Element element : elements(shapes.keySet())) {
            List<Object> values = new ArrayList<>();
            for (Extras extras : all) {
                Object value = extras.values().get(element.name());
                if (value != null && value instanceof Long == element.number()) {
                    values.add(value);
                }
            }
            writeValues(element, values);
        }
    }

    List<Extras> read(int rows) {
        int count = column.count(0, MOST);
        List<List<Element>> shapes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Element> shape = new ArrayList<>();
            for (int left = column.count(0, MOST); left > 0; left--) {
                shape.add(new Element(texts.read(), column.count(0, 1) == 1));
            }
            shapes.add(shape);
        }
        long[] shapeOf = column.read(rows);
        Map<Element, Iterator<Object>> values = new LinkedHashMap<>();
        for (Element element : elements(shapes)) {
            boolean[] has = new boolean[count];
            for (int i = 0; i < count; i++) {
                has[i] = shapes.get(i).contains(element);
            }
            int used = 0;
            for (long shape : shapeOf) {
                used += has[Math.toIntExact(shape)] ? 1 : 0;
            }
            values.put(element, readValues(element, used).iterator());
        }
        return joined(shapes, shapeOf, values);
    }

    /** Each row's extras; rows that brought the same share one object, where few different ones come. */
    private static List<Extras> joined(
            List<List<Element>> shapes, long[] shapeOf, Map<Element, Iterator<Object>> values) {
        List<List<Iterator<Object>>> sources = shapes.stream()
                .map(shape -> shape.stream().map(values::get).toList())
                .toList();
        List<Map<List<Object>, Extras>> met = shapes.stream()
                .<Map<List<Object>, Extras>>map(shape -> new HashMap<>())
                .toList();
        List<Extras> all = new ArrayList<>(shapeOf.length);
        for (long which : shapeOf) {
            int shape = Math.toIntExact(which);
            List<Object> row = new ArrayList<>(sources.get(shape).size());
            for (Iterator<Object> source : sources.get(shape)) {
                row.add(source.next());
            }
            Extras extras = met.get(shape).get(row);
            if (extras == null) {
                extras = extras(shapes.get(shape), row);
                if (met.get(shape).size() < MOST_SHARED) {
                    met.get(shape).put(row, extras);
                }
            }
            all.add(extras);
        }
        return all;
    }

    private static Extras extras(List<Element> shape, List<Object> values) {
        Extras.Builder extras = Extras.builder();
        for (int i = 0; i < shape.size(); i++) {
            put(extras, shape.get(i).name(), values.get(i));
        }
        return extras.build();
    }

    private static void put(Extras.Builder extras, String name, Object value) {
        if (value instanceof Long number) {
            extras.put(name, number);
        } else {
            extras.put(name, value.toString());
        }
    }

    private static List<Element> shape(Extras extras) {
        List<Element> shape = new ArrayList<>(extras.values().size());
        extras.values().forEach((name, value) -> shape.add(new Element(name, value instanceof Long)));
        return shape;
    }

    private static List<Element> elements(Iterable<List<Element>> shapes) {
        List<Element> elements = new ArrayList<>();
        java.util.Set<Element> seen = new java.util.HashSet<>();
        for (List<Element> shape : shapes) {
            shape.stream().filter(seen::add).forEach(elements::add);
        }
        return elements;
    }

    private void writeValues(Element element, List<Object> values) {
        if (element.number()) {
            column.write(values.stream().mapToLong(Long.class::cast).toArray());
            return;
        }
        Map<Object, Long> different = new LinkedHashMap<>();
        values.forEach(value -> different.putIfAbsent(value, (long) different.size()));
        column.count(different.size(), values.size());
        different.keySet().forEach(text -> texts.write(text.toString()));
        column.write(values.stream()
                .mapToLong(value -> java.util.Objects.requireNonNull(different.get(value)))
                .toArray());
    }

    private List<Object> readValues(Element element, int rows) {
        List<Object> values = new ArrayList<>(rows);
        if (element.number()) {
            for (long value : column.read(rows)) {
                values.add(value);
            }
            return values;
        }
        List<String> different = new ArrayList<>();
        for (int left = column.count(0, rows); left > 0; left--) {
            different.add(texts.read());
        }
        for (long which : column.read(rows)) {
            values.add(different.get(Math.toIntExact(which)));
        }
        return values;
    }
}
