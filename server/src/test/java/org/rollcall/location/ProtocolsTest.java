package org.rollcall.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.ServerTest;
import org.rollcall.TestDatabase;
import org.rollcall.equipment.Equipment;
import org.rollcall.journal.Actor;
import org.rollcall.track.wire.DatagramProtocol;
import org.rollcall.track.wire.TrackerProtocol;
import org.rollcall.track.wire.TrackerProtocols;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every protocol on a port of its own: stored before it is answered, and nothing that comes shuts the port. */
@ServerTest
class ProtocolsTest {
    private static final int PATIENCE = 20_000;

    @Autowired
    TrackerAddress address;

    @Autowired
    Equipment equipment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry meters;

    @Value("${spring.datasource.url}")
    String url;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    static List<String> streams() {
        return TrackerProtocols.all().stream()
                .map(TrackerProtocol::name)
                .filter(name -> !name.equals("teltonika"))
                .toList();
    }

    static List<String> datagrams() {
        return TrackerProtocols.datagrams().stream().map(DatagramProtocol::name).toList();
    }

    /** Devices of these want no answer. */
    private static final Set<String> SILENT = Set.of("megastek", "megastek-udp", "r16h");

    static List<String> answered() {
        return streams().stream().filter(name -> !SILENT.contains(name)).toList();
    }

    static List<String> answeredDatagrams() {
        return datagrams().stream().filter(name -> !SILENT.contains(name)).toList();
    }

    static Set<String> silent() {
        return SILENT;
    }

    static List<String> allPorts() {
        return Stream.concat(streams().stream(), datagrams().stream()).toList();
    }

    /** Eleven digits fit the shortest of the identifiers; GT06 wants fifteen. */
    private String inStock(String protocol) {
        boolean imei = protocol.startsWith("gt06") || protocol.startsWith("teltonika");
        long least = imei ? 100_000_000_000_000L : 10_000_000_000L;
        String device = Long.toString(ThreadLocalRandom.current().nextLong(least, 9 * least));
        equipment.addTracker(new Actor.Machine("test"), device, protocol, true);
        return device;
    }

    private InetSocketAddress port(String protocol) {
        return address.of(protocol).orElseThrow();
    }

