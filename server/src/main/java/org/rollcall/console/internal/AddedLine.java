package org.rollcall.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.checkin.Added;

/**
 * What someone added to a check-in of their own will, as staff see it.
 *
 * @param place in words; empty where they did not say
 * @param answers one line a question
 */
public record AddedLine(String place, List<String> answers) {
    static AddedLine of(byte[] kept) {
        Added added = Added.fromJson(kept);
        Added.Place place = added.place();
        return new AddedLine(
                place == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%.5f, %.5f, give or take %.0f m",
                                place.latitude(),
                                place.longitude(),
                                place.accuracy()),
                new TreeMap<>(added.answers())
                        .entrySet().stream().map(AddedLine::answer).toList());
    }

    private static String answer(Map.Entry<String, String> given) {
        String words = switch (given.getValue()) {
            case "YES" -> "yes";
            case "NO" -> "no";
            default -> "“" + given.getValue() + "”";
        };
        return given.getKey().replace('-', ' ') + ": " + words;
    }
}
