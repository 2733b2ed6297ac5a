package org.rollcall.portal.internal;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.TrackerCommands;
import org.rollcall.track.wire.TrackerCommand;

/**
 * What the person's tracker was told.
 *
 * @param words of a message; null for others
 */
public record ToldLine(String what, @Nullable String words, String state, String when) {
    static ToldLine of(TrackerCommands.Told told, Texts texts, ZoneId zone) {
        String what = switch (told.command()) {
            case TrackerCommand.Interval(Duration every) -> texts.say("told_tracker.interval", every.toSeconds());
            case TrackerCommand.Buzz() -> texts.say("told_tracker.buzz");
            case TrackerCommand.Message _ -> texts.say("told_tracker.message");
        };
        String words = told.command() instanceof TrackerCommand.Message(String said) ? said : null;
        String state = told.delivery().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return new ToldLine(
                what,
                words,
                texts.say("told_tracker." + state),
                texts.time(told.delivery().at(), zone));
    }
}
