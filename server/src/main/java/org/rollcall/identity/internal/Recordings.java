package org.rollcall.identity.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.rollcall.participant.ParticipantId;
import org.rollcall.sound.Sound;
import org.rollcall.voice.RecordingFingerprint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks of what a person said before, by which the replay of an earlier recording is noticed. */
@Component
class Recordings {
    private final JdbcClient jdbc;
    private final TemplateKeys keys;
    private final IdentitySettings settings;

    Recordings(JdbcClient jdbc, TemplateKeys keys, IdentitySettings settings) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.settings = settings;
    }

    /** Whether this is, in good part, a recording of this person that was heard before. */
    boolean heardBefore(ParticipantId participant, RecordingFingerprint now) {
        return newest(participant).stream()
                .map(bytes -> RecordingFingerprint.fromBytes(keys.open(bytes, bound(participant))))
                .anyMatch(earlier -> now.similarity(earlier) >= RecordingFingerprint.SAME_RECORDING);
    }

    private List<byte[]> newest(ParticipantId participant) {
        return jdbc.sql("SELECT sealed FROM identity.recording WHERE participant = ? ORDER BY number DESC LIMIT ?")
                .params(participant.value(), settings.recordings())
                .query((row, n) -> row.getBytes("sealed"))
                .list();
    }

    void keep(ParticipantId participant, RecordingFingerprint heard, Instant at) {
        jdbc.sql("INSERT INTO identity.recording (participant, sealed, heard) VALUES (?, ?, ?)")
                .params(participant.value(), keys.seal(heard.toBytes(), bound(participant)), Timestamp.from(at))
                .update();
    }

    void keep(ParticipantId participant, Sound heard, Instant at) {
        keep(participant, RecordingFingerprint.of(heard), at);
    }

    private static String bound(ParticipantId participant) {
        return "recording|" + participant;
    }
}
