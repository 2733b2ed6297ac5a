package org.rollcall.location;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.staff.Purpose;

/** The door by which movement histories leave: a reading like any other, and in the journal that it left and how. */
public interface TrackExports {
    /**
     * What may be written now.
     *
     * @param paper made and signed for {@link TrackFormat#PDF}; null for all others
     */
    record Exported(
            Movements.History history,
            TrackFormat format,
            @Nullable CourtPaper paper) {
        /** A name for the file; it names nobody. */
        public String fileName() {
            String day = history.from().toString().substring(0, 10);
            return "track-" + history.participant().toString().substring(0, 8) + "-" + day + "." + format.ending();
        }
    }

    /**
     * Reads a period for export, as {@link Movements#history} does and with what it throws.
     *
     * @throws IllegalArgumentException if it is more than a paper can list
     * @throws IllegalStateException if a protection flag stands on the person
     */
    Exported export(
            Actor by, Purpose purpose, ParticipantId participant, Instant from, Instant until, TrackFormat format);

    /** Writes it; the stream stays open. */
    void write(Exported exported, OutputStream out) throws IOException;
}
