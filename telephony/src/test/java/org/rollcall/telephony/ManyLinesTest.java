package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two lines behind Kamailio, as deploy/kamailio sets it up. */
@Tag("long")
class ManyLinesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final CallLimits MANY = new CallLimits(1_000, 1_000, 1_000, Duration.ofSeconds(1));
    private static final int CALLS = 30;
    private static final int NEW_CALLS = 20;

    @TempDir
    private Path directory = Path.of("");

    private final List<AutoCloseable> open = new ArrayList<>();

    /** A call and the line it is on. */
    private record Placed(Call call, char line) {}

    @BeforeEach
    void nothingIsOpen() {
        assertThat(open).isEmpty();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T opened(T it) {
        open.add(it);
        return it;
    }

    private SipLine carrier(Kamailio kamailio) throws IOException {
        LineSettings settings = LineSettings.loopback()
                .withLimits(MANY)
                .withDeadAfter(Duration.ofSeconds(3))
                .withTrunk(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), kamailio.port()), Transport.UDP);
        return opened(SipLine.open(settings, call -> {}, Clock.systemUTC()));
    }

    private static Placed place(SipLine carrier) throws InterruptedException {
        CallResult result = carrier.call(new OutgoingCall("+15559990000", "+15551112222", SOON));
        assertThat(result).isInstanceOf(CallResult.Answered.class);
        Call call = ((CallResult.Answered) result).call();
        return new Placed(call, call.collect(1, SOON, SOON, '#').keys().charAt(0));
    }

    /** Lines that have just started may be too slow for their first call; then Kamailio thinks them gone for a while. */
    private static void bothAnswer(SipLine carrier) throws InterruptedException {
        StringBuilder answered = new StringBuilder();
        for (int i = 0;
                i < 60
                        && !answered.toString().endsWith("1212")
                        && !answered.toString().endsWith("2121");
                i++) {
            Placed placed = place(carrier);
            placed.call().hangUp();
            answered.append(placed.line());
        }
        assertThat(answered.toString()).contains("12");
    }

    @Test
    void aLineThatIsKilledLosesItsOwnCallsAndNewOnesGoToTheOther() throws Exception {
        LineProcess first = opened(LineProcess.start('1'));
        LineProcess second = opened(LineProcess.start('2'));
        Kamailio kamailio =
                opened(Kamailio.start(directory.resolve("kamailio"), List.of(first, second), certificate(), 1_000));
        SipLine carrier = carrier(kamailio);
        bothAnswer(carrier);
        List<Placed> calls = new ArrayList<>();
        AtomicBoolean busy = new AtomicBoolean(true);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Placed>> placing = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                placing.add(callers.submit(() -> place(carrier)));
            }
            for (Future<Placed> each : placing) {
                calls.add(each.get());
            }
            List<Placed> lost = calls.stream().filter(c -> c.line() == '1').toList();
            List<Placed> kept = calls.stream().filter(c -> c.line() == '2').toList();
            assertThat(lost).hasSizeBetween(CALLS / 3, CALLS * 2 / 3);

            Future<?> load = callers.submit(() -> comeAndGo(carrier, busy));
            try {
                first.kill();
                newCallsGoTo('2', callers, carrier);
                for (Placed each : lost) {
                    assertThatThrownBy(() -> each.call().pause(SOON))
                            .isInstanceOfSatisfying(
                                    LineDied.class, e -> assertThat(e.reason()).isEqualTo(LineDied.Cause.NO_MEDIA));
                }
            } finally {
                // Else the callers' end would wait for it for ever.
                busy.set(false);
            }
            load.get();
            assertThat(kept).allSatisfy(c -> assertThat(c.call().isUp()).isTrue());
            assertThat(place(carrier).line()).isEqualTo('2');
        }
    }

    private static void newCallsGoTo(char line, ExecutorService callers, SipLine carrier) throws Exception {
        List<Future<Placed>> late = new ArrayList<>();
        for (int i = 0; i < NEW_CALLS; i++) {
            late.add(callers.submit(() -> place(carrier)));
        }
        for (Future<Placed> each : late) {
            assertThat(each.get().line()).isEqualTo(line);
        }
    }

    /** Calls that are set up while a line dies may be lost with it; they only keep everyone busy. */
    private static @org.jspecify.annotations.Nullable Void comeAndGo(SipLine carrier, AtomicBoolean busy)
            throws InterruptedException {
        while (busy.get()) {
            if (carrier.call(new OutgoingCall("+15559990000", "+15551112222", SOON))
                    instanceof CallResult.Answered(Call call)) {
                call.hangUp();
            }
        }
        return null;
    }

    @Test
    void onlyPeersAreHeardAndOnlyTrustedOnesBelieved() throws Exception {
        LineProcess line = opened(LineProcess.start('1'));
        Kamailio kamailio = opened(Kamailio.start(directory.resolve("kamailio"), List.of(line), certificate(), 1_000));
        assertThat(callFrom("127.0.0.1", kamailio, line)).isEqualTo("+15553334444 true");
        assertThat(callFrom("127.0.0.3", kamailio, line)).isEqualTo("+15551112222 false");
        try (RawPhone stranger = new RawPhone(kamailio.port(), "127.0.0.4")) {
            stranger.patience(500);
            stranger.request("OPTIONS", null, "");
            assertThatThrownBy(() -> stranger.await("SIP/2.0")).isInstanceOf(SocketTimeoutException.class);
        }
        try (RawPhone peer = new RawPhone(kamailio.port())) {
            peer.request("REFER", null, "");
            assertThat(peer.await("SIP/2.0")).startsWith("SIP/2.0 405");
        }
    }

    @Test
    void oneSourceDoesNotTakeAllLinesForItself() throws Exception {
        LineProcess line = opened(LineProcess.start('1'));
        Kamailio kamailio = opened(Kamailio.start(directory.resolve("kamailio"), List.of(line), certificate(), 2));
        SipLine carrier = carrier(kamailio);
        Call first = place(carrier).call();
        place(carrier);
        assertThat(answer(kamailio, "127.0.0.1")).startsWith("SIP/2.0 503").contains("\r\nRetry-After: 5\r\n");
        assertThat(answer(kamailio, "127.0.0.3")).startsWith("SIP/2.0 200");
        first.hangUp();
        Soon.holds(() -> assertThat(answer(kamailio, "127.0.0.1")).startsWith("SIP/2.0 200"));
    }

    /** What a new call from an address is told; it is not ended. */
    private String answer(Kamailio kamailio, String address) {
        try {
            RawPhone phone = opened(new RawPhone(kamailio.port(), address));
            phone.request("INVITE", "application/sdp", phone.description("sendrecv"));
            return phone.await("SIP/2.0 [2-6]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String callFrom(String address, Kamailio kamailio, LineProcess line) throws Exception {
        try (RawPhone phone = new RawPhone(kamailio.port(), address)) {
            phone.header("P-Asserted-Identity", "<sip:+15553334444@carrier.example>");
            phone.request("INVITE", "application/sdp", phone.description("sendrecv"));
            phone.await("SIP/2.0 200");
            return line.said("CALL ");
        }
    }

    @Test
    void overTlsWhoShowsATrustedCertificateReachesTheLine() throws Exception {
        LineProcess line = opened(LineProcess.start('1'));
        TestCertificate own = certificate();
        Kamailio kamailio = opened(Kamailio.start(directory.resolve("kamailio"), List.of(line), own, 1_000));
        try (RawConnection peer = RawConnection.tls(own.context(), kamailio.tlsPort(), "127.0.0.2")) {
            peer.send(RawConnection.options("certified").replace("SIP/2.0/TCP", "SIP/2.0/TLS"));
            assertThat(peer.next()).startsWith("SIP/2.0 200").contains("Server: Rollcall");
        }
    }

    private TestCertificate certificate() throws Exception {
        return TestCertificate.in(directory);
    }
}
