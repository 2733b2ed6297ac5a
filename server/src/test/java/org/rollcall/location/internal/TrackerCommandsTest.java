package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.equipment.Equipment;
import org.rollcall.equipment.Tracker;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.location.Delivery;
import org.rollcall.location.Enrolled;
import org.rollcall.location.TrackerAddress;
import org.rollcall.location.TrackerCommands;
import org.rollcall.location.Wearer;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.QuietHours;
import org.rollcall.staff.Purpose;
import org.rollcall.track.wire.TeltonikaEncoder;
import org.rollcall.track.wire.TrackerCommand;
import org.rollcall.track.wire.TrackerProtocol;
import org.rollcall.track.wire.TrackerProtocols;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a tracker is told goes out when it connects, once, and what it answers is kept. */
@ServerTest
class TrackerCommandsTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final TrackerCommand BUZZ = new TrackerCommand.Buzz();

    @Autowired
    org.rollcall.participant.QuietTimes quietTimes;

    @Autowired
    TrackerCommands commands;

    @Autowired
    PostgresCommands kept;

    @Autowired
    CommandRounds rounds;

    @Autowired
    ConnectedTrackers connected;

    @Autowired
    TrackerAddress address;

    @Autowired
    Equipment equipment;

    @Autowired
    Participants participants;

    @Autowired
    Journal journal;

    @Autowired
    JournalReader reader;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private ParticipantId person;
    private Tracker tracker;

    @BeforeEach
    void atNoonSomeoneHoldsATracker() {
        clockTo(LocalTime.NOON);
        person = Enrolled.someone(participants);
        String imei = Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000_000L, 999_999_999_999_999L));
        tracker = equipment.addTracker(Wearer.OFFICER, imei, "any", true);
        equipment.assign(Wearer.OFFICER, tracker.id(), person, clock.instant());
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    /** To that time of the wearer's day, today or tomorrow. */
    private void clockTo(LocalTime time) {
        var now = clock.instant().atZone(CHICAGO);
        var then = now.with(time);
        clock.advance(Duration.between(now, then.isBefore(now) ? then.plusDays(1) : then));
    }

    private TrackerCommands.Told tell(TrackerCommand command) {
        return commands.tell(Wearer.OFFICER, Purpose.SUPERVISION, person, tracker.id(), command);
    }

    private Delivery delivery(TrackerCommands.Told told) {
        return kept.find(told.id().value()).delivery();
    }

    private void become(TrackerCommands.Told told, Class<? extends Delivery> state) {
        Awaitility.await().untilAsserted(() -> assertThat(delivery(told)).isInstanceOf(state));
    }

    private Socket connect(String protocol) throws IOException {
        InetSocketAddress port = protocol.equals("teltonika")
                ? address.tcp().orElseThrow()
                : address.of(protocol).orElseThrow();
        var socket = new Socket();
        socket.connect(port);
        socket.setSoTimeout(30_000);
        return socket;
    }

    @Test
    void aTeltonikaIsToldWhenItConnectsAndItsAnswerIsKept() throws IOException {
        var told = tell(new TrackerCommand.Interval(Duration.ofSeconds(30)));
        assertThat(delivery(told)).isInstanceOf(Delivery.Queued.class);
        try (Socket socket = connect("teltonika")) {
            var in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(TeltonikaEncoder.login(tracker.deviceNumber()));
            assertThat(in.readUnsignedByte()).isOne();
            assertThat(in.readInt()).isZero();
            byte[] rest = in.readNBytes(in.readInt() + 4);
            assertThat(new String(rest, StandardCharsets.US_ASCII)).contains("setparam 10000:30;10050:30");
            become(told, Delivery.Sent.class);
            socket.getOutputStream().write(codec12Answer("New value 10000:30;10050:30;"));
            become(told, Delivery.Delivered.class);
        }
        assertThat(((Delivery.Delivered) delivery(told)).said()).startsWith("New value");
        assertThat(reader.about(Subject.participant(person.value()), 100))
                .extracting(recorded -> recorded.entry().action().code())
                .contains("location.tracker_told", "location.command_came_to");
    }

    private static byte[] codec12Answer(String words) {
        byte[] text = words.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer body = ByteBuffer.allocate(8 + text.length);
        body.put((byte) 0x0C)
                .put((byte) 1)
                .put((byte) 6)
                .putInt(text.length)
                .put(text)
                .put((byte) 1);
        int crc = 0;
        for (byte each : body.array()) {
            crc ^= each & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
            }
        }
        return ByteBuffer.allocate(12 + body.capacity())
                .putInt(0)
                .putInt(body.capacity())
                .put(body.array())
                .putInt(crc)
                .array();
    }

    @Test
    void aWatchIsRungAndShowsWords() throws IOException {
        var buzz = tell(BUZZ);
        try (Socket socket = connect("watch")) {
            String head = "[3G*" + tracker.deviceNumber() + "*";
            socket.getOutputStream().write((head + "0002*LK]").getBytes(StandardCharsets.US_ASCII));
            var heard = new StringBuilder();
            while (!heard.toString().contains("*FIND]")) {
                int one = socket.getInputStream().read();
                assertThat(one).isNotNegative();
                heard.append((char) one);
            }
            socket.getOutputStream().write((head + "0006*CONFIG]").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write((head + "0004*FIND]").getBytes(StandardCharsets.US_ASCII));
            become(buzz, Delivery.Delivered.class);
        }
    }

    /** A connection that keeps what it is sent. */
    private record Kept(TrackerProtocol protocol, AtomicInteger sent) implements ConnectedTrackers.Line {
        static Kept of(String protocol) {
            return new Kept(java.util.Objects.requireNonNull(TrackerProtocols.named(protocol)), new AtomicInteger());
        }

        @Override
        public void send(byte[] bytes) {
            sent.incrementAndGet();
        }
    }

    @Test
    void aPersonsOwnQuietHoursHoldForTheirTracker() {
        clockTo(LocalTime.NOON);
        quietTimes.choose(Wearer.OFFICER, person, new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0)));
        var line = Kept.of("watch");
        connected.connected(tracker.deviceNumber(), line);
        try {
            var buzz = tell(BUZZ);
            rounds.round();
            assertThat(delivery(buzz)).isInstanceOf(Delivery.Queued.class);
            clockTo(LocalTime.of(22, 0));
            rounds.round();
            assertThat(delivery(buzz)).isInstanceOf(Delivery.Queued.class);
            clockTo(LocalTime.of(9, 0));
            rounds.round();
            assertThat(delivery(buzz)).isInstanceOf(Delivery.Sent.class);
        } finally {
            connected.gone(tracker.deviceNumber(), line);
        }
    }

    @Test
    void byNightATrackerIsSilentAndByDayItIsHeardThreeTimes() {
        clockTo(LocalTime.of(22, 0));
        var line = Kept.of("watch");
        connected.connected(tracker.deviceNumber(), line);
        try {
            List<TrackerCommands.Told> loud = List.of(tell(BUZZ), tell(new TrackerCommand.Message("Hola")), tell(BUZZ));
            assertThatThrownBy(() -> tell(BUZZ)).hasMessageContaining("three times a day");
            var quiet = tell(new TrackerCommand.Interval(Duration.ofMinutes(5)));
            rounds.round();
            assertThat(delivery(quiet)).isInstanceOf(Delivery.Sent.class);
            assertThat(loud).allMatch(told -> delivery(told) instanceof Delivery.Queued);
            assertThat(line.sent()).hasValue(1);
            clockTo(LocalTime.of(9, 0));
            rounds.round();
            assertThat(loud).allMatch(told -> delivery(told) instanceof Delivery.Sent);
            assertThatThrownBy(() -> tell(BUZZ)).hasMessageContaining("three times a day");
            clock.advance(Duration.ofDays(1));
            assertThat(tell(BUZZ).delivery()).isInstanceOf(Delivery.Queued.class);
        } finally {
            connected.gone(tracker.deviceNumber(), line);
        }
    }

    @Test
    void whatAProtocolCannotIsRefusedAndWhatIsNotAnsweredExpires() {
        var line = Kept.of("teltonika");
        connected.connected(tracker.deviceNumber(), line);
        try {
            var message = tell(new TrackerCommand.Message("Hola"));
            var interval = tell(new TrackerCommand.Interval(Duration.ofMinutes(1)));
            rounds.round();
            become(message, Delivery.Refused.class);
            become(interval, Delivery.Sent.class);
            clock.advance(Duration.ofMinutes(11));
            rounds.round();
            become(interval, Delivery.Expired.class);
        } finally {
            connected.gone(tracker.deviceNumber(), line);
        }
        var never = tell(new TrackerCommand.Interval(Duration.ofMinutes(1)));
        clock.advance(Duration.ofHours(25));
        rounds.round();
        become(never, Delivery.Expired.class);
    }

    @Test
    void ofTwoNodesOneSendsIt() throws Exception {
        var there = new ConnectedTrackers();
        var others = new CommandRounds(
                jdbc, kept, there, equipment, participants, quietTimes, journal, transaction, (Clock) clock);
        var line = Kept.of("watch");
        connected.connected(tracker.deviceNumber(), line);
        there.connected(tracker.deviceNumber(), line);
        try {
            for (int i = 0; i < 5; i++) {
                tell(new TrackerCommand.Interval(Duration.ofMinutes(1 + i)));
            }
            Thread other = Thread.startVirtualThread(others::round);
            rounds.round();
            other.join();
            assertThat(line.sent()).hasValue(5);
        } finally {
            connected.gone(tracker.deviceNumber(), line);
            others.end();
        }
    }

    @Test
    void onlyAHeldTrackerIsTold() {
        equipment.takeBack(Wearer.OFFICER, tracker.id(), clock.instant());
        assertThatThrownBy(() -> tell(BUZZ)).hasMessageContaining("does not hold");
        Instant now = clock.instant();
        assertThat(commands.of(new Actor.Participant(person.value()), Purpose.PARTICIPANT_REQUEST, person, 10))
                .noneMatch(told -> told.asked().isAfter(now));
    }
}
