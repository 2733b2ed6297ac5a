package org.rollcall.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.rollcall.location.Delivery;
import org.rollcall.location.TrackerCommands;
import org.rollcall.track.wire.TrackerCommand;

/** One command to a tracker as officers read it. */
public record CommandLine(String what, String asked, String state, String tag, String said) {
    static CommandLine of(TrackerCommands.Told told, ZoneId zone) {
        String what = switch (told.command()) {
            case TrackerCommand.Interval(Duration every) -> "Report every " + every.toSeconds() + " s";
            case TrackerCommand.Buzz() -> "Buzz";
            case TrackerCommand.Message(String words) -> "Message: " + words;
        };
        String asked = Words.when(told.asked(), zone);
        return switch (told.delivery()) {
            case Delivery.Queued _ -> new CommandLine(what, asked, "waits", "", waitsFor(told.command()));
            case Delivery.Sent(Instant at) -> new CommandLine(what, asked, "sent", "", Words.when(at, zone));
            case Delivery.Delivered(Instant at, String _) ->
                new CommandLine(what, asked, "done", "good", Words.when(at, zone));
            case Delivery.Refused(Instant _, String said) -> new CommandLine(what, asked, "refused", "care", said);
            case Delivery.Expired(Instant _, String why) -> new CommandLine(what, asked, "expired", "plain", why);
        };
    }

    private static String waitsFor(TrackerCommand command) {
        return command.loud() ? "until the tracker connects by day" : "until the tracker connects";
    }
}
