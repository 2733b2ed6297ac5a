package org.rollcall.line.internal;

import java.time.Clock;
import java.util.Optional;
import org.rollcall.line.CallRecordId;
import org.rollcall.line.CallingNumber;
import org.rollcall.line.OutgoingCalls;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.telephony.Call;
import org.rollcall.telephony.CallEnded;
import org.rollcall.telephony.CallResult;
import org.rollcall.telephony.OutgoingCall;
import org.rollcall.telephony.SipLine;
import org.springframework.stereotype.Component;

/** Places calls over the line's trunk, within its caps, and keeps a record of those that were answered. */
@Component
class OutgoingLine implements OutgoingCalls {
    private final TelephoneLine line;
    private final LineProperties properties;
    private final Participants participants;
    private final CallRecords records;
    private final OutgoingCaps caps;

    OutgoingLine(
            TelephoneLine line,
            LineProperties properties,
            Participants participants,
            CallRecords records,
            Clock clock) {
        this.line = line;
        this.properties = properties;
        this.participants = participants;
        this.records = records;
        this.caps = new OutgoingCaps(properties.outgoing(), properties.countryCode(), clock);
    }

    @Override
    public Optional<String> problem() {
        if (properties.trunk() == null) {
            return Optional.of("There is no trunk to call over; set rollcall.line.trunk.host.");
        }
        if (properties.dialled().isEmpty()) {
            return Optional.of("A call has no number to show; set rollcall.line.number.");
        }
        return line.open().isPresent() ? Optional.empty() : Optional.of("The telephone line is down.");
    }

    @Override
    public Placed call(TelephoneNumber number, Talk talk) throws InterruptedException {
        Optional<SipLine> open = line.open();
        Optional<String> problem = problem();
        if (problem.isPresent() || open.isEmpty()) {
            return new Placed.Failed(problem.orElse("The telephone line is down."));
        }
        if (participants.byTelephone(number).isEmpty()) {
            return new Placed.NotAllowed("Nobody is enrolled with this number.");
        }
        Optional<String> refused = caps.count(number);
        if (refused.isPresent()) {
            return new Placed.NotAllowed(refused.get());
        }
        String shown = properties.dialled().orElseThrow().e164();
        var order = new OutgoingCall(number.e164(), shown, properties.outgoing().ringFor());
        return switch (open.get().call(order)) {
            case CallResult.Answered answered -> {
                talk(number, answered.call(), talk);
                yield new Placed.Answered();
            }
            case CallResult.Busy busy -> new Placed.Busy();
            case CallResult.NoAnswer none -> new Placed.NoAnswer();
            case CallResult.Rejected rejected -> new Placed.Rejected(rejected.status());
            case CallResult.Failed failed -> new Placed.Failed(failed.reason());
        };
    }

    private void talk(TelephoneNumber number, Call call, Talk talk) throws InterruptedException {
        try (call) {
            CallRecordId id = records.beginOutgoing(call, new CallingNumber(number, true));
            String why = "failed";
            try {
                talk.hold(id, call);
                why = "completed";
            } catch (CallEnded e) {
                why = TelephoneLine.word(e);
            } finally {
                records.end(id, call, why);
            }
        }
    }
}