    private long stored(String device) {
        return jdbc.sql("SELECT count(*) FROM location.fix f JOIN location.device d USING (device)"
                        + " JOIN equipment.v_tracker t USING (tracker) WHERE t.device_number = ?"
                        + " AND abs(f.latitude_e7 - 297604000) < 200 AND abs(f.longitude_e7 + 953698000) < 200")
                .param(device)
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @MethodSource("answered")
    void aReportOverAStreamIsAnsweredAndThenItIsStored(String protocol) throws IOException {
        String device = inStock(protocol);
        try (var socket = new Socket()) {
            socket.connect(port(protocol));
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(RawReports.report(protocol, device, now));
            int answered = 0;
            // A login is answered at once; the answer after it says that the position is stored.
            int expected = protocol.equals("gt06") ? 11 : 1;
            while (answered < expected) {
                int read = socket.getInputStream().read(new byte[500]);
                assertThat(read).isPositive();
                answered += read;
            }
            assertThat(stored(device)).isOne();
        }
    }

    @ParameterizedTest
    @MethodSource("answeredDatagrams")
    void aReportInAPacketIsAnsweredAndThenItIsStoredOnce(String protocol) throws IOException {
        String device = inStock(protocol);
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(PATIENCE);
            for (int i = 0; i < 2; i++) {
                socket.send(packet(protocol, RawReports.report(protocol, device, now)));
                socket.receive(new DatagramPacket(new byte[500], 500));
                assertThat(stored(device)).isOne();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("silent")
    void aReportOfADeviceThatWantsNoAnswerIsStored(String protocol) throws IOException {
        String device = inStock(protocol);
        byte[] report = RawReports.report(protocol, device, now);
        try (var stream = new Socket();
                var packets = new DatagramSocket()) {
            if (protocol.endsWith("-udp")) {
                packets.send(packet(protocol, report));
            } else {
                stream.connect(port(protocol));
                stream.getOutputStream().write(report);
            }
            Awaitility.await().untilAsserted(() -> assertThat(stored(device)).isOne());
        }
    }

    private DatagramPacket packet(String protocol, byte[] bytes) {
        return new DatagramPacket(bytes, bytes.length, port(protocol));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h02", "h02-udp", "teltonika-udp"})
    void nothingIsAnsweredBeforeTheCommit(String protocol) throws Exception {
        String device = inStock(protocol);
        byte[] report = RawReports.report(protocol, device, now);
        try (var superuser = TestDatabase.superuser(url);
                var lock = superuser.createStatement();
                var stream = new Socket();
                var packets = new DatagramSocket()) {
            superuser.setAutoCommit(false);
            lock.execute("LOCK TABLE location.batch IN ACCESS EXCLUSIVE MODE");
            boolean udp = protocol.endsWith("-udp");
            if (udp) {
                packets.send(packet(protocol, report));
            } else {
                stream.connect(port(protocol));
                stream.getOutputStream().write(report);
            }
            assertThat(answered(udp, stream, packets, 300)).isFalse();
            superuser.rollback();
            assertThat(answered(udp, stream, packets, PATIENCE)).isTrue();
        }
        assertThat(stored(device)).isOne();
    }

    private static boolean answered(boolean udp, Socket stream, DatagramSocket packets, int patience)
            throws IOException {
        try {
            if (udp) {
                packets.setSoTimeout(patience);
                packets.receive(new DatagramPacket(new byte[500], 500));
                return true;
            }
            stream.setSoTimeout(patience);
            return stream.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("allPorts")
    void anUnknownDeviceIsListedWithItsProtocol(String protocol) throws IOException {
        String device = Long.toString(ThreadLocalRandom.current().nextLong(100_000_000_000L, 899_999_999_999L));
        if (protocol.startsWith("gt06") || protocol.startsWith("teltonika")) {
            device = device + "123";
        }
        byte[] report = RawReports.report(protocol, device, now);
        try (var stream = new Socket();
                var packets = new DatagramSocket()) {
            if (protocol.endsWith("-udp")) {
                packets.send(packet(protocol, report));
            } else {
                stream.connect(port(protocol));
                stream.getOutputStream().write(report);
            }
            String unknown = device;
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    jdbc.sql("SELECT protocol FROM location.unknown_tracker WHERE device_number = ?")
                                            .param(unknown)
                                            .query(String.class)
                                            .optional())
                            .hasValue(protocol));
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void garbageClosesTheConnectionAndNotThePort(String protocol) throws IOException {
        var random = new Random(7);
        double before = meters.counter("rollcall.trackers.unreadable").count();
        for (int i = 0; i < 20; i++) {
            byte[] garbage = new byte[3_000];
            random.nextBytes(garbage);
            garbage[0] = 'G';
            try (var socket = new Socket()) {
                socket.connect(port(protocol));
                socket.setSoTimeout(PATIENCE);
                socket.getOutputStream().write(garbage);
                assertThat(closed(socket)).isTrue();
            }
        }
        assertThat(meters.counter("rollcall.trackers.unreadable").count()).isGreaterThanOrEqualTo(before + 20);
        if (SILENT.contains(protocol)) {
            aReportOfADeviceThatWantsNoAnswerIsStored(protocol);
        } else {
            aReportOverAStreamIsAnsweredAndThenItIsStored(protocol);
        }
    }

    private static boolean closed(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // What is answered to garbage does not matter here.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("datagrams")
    void garbageInPacketsIsCountedAndThePortGoesOn(String protocol) throws IOException {
        var random = new Random(11);
        double before = meters.counter("rollcall.trackers.unreadable").count();
        String device = inStock(protocol);
        byte[] report = RawReports.report(protocol, device, now);
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(PATIENCE);
            for (int i = 0; i < 50; i++) {
                byte[] garbage = new byte[random.nextInt(1, 1_400)];
                random.nextBytes(garbage);
                garbage[0] = 'G';
                socket.send(packet(protocol, garbage));
                socket.send(packet(protocol, Arrays.copyOf(report, random.nextInt(1, report.length))));
            }
            socket.send(packet(protocol, report));
            Awaitility.await().untilAsserted(() -> assertThat(stored(device)).isOne());
        }
        assertThat(meters.counter("rollcall.trackers.unreadable").count()).isGreaterThan(before);
    }

    @Test
    void aProtocolThatIsNotListenedForHasNoPort() {
        assertThat(address.of("osmand")).isEmpty();
        assertThat(address.of("gt06-udp")).isEmpty();
    }
}
