package org.rollcall.checkin.internal.telephone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.evidence.RunningRecordings;
import org.rollcall.journal.Actor;
import org.rollcall.line.CallRecordId;
import org.rollcall.participant.ParticipantId;
import org.rollcall.sound.Sound;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is said on a call, on disk while it is said: 16-bit samples at 8 kHz. */
@Component
class SpokenSoFar {
    private static final int RATE = 8_000;

    private final RunningRecordings running;
    private final Evidence evidence;

    SpokenSoFar(RunningRecordings running, Evidence evidence) {
        this.running = running;
        this.evidence = evidence;
    }

    void add(CallRecordId call, Sound piece) {
        short[] samples = piece.toPcm16();
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        running.add(call.value(), bytes.array());
    }

    void discard(CallRecordId call) {
        running.discard(call.value());
    }

    /** Makes evidence of what was said and not kept yet, in the caller's transaction. */
    Optional<UUID> keep(CallRecordId call, ParticipantId participant) {
        List<Sound> said =
                running.left(call.value()).stream().map(SpokenSoFar::sound).toList();
        if (said.isEmpty()) {
            return Optional.empty();
        }
        UUID kept = evidence.keep(
                        new Actor.Participant(participant.value()),
                        EvidenceKind.CALL_ANSWER,
                        participant.value(),
                        "audio/wav",
                        Wav.bytes(Sound.concat(said), WavEncoding.PCM_16))
                .value();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                discard(call);
            }
        });
        return Optional.of(kept);
    }

    private static Sound sound(byte[] piece) {
        short[] samples = new short[piece.length / Short.BYTES];
        ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return Sound.ofPcm16(samples, RATE);
    }
}
