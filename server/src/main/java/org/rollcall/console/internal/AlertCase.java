package org.rollcall.console.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Participant;

/**
 * What is open about one person, or one alert about nobody: one case for an officer to look into.
 *
 * @param person null where it is about nobody
 * @param lines the oldest first, at least one
 */
public record AlertCase(@Nullable Participant person, List<AlertLine> lines) {
    /** In the order of their oldest alerts. */
    static List<AlertCase> of(List<AlertLine> lines) {
        var cases = new LinkedHashMap<Object, List<AlertLine>>();
        for (AlertLine line : lines) {
            Participant person = line.person();
            cases.computeIfAbsent(person == null ? line.alert().id() : person.id(), same -> new ArrayList<>())
                    .add(line);
        }
        return cases.values().stream()
                .map(each -> new AlertCase(each.getFirst().person(), List.copyOf(each)))
                .toList();
    }

    /** Whether there are several alerts that can be closed together. */
    public boolean several() {
        return lines.size() > 1;
    }
}
