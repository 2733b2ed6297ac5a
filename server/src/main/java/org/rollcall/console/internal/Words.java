package org.rollcall.console.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollcall.alert.AlertKind;
import org.rollcall.document.Document.Scan;
import org.rollcall.identity.Reasons;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Window;

/** Closed lists and times as officers read them. */
public final class Words {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WHEN_THERE =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private Words() {}

    /** A name of a closed list as words: {@code PENDING_REVIEW} reads "Pending review". */
    public static String of(Enum<?> name) {
        String low = name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch ((Object) name) {
            case AlertKind.OBLIGATION_MISSED -> "Nothing received";
            case AlertKind.REVIEW_NEEDED -> "A person has to decide";
            case AlertKind.PERSON_ASKED_FOR -> "Asks for a person";
            case AlertKind.REQUEST_MADE -> "Asks for something";
            case AlertKind.LETTER_RECEIVED -> "Wrote a message";
            case AlertKind.CALL_BACK_FAILED -> "Our line broke off: please call";
            case AlertKind.ADDRESS_TOLD -> "Told a new address";
            case AlertKind.SOS -> "Asks for help (SOS)";
            case AlertKind.STRAP -> "Strap open";
            case AlertKind.TAMPER -> "Case open";
            case AlertKind.SHIELDED -> "Receiver covered";
            case AlertKind.JAMMED -> "Radio interference";
            case AlertKind.TRACKER_SILENT -> "Tracker not heard";
            case AlertKind.TRACKERS_SILENT_TOGETHER -> "Many trackers not heard at once";
            default -> Character.toUpperCase(low.charAt(0)) + low.substring(1);
        };
    }

    /** What else may be behind an alert and where to begin; empty where the alert itself says it. */
    public static String advice(AlertKind kind) {
        return switch (kind) {
            case SOS -> "Call the person now.";
            case ZONE_ENTERED, ZONE_LEFT ->
                "Look at the fixes behind it first: how far off each may be, and those that did not count.";
            case STRAP -> "A worn strap, water or a loose clasp do this too. Ask the person, then see the device.";
            case TAMPER -> "A fall or wear do this too. See the device.";
            case SHIELDED -> "Metal lies over the receiver: a lift, a vehicle or a steel building as well as foil.";
            case JAMMED -> "A strong transmitter near by does this too, and the wearer need not know of it.";
            case BATTERY_LOW ->
                "The wearer was told first. Ask whether they can charge it: power, a charger, the time.";
            case TRACKER_SILENT ->
                "An empty battery, a basement or the network is likely. The wearer was told first. Ask them.";
            case TRACKER_SWITCHED_OFF -> "Most devices switch themselves off when the battery is empty.";
            case TRACKERS_SILENT_TOGETHER ->
                "That is no person’s doing: look at the network and at this server. Nobody is told until it is over.";
            default -> "";
        };
    }

    /** The style of an outcome's tag. */
    public static String tag(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> "";
            case FULFILLED, FULFILLED_LATE -> "good";
            case PENDING_REVIEW, TECHNICAL_FAILURE, AGENCY_FAILURE -> "care";
            case MISSED -> "bad";
            case EXCUSED, WAIVED -> "plain";
        };
    }

    /** What an attempt came to. */
    public static String of(Finding finding) {
        return switch (finding) {
            case Finding.Satisfied() -> "Satisfied";
            case Finding.Inconclusive(String reason) -> "Inconclusive: " + Reasons.sentence(reason);
            case Finding.Unfinished(String step) -> "Not finished: " + step.replace('_', ' ');
            case Finding.LockedOut() -> "Wrong PIN too often";
            case Finding.TechnicalFailure(String what) -> "Technical failure: " + what.replace('_', ' ');
        };
    }

    /** What is known of a page's harmlessness. */
    public static String of(Scan scan) {
        return switch (scan) {
            case Scan.NotAsked() -> "not scanned";
            case Scan.Clean clean -> "scanned";
            case Scan.Waiting() -> "waits for the virus scanner";
            case Scan.Harmful(Instant at, String found) -> "not opened: the virus scanner found " + found;
        };
    }

    /** A time in a zone, with the zone's name. */
    public static String when(Instant at, ZoneId zone) {
        return WHEN_THERE.format(at.atZone(zone));
    }

    /** A window, the closing day only where it is another one. */
    public static String window(Window window, ZoneId zone) {
        var opens = window.opens().atZone(zone);
        var closes = window.closes().atZone(zone);
        boolean sameDay = opens.toLocalDate().equals(closes.toLocalDate());
        return WHEN.format(opens) + " – " + (sameDay ? HOUR : WHEN).format(closes);
    }

    /** Reads the value of a date and time field. */
    static Instant read(String local, ZoneId zone) {
        try {
            return LocalDateTime.parse(local).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Give the date and the time, such as 2026-11-22 14:30.", e);
        }
    }

    /** Reads the name of a zone. */
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("There is no time zone of this name. Choose one of the list.", e);
        }
    }
}
