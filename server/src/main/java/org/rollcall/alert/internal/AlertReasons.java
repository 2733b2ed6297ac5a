package org.rollcall.alert.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.alert.Alert;
import org.rollcall.alert.AlertKind;
import org.rollcall.alert.Alerts;
import org.rollcall.checkin.AddressTold;
import org.rollcall.checkin.CallBackFailed;
import org.rollcall.checkin.PersonAskedFor;
import org.rollcall.checkin.ReviewNeeded;
import org.rollcall.journal.Actor;
import org.rollcall.location.BatteryStillLow;
import org.rollcall.location.TrackerReported;
import org.rollcall.location.TrackerStillSilent;
import org.rollcall.location.TrackersSilentTogether;
import org.rollcall.location.UnknownTrackerSeen;
import org.rollcall.location.ZoneCrossed;
import org.rollcall.message.LetterAnswered;
import org.rollcall.message.LetterReceived;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationMissed;
import org.rollcall.obligation.ObligationNeedsReview;
import org.rollcall.participant.ParticipantId;
import org.rollcall.request.Request;
import org.rollcall.request.RequestAnswered;
import org.rollcall.request.RequestMade;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens an alert for whatever a person must look at, in the transaction that made it so: neither is kept without the
 * other.
 */
@Component
class AlertReasons {
    private final Alerts alerts;
    private final Clock clock;

    AlertReasons(Alerts alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    @EventListener
    void on(ObligationMissed missed) {
        open("obligation", AlertKind.OBLIGATION_MISSED, missed.obligation());
    }

    @EventListener
    void on(ObligationNeedsReview needs) {
        open("obligation", AlertKind.REVIEW_NEEDED, needs.obligation());
    }

    private void open(String part, AlertKind kind, Obligation about) {
        var happened = about.duty() == Duty.CHECK_IN ? about.window().closes() : clock.instant();
        alerts.open(
                new Actor.Machine(part), kind, about.participant(), about.id().value(), happened);
    }

    @EventListener
    void on(ReviewNeeded needed) {
        alerts.open(
                new Actor.Machine("checkin"),
                AlertKind.REVIEW_NEEDED,
                needed.participant(),
                needed.attempt().value(),
                needed.at());
    }

    @EventListener
    void on(PersonAskedFor asked) {
        alerts.open(
                new Actor.Machine("checkin"),
                AlertKind.PERSON_ASKED_FOR,
                asked.participant(),
                asked.attempt(),
                asked.at());
    }

    @EventListener
    void on(RequestMade made) {
        alerts.open(
                new Actor.Participant(made.request().participant().value()),
                AlertKind.REQUEST_MADE,
                made.request().participant(),
                made.request().id().value(),
                made.request().made());
    }

    /** Whoever answered has looked: the same officer's answer closes the alert, unless it was closed before. */
    @EventListener
    void on(RequestAnswered answered) {
        Request request = answered.request();
        Request.Answer answer = Objects.requireNonNull(request.answer());
        alerts.openOne(
                        AlertKind.REQUEST_MADE,
                        request.participant(),
                        request.id().value())
                .ifPresent(alert -> alerts.close(
                        answer.by().actor(), alert.id(), Alert.Found.AS_REPORTED, "The request was answered."));
    }

    @EventListener
    void on(LetterReceived received) {
        alerts.open(
                new Actor.Participant(received.letter().participant().value()),
                AlertKind.LETTER_RECEIVED,
                received.letter().participant(),
                received.letter().participant().value(),
                received.letter().sent());
    }

    /** Like a request: whoever answered has looked. */
    @EventListener
    void on(LetterAnswered answered) {
        ParticipantId writer = answered.letter().participant();
        alerts.openOne(AlertKind.LETTER_RECEIVED, writer, writer.value())
                .ifPresent(alert -> alerts.close(
                        answered.by().actor(), alert.id(), Alert.Found.AS_REPORTED, "The message was answered."));
    }

    @EventListener
    void on(AddressTold told) {
        alerts.open(
                new Actor.Machine("checkin"),
                AlertKind.ADDRESS_TOLD,
                told.participant(),
                told.recording().value(),
                told.at());
    }

    @EventListener
    void on(CallBackFailed failed) {
        alerts.open(
                new Actor.Machine("checkin"),
                AlertKind.CALL_BACK_FAILED,
                failed.participant(),
                failed.callBack(),
                failed.at());
    }

    @EventListener
    void on(ZoneCrossed crossed) {
        AlertKind kind = switch (crossed.crossing()) {
            case LEFT_INCLUSION -> AlertKind.ZONE_LEFT;
            case ENTERED_EXCLUSION -> AlertKind.ZONE_ENTERED;
            case BACK_INSIDE, OUT_AGAIN -> null;
        };
        if (kind != null) {
            alerts.open(
                    new Actor.Machine("location"),
                    kind,
                    crossed.participant(),
                    crossed.zone().value(),
                    crossed.at());
        }
    }

    @EventListener
    void on(TrackerReported reported) {
        AlertKind kind = ofState(reported.state());
        if (kind != null) {
            alerts.open(
                    new Actor.Device(reported.tracker().value()),
                    kind,
                    reported.participant(),
                    reported.tracker().value(),
                    reported.at());
        }
    }

    /** The wearer was told first, and had time. */
    @EventListener
    void on(BatteryStillLow low) {
        alerts.open(
                new Actor.Device(low.tracker().value()),
                AlertKind.BATTERY_LOW,
                low.participant(),
                low.tracker().value(),
                low.at());
    }

    /** So was this one's. */
    @EventListener
    void on(TrackerStillSilent silent) {
        alerts.open(
                new Actor.Machine("location"),
                AlertKind.TRACKER_SILENT,
                silent.participant(),
                silent.tracker().value(),
                silent.since());
    }

    @EventListener
    void on(TrackersSilentTogether together) {
        alerts.open(new Actor.Machine("location"), AlertKind.TRACKERS_SILENT_TOGETHER, null, null, together.since());
    }

    private static @Nullable AlertKind ofState(String state) {
        return switch (state) {
            case "STRAP_OPEN" -> AlertKind.STRAP;
            case "CASE_OPEN" -> AlertKind.TAMPER;
            case "SHIELDED" -> AlertKind.SHIELDED;
            case "JAMMED" -> AlertKind.JAMMED;
            case "SOS", "FALL" -> AlertKind.SOS;
            case "SWITCHED_OFF" -> AlertKind.TRACKER_SWITCHED_OFF;
            default -> null;
        };
    }

    @EventListener
    void on(UnknownTrackerSeen seen) {
        // A device without identifier of ours is told from others by its number.
        UUID about =
                UUID.nameUUIDFromBytes((seen.protocol() + "/" + seen.deviceNumber()).getBytes(StandardCharsets.UTF_8));
        alerts.open(new Actor.Machine("location"), AlertKind.UNKNOWN_TRACKER, null, about, seen.at());
    }
}
