package org.rollcall.track;

import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/**
 * The raw elements of a report in the order they were sent, named as the protocol names them. A value is a whole number
 * or a text; nothing else.
 */
public final class Extras {
    /** No elements. */
    public static final Extras NONE = new Extras(new LinkedHashMap<>());

    private static final JsonFactory JSON = new JsonFactory();

    private final SequencedMap<String, Object> values;

    private Extras(SequencedMap<String, Object> values) {
        this.values = Collections.unmodifiableSequencedMap(values);
    }

    /** Starts an empty collection of elements. */
    public static Builder builder() {
        return new Builder();
    }

    /** Names and values ({@link Long} or {@link String}), in order, unmodifiable. */
    public SequencedMap<String, Object> values() {
        return values;
    }

    /** Whether nothing was sent besides the fix itself. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The whole number of that name; empty when it was not sent or is a text. */
    public OptionalLong number(String name) {
        return values.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** The value of that name as text; null when it was not sent. */
    public @Nullable String text(String name) {
        Object value = values.get(name);
        return value == null ? null : value.toString();
    }

    /** These elements as one JSON object; {@link #parse} reads it back. */
    public String json() {
        StringWriter out = new StringWriter(16 * values.size() + 2);
        try (JsonGenerator generator = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out)) {
            write(generator);
        }
        return out.toString();
    }

    void write(JsonGenerator generator) {
        generator.writeStartObject();
        values.forEach((name, value) -> {
            if (value instanceof Long number) {
                generator.writeNumberProperty(name, number);
            } else {
                generator.writeStringProperty(name, value.toString());
            }
        });
        generator.writeEndObject();
    }

    /**
     * Reads what {@link #json()} wrote.
     *
     * @throws JsonText.Malformed when it is not a flat object of whole numbers and texts
     */
    public static Extras parse(String json) throws JsonText.Malformed {
        Builder builder = builder();
        for (Map.Entry<?, ?> entry : JsonText.object(json).entrySet()) {
            String name = entry.getKey().toString();
            switch (entry.getValue()) {
                case java.math.BigDecimal number -> builder.put(name, exact(name, number));
                case String text -> builder.put(name, text);
                case null, default ->
                    throw new JsonText.Malformed("\"" + name + "\" is neither a whole number nor a text");
            }
        }
        return builder.build();
    }

    private static long exact(String name, java.math.BigDecimal number) throws JsonText.Malformed {
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new JsonText.Malformed("\"" + name + "\" is not a whole number of 64 bits");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Extras extras && values.equals(extras.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects elements; a name used again replaces the earlier value. */
    public static final class Builder {
        private final LinkedHashMap<String, Object> values = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a whole number. */
        public Builder put(String name, long value) {
            values.put(Objects.requireNonNull(name), value);
            return this;
        }

        /** Adds a text. Characters that no database text can hold (NUL) become U+FFFD. */
        public Builder put(String name, String value) {
            values.put(Objects.requireNonNull(name), value.replace('\0', '\uFFFD'));
            return this;
        }

        /** Adds all elements of the other collection. */
        public Builder putAll(Extras extras) {
            values.putAll(extras.values);
            return this;
        }

        /** The elements collected so far. */
        public Extras build() {
            return values.isEmpty() ? NONE : new Extras(new LinkedHashMap<>(values));
        }
    }
}
