package org.rollcall.evidence.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.rollcall.evidence.EvidenceKind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long evidence is kept.
 *
 * @param keep by kind, such as {@code rollcall.retention.keep.call-answer=180d}
 * @param running how long what was being recorded when a process died waits to be fetched
 */
@ConfigurationProperties("rollcall.retention")
record RetentionSettings(
        @DefaultValue Map<EvidenceKind, Duration> keep,
        @DefaultValue("7d") Duration running) {
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);
    private static final Duration LEAST = Duration.ofDays(1);

    RetentionSettings {
        var all = new EnumMap<EvidenceKind, Duration>(EvidenceKind.class);
        for (EvidenceKind kind : EvidenceKind.values()) {
            all.put(kind, keep.getOrDefault(kind, usual(kind)));
        }
        all.forEach((kind, time) -> {
            if (time.compareTo(LEAST) < 0) {
                throw new IllegalArgumentException("rollcall.retention.keep for " + kind + " is at least a day.");
            }
        });
        keep = Map.copyOf(all);
    }

    private static Duration usual(EvidenceKind kind) {
        return switch (kind) {
            // What a template was made of stays as long as the template stands; these count from when it was made.
            case ENROLMENT_PHOTOGRAPH, VOICE_ENROLMENT, CHECK_IN_PHOTOGRAPH, CALL_ANSWER, ADDRESS_TOLD -> HALF_A_YEAR;
            case CHALLENGE_FRAMES, CHECK_IN_ADDED -> HALF_A_YEAR;
            case DOCUMENT -> Duration.ofDays(2 * 365);
        };
    }

    Duration keep(EvidenceKind kind) {
        return java.util.Objects.requireNonNull(keep.get(kind));
    }

    /** Pieces of this kind that were kept before this time leave now. */
    Instant before(EvidenceKind kind, Instant now) {
        return now.minus(keep(kind));
    }

    /** The class's name in the proof. */
    String named(EvidenceKind kind) {
        return kind + "/" + keep(kind);
    }
}
