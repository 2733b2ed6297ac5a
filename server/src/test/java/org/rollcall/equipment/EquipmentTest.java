package org.rollcall.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.location.Enrolled;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class EquipmentTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());

    @Autowired
    Participants participants;

    @Autowired
    Equipment equipment;

    @Autowired
    JournalReader journal;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private ParticipantId one = new ParticipantId(new UUID(0, 0));
    private ParticipantId other = one;

    @BeforeEach
    void enrolled() {
        one = Enrolled.someone(participants);
        other = Enrolled.someone(participants);
    }

    private static String number() {
        return UUID.randomUUID().toString();
    }

    private Tracker added() {
        return equipment.addTracker(OFFICER, number(), "FMB920", true);
    }

    private Instant hoursAgo(int hours) {
        return now.minus(Duration.ofHours(hours));
    }

    @Test
    void aTrackerIsFoundByItsNumberAndNumbersAreUnique() {
        Tracker tracker = added();
        assertThat(equipment.byDeviceNumber(tracker.deviceNumber())).contains(tracker);
        assertThat(equipment.stock(10_000)).contains(tracker);
        assertThatThrownBy(() -> equipment.addTracker(OFFICER, tracker.deviceNumber(), "Other", true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is in the stock");
        assertThatThrownBy(() -> equipment.addTracker(OFFICER, "a'; DROP TABLE", "FMB920", true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoHeldItIsKnownForEachInstant() {
        TrackerId tracker = added().id();
        equipment.assign(OFFICER, tracker, one, hoursAgo(10));
        equipment.takeBack(OFFICER, tracker, hoursAgo(6));
        equipment.assign(OFFICER, tracker, other, hoursAgo(6));
        assertThat(equipment.holderAt(tracker, hoursAgo(11))).isEmpty();
        assertThat(equipment.holderAt(tracker, hoursAgo(10))).contains(one);
        assertThat(equipment.holderAt(tracker, hoursAgo(6).minusMillis(1))).contains(one);
        assertThat(equipment.holderAt(tracker, hoursAgo(6))).contains(other);
        assertThat(equipment.heldBy(one)).isEmpty();
        assertThat(equipment.heldBy(other)).extracting(Tracker::id).containsExactly(tracker);
        assertThat(equipment.holdings(one, hoursAgo(7), hoursAgo(1)))
                .containsExactly(new Holding(tracker, one, hoursAgo(10), hoursAgo(6)));
        assertThat(equipment.holdings(one, hoursAgo(6), hoursAgo(1))).isEmpty();
    }

    @Test
    void timesThatCannotBeAreRefused() {
        TrackerId tracker = added().id();
        assertThatThrownBy(() -> equipment.takeBack(OFFICER, tracker, now)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> equipment.assign(OFFICER, tracker, one, now.plus(Duration.ofDays(1))))
                .hasMessageContaining("not in the future");
        equipment.assign(OFFICER, tracker, one, hoursAgo(5));
        assertThatThrownBy(() -> equipment.takeBack(OFFICER, tracker, hoursAgo(5)))
                .hasMessageContaining("later time");
        assertThatThrownBy(() -> equipment.assign(OFFICER, tracker, other, hoursAgo(8)))
                .hasMessageContaining("take it back first");
        assertThatThrownBy(() -> equipment.assign(OFFICER, tracker, new ParticipantId(UUID.randomUUID()), now))
                .hasMessageContaining("enrol them first");
        assertThatThrownBy(() -> equipment.assign(OFFICER, new TrackerId(UUID.randomUUID()), other, now))
                .isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void ofTwoOfficersAtOnceOneHandsItOut() throws Exception {
        TrackerId tracker = added().id();
        var refused = new AtomicInteger();
        Callable<Boolean> attempt = () -> {
            try {
                equipment.assign(OFFICER, tracker, one, now);
                return true;
            } catch (IllegalArgumentException e) {
                refused.incrementAndGet();
                return false;
            }
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(Stream.generate(() -> attempt).limit(4).toList());
        }
        assertThat(refused).hasValue(3);
        assertThat(equipment.holderAt(tracker, now)).isPresent();
    }

    @Test
    void everyChangeIsInTheJournal() {
        TrackerId tracker = added().id();
        equipment.assign(OFFICER, tracker, one, hoursAgo(2));
        equipment.takeBack(OFFICER, tracker, hoursAgo(1));
        assertThat(journal.about(new Subject(Subject.Kind.TRACKER, tracker.value()), 10))
                .extracting(recorded -> recorded.entry().action().code())
                .containsExactly("equipment.tracker_returned", "equipment.tracker_assigned", "equipment.tracker_added");
        assertThat(journal.about(Subject.participant(one.value()), 10))
                .extracting(recorded -> recorded.entry().action().code())
                .contains("equipment.tracker_returned", "equipment.tracker_assigned");
    }
}
