package org.rollcall.api.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.api.internal.Reach.Reached;
import org.rollcall.equipment.TrackerId;
import org.rollcall.location.Delivery;
import org.rollcall.location.TrackerCommands;
import org.rollcall.staff.Purpose;
import org.rollcall.track.wire.TrackerCommand;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a person's trackers are told: report more or less often, buzz, show a message. */
@RestController
final class TrackerCommandsApi {
    private static final int MOST = 500;

    /**
     * A command as it is sent in.
     *
     * @param command {@code interval} (with {@code seconds}), {@code buzz} or {@code message} (with {@code words})
     */
    record Entered(
            @Nullable String command,
            @Nullable Integer seconds,
            @Nullable String words,
            @Nullable Purpose purpose) {
        TrackerCommand read() {
            return switch (Messages.needed("command", command).strip().toLowerCase(Locale.ROOT)) {
                case "interval" -> {
                    if (seconds == null) {
                        throw new IllegalArgumentException("An interval needs \"seconds\", 10 to 43200.");
                    }
                    yield new TrackerCommand.Interval(Duration.ofSeconds(seconds));
                }
                case "buzz" -> new TrackerCommand.Buzz();
                case "message" -> new TrackerCommand.Message(Messages.needed("words", words));
                default ->
                    throw new IllegalArgumentException(
                            "\"command\" is interval, buzz or message, not \"" + command + "\".");
            };
        }
    }

    /**
     * A command and where it stands.
     *
     * @param state queued, sent, delivered, refused or expired
     * @param said the tracker's words, or why not
     */
    record Kept(
            UUID id,
            UUID tracker,
            String command,
            @Nullable Long seconds,
            @Nullable String words,
            Instant asked,
            String state,
            Instant at,
            @Nullable String said) {
        static Kept of(TrackerCommands.Told told) {
            TrackerCommand command = told.command();
            return new Kept(
                    told.id().value(),
                    told.tracker().value(),
                    command.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    command instanceof TrackerCommand.Interval(Duration every) ? every.toSeconds() : null,
                    command instanceof TrackerCommand.Message(String words) ? words : null,
                    told.asked(),
                    told.delivery().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    told.delivery().at(),
                    said(told.delivery()));
        }

        private static @Nullable String said(Delivery delivery) {
            return switch (delivery) {
                case Delivery.Queued _, Delivery.Sent _ -> null;
                case Delivery.Delivered(Instant _, String said) -> said;
                case Delivery.Refused(Instant _, String said) -> said;
                case Delivery.Expired(Instant _, String why) -> why;
            };
        }
    }

    private final TrackerCommands commands;
    private final Reach reach;

    TrackerCommandsApi(TrackerCommands commands, Reach reach) {
        this.commands = commands;
        this.reach = reach;
    }

    @GetMapping("/api/participants/{id}/trackers/commands")
    List<Kept> told(@PathVariable UUID id, @RequestParam Purpose purpose) {
        Reached reached = reach.reach(id);
        return commands.of(reached.by(), purpose, reached.person().id(), MOST).stream()
                .map(Kept::of)
                .toList();
    }

    @PostMapping("/api/participants/{id}/trackers/{tracker}/commands")
    ResponseEntity<Kept> tell(@PathVariable UUID id, @PathVariable UUID tracker, @RequestBody Entered entered) {
        Reached reached = reach.reach(id);
        if (entered.purpose() == null) {
            throw new IllegalArgumentException("Say for which \"purpose\" the tracker is told this.");
        }
        var told = commands.tell(
                reached.by(), entered.purpose(), reached.person().id(), new TrackerId(tracker), entered.read());
        return ResponseEntity.status(201).body(Kept.of(told));
    }
}
