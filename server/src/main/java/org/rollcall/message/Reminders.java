package org.rollcall.message;

import java.net.URI;
import java.time.LocalTime;
import java.util.List;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.QuietHours;

/**
 * The door to reminders that a browser shows by push (RFC 8030, 8291, 8292). They say that the app should be opened and
 * nothing else: whoever sees the telephone learns nothing of the person.
 */
public interface Reminders {
    /**
     * A browser that takes them.
     *
     * @param endpoint the address its push service gave it
     * @param key its public key: a point of P-256, uncompressed, 65 bytes
     * @param secret its authentication secret, 16 bytes
     */
    record Subscription(URI endpoint, byte[] key, byte[] secret) {}

    /**
     * When a person wants to be reminded, in the local time of their zone.
     *
     * @param quietFrom from then on nothing is sent, until {@code quietUntil}; the same time twice means never quiet
     * @param preferred at these times, where the window has one; at most three
     */
    record Wishes(LocalTime quietFrom, LocalTime quietUntil, List<LocalTime> preferred) {
        public Wishes {
            preferred = preferred.stream().distinct().sorted().toList();
            if (preferred.size() > 3) {
                throw new IllegalArgumentException("Choose at most three times.");
            }
        }

        /** The hours alone. */
        public QuietHours quiet() {
            return new QuietHours(quietFrom, quietUntil);
        }

        /** What holds for who has wished nothing: quiet from nine in the evening to eight in the morning, unless the programme has other hours. */
        public static Wishes usual() {
            return new Wishes(LocalTime.of(21, 0), LocalTime.of(8, 0), List.of());
        }
    }

    /** The key that a browser subscribes for (RFC 8292, 4.1): a point of P-256, uncompressed, in base64url. */
    String publicKey();

    /**
     * Sends reminders to this browser from now on; journalled.
     *
     * @throws IllegalArgumentException if it is of no push service of {@code rollcall.push.services}, or cannot be read
     * @throws IllegalStateException if ten browsers take them already
     */
    void subscribe(Actor by, ParticipantId participant, Subscription browser);

    /** Ends the reminders to all of this person's browsers; journalled. */
    void end(Actor by, ParticipantId participant);

    /** How many of this person's browsers take reminders. */
    int browsers(ParticipantId participant);

    Wishes wishes(ParticipantId participant);

    /** Keeps the times; the quiet hours hold for the tracker and its messages too. Journalled. */
    void wish(Actor by, ParticipantId participant, Wishes wishes);
}
