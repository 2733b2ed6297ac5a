package org.rollcall.message.internal;

import java.util.Map;
import org.rollcall.journal.Actor;
import org.rollcall.location.ChargingDue;
import org.rollcall.location.TrackerFellSilent;
import org.rollcall.location.TrackerReported;
import org.rollcall.message.MessageKind;
import org.rollcall.message.Messages;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationMissed;
import org.rollcall.obligation.ObligationNeedsReview;
import org.rollcall.participant.ParticipantId;
import org.rollcall.track.TrackerState;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells participants what became of what they had to do, in the transaction that made it so. */
@Component
class MessageReasons {
    private static final Actor MACHINE = new Actor.Machine("message");

    private final Messages messages;
    private final HeldBack quiet;

    MessageReasons(Messages messages, HeldBack quiet) {
        this.messages = messages;
        this.quiet = quiet;
    }

    /** The wearer hears of it before anybody of the staff. */
    @EventListener
    void on(TrackerReported reported) {
        ParticipantId wearer = reported.participant();
        if (wearer != null && reported.state().equals(TrackerState.BATTERY_LOW.name())) {
            quiet.send(
                    wearer,
                    MessageKind.TRACKER_BATTERY_LOW,
                    reported.tracker().value(),
                    Map.of("at", reported.at().toString()));
        }
    }

    @EventListener
    void on(TrackerFellSilent silent) {
        quiet.send(
                silent.participant(),
                MessageKind.TRACKER_SILENT,
                silent.tracker().value(),
                Map.of("at", silent.since().toString()));
    }

    /** Published by day only. */
    @EventListener
    void on(ChargingDue due) {
        quiet.send(
                due.participant(),
                MessageKind.TRACKER_CHARGING_DUE,
                due.tracker().value(),
                Map.of("until", due.lasts().toString()));
    }

    @EventListener
    void on(ObligationMissed missed) {
        switch (missed.obligation().duty()) {
            case CHECK_IN -> send(MessageKind.CHECK_IN_NOT_RECEIVED, missed.obligation());
            case REPORT -> send(MessageKind.REPORT_NOT_RECORDED, missed.obligation());
            // What a court recorded is for a person to talk about, not for a machine to announce.
            case HEARING -> {}
        }
    }

    @EventListener
    void on(ObligationNeedsReview needs) {
        if (needs.obligation().duty() == Duty.CHECK_IN) {
            send(MessageKind.CHECK_IN_LOOKED_AT, needs.obligation());
        }
    }

    private void send(MessageKind kind, Obligation about) {
        messages.send(
                MACHINE,
                about.participant(),
                kind,
                about.id().value(),
                Map.of(
                        "opens", about.window().opens().toString(),
                        "closes", about.window().closes().toString()));
    }
}
