package org.rollcall.location;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Tracker;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** Someone with a tracker, who walks as the test says. */
public final class Wearer {
    /** Around the point (29.76, -95.37), 400 m wide. */
    public static final String HOME = "{\"type\":\"Polygon\",\"coordinates\":[[[-95.372,29.758],[-95.368,29.758],"
            + "[-95.368,29.762],[-95.372,29.762],[-95.372,29.758]]]}";

    public static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());

    public final ParticipantId participant;
    public final Tracker tracker;
    private final String imei =
            Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000_000L, 999_999_999_999_999L));

    public Wearer(Participants participants, Equipment equipment, Instant from) {
        this(participants, equipment, from, "FMB920");
    }

    /** With a tracker of that model. */
    public Wearer(Participants participants, Equipment equipment, Instant from, String model) {
        participant = Enrolled.someone(participants);
        tracker = equipment.addTracker(OFFICER, imei, model, true);
        equipment.assign(OFFICER, tracker.id(), participant, from);
    }

    /** So many fixes at home, one each half minute. */
    public static List<Fix> atHome(Instant from, int number) {
        return fixes(from, number, 29.76);
    }

    /** So many fixes a good kilometre from home, one each half minute. */
    public static List<Fix> away(Instant from, int number) {
        return fixes(from, number, 29.772);
    }

    public static Fix with(Fix fix, TrackerState state) {
        return fix.toBuilder().state(state).build();
    }

    private static List<Fix> fixes(Instant from, int number, double latitude) {
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            fixes.add(Fix.at(from.plus(Duration.ofSeconds(30L * i)), latitude + i * 1e-5, -95.37)
                    .speed(20)
                    .satellites(9)
                    .build());
        }
        return fixes;
    }

    /** Sends each list as one packet and waits for its acknowledgement. */
    @SafeVarargs
    public final void send(InetSocketAddress gateway, List<Fix>... packets) throws IOException {
        try (RawTracker raw = RawTracker.signedIn(gateway, imei)) {
            for (List<Fix> packet : packets) {
                if (raw.send(packet) != packet.size()) {
                    throw new IOException("The packet was not accepted.");
                }
            }
        }
    }
}
