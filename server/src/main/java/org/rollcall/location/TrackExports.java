package org.rollcall.location;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;

/** The door by which movement histories leave: a reading like any other, and in the journal that it left and how. */
public interface TrackExports {
    /**
     * What may be written now, once.
     *
     * @param fileName names nobody
     */
    record Exported(String fileName, TrackFormat format, Content content) {}

    /** Writes a file. */
    @FunctionalInterface
    interface Content {
        /** Writes it; the stream stays open. A period is read from the store while it is written. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Reads a period for export, as {@link Movements#history} does and with what it throws.
     *
     * @throws IllegalArgumentException if it is more than a paper can list
     * @throws IllegalStateException if a protection flag stands on the person
     */
    Exported export(
            Actor by, Purpose purpose, ParticipantId participant, Instant from, Instant until, TrackFormat format);
}
