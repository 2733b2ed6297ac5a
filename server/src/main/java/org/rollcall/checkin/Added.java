package org.rollcall.checkin;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What someone adds to a check-in of their own will. Nothing follows from its absence.
 *
 * @param place where they were just then; null where they did not say, which is the rule
 * @param answers to the programme's questions, by the question's name; only those answered
 */
public record Added(@Nullable Place place, Map<String, String> answers) {
    /** Of one answer, in characters. */
    public static final int LONGEST_ANSWER = 500;

    /** Nothing added. */
    public static final Added NOTHING = new Added(null, Map.of());

    private static final int MOST_ANSWERS = 20;

    /**
     * A place in WGS 84.
     *
     * @param latitude degrees, -90 to 90
     * @param longitude degrees, -180 to 180
     * @param accuracy metres, as the telephone thinks; 68 of 100 are nearer
     */
    public record Place(double latitude, double longitude, double accuracy) {
        /** Checks them. */
        public Place {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180) || !(accuracy >= 0)) {
                throw new IllegalArgumentException("This is no place: " + latitude + ", " + longitude
                        + ". Send degrees, and metres for the accuracy, or leave the place out.");
            }
        }
    }

    /** Leaves out what is blank. */
    public Added {
        var said = new TreeMap<String, String>();
        answers.forEach((question, answer) -> {
            if (!answer.isBlank()) {
                said.put(question, answer.strip());
            }
        });
        if (said.size() > MOST_ANSWERS || said.values().stream().anyMatch(each -> each.length() > LONGEST_ANSWER)) {
            throw new IllegalArgumentException(
                    "An answer has at most " + LONGEST_ANSWER + " characters. Say it in fewer words.");
        }
        answers = Map.copyOf(said);
    }

    /** Only the answers to these questions. */
    public Added to(Collection<String> questions) {
        var known = new TreeMap<>(answers);
        known.keySet().retainAll(questions);
        return new Added(place, known);
    }

    /** Whether nothing is. */
    public boolean nothing() {
        return place == null && answers.isEmpty();
    }

    /** As it is kept: JSON with {@code place} and {@code answers}. */
    public byte[] toJson() {
        return JsonMapper.shared().writeValueAsBytes(new Added(place, new TreeMap<>(answers)));
    }

    /** Reads what {@link #toJson} wrote. @throws IllegalArgumentException for anything else */
    public static Added fromJson(byte[] json) {
        try {
            return JsonMapper.shared().readValue(json, Added.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "This is nothing added to a check-in: " + new String(json, StandardCharsets.UTF_8), e);
        }
    }
}
