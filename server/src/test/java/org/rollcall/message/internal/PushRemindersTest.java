package org.rollcall.message.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.message.Reminders;
import org.rollcall.message.Reminders.Subscription;
import org.rollcall.message.Reminders.Wishes;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.AppAccess;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.portal.AppUser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Reminders to a browser, through a real push service on this machine that reads them as the browser would. */
@ServerTest
class PushRemindersTest {
    private static final Actor MACHINE = new Actor.Machine("test");
    private static final byte[] SECRET = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);
    /** Never quiet: the test runs at any hour. */
    private static final Wishes AT_ANY_TIME = new Wishes(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, List.of());

    @LocalServerPort
    int port;

    @Autowired
    Reminders reminders;

    @Autowired
    ReminderSweep sweep;

    @Autowired
    Obligations obligations;

    @Autowired
    Participants participants;

    @Autowired
    AppAccess access;

    @Autowired
    TestClock clock;

    private record Received(String authorization, String encoding, String ttl, byte[] body) {}

    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private volatile int status = 201;
    private HttpServer service;
    private KeyPair browser;
    private AppUser user;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::take);
        service.start();
        browser = PushEncryption.pair();
        user = AppUser.signedIn(participants, port, Language.SPANISH);
        reminders.wish(MACHINE, user.id(), AT_ANY_TIME);
    }

    @AfterEach
    void stop() {
        reminders.end(MACHINE, user.id());
        service.stop(0);
        clock.reset();
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        received.add(new Received(
                headers.getFirst("Authorization"),
                headers.getFirst("Content-Encoding"),
                headers.getFirst("TTL"),
                exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Subscription subscription(String path) {
        return new Subscription(
                URI.create("http://localhost:" + service.getAddress().getPort() + path),
                PushEncryption.point((ECPublicKey) browser.getPublic()),
                SECRET);
    }

    private Obligation due() {
        return obligations.open(
                MACHINE,
                user.id(),
                Duty.CHECK_IN,
                Way.APP,
                new Window(clock.instant().minusSeconds(60), clock.instant().plus(Duration.ofHours(4))));
    }

    @Test
    void theBrowserReadsNothingButToOpenTheApp_once_andNotAgainWhenItIsDone() throws GeneralSecurityException {
        var page = user.browser().get("/app/reminders");
        assertThat(page.text()).contains(reminders.publicKey());
        String body = "{\"endpoint\":\"" + subscription("/a").endpoint() + "\",\"keys\":{\"p256dh\":\""
                + encoded(subscription("/a").key()) + "\",\"auth\":\"" + encoded(SECRET) + "\"}}";
        String token = page.text().replaceAll("(?s).*name=\"csrf-token\" content=\"([^\"]*)\".*", "$1");
        String header = page.text().replaceAll("(?s).*name=\"csrf-header\" content=\"([^\"]*)\".*", "$1");
        assertThat(user.browser()
                        .send(
                                "/app/reminders/browser",
                                request -> request.header("Content-Type", "application/json")
                                        .header(header, token)
                                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)))
                        .status())
                .isEqualTo(204);
        Obligation obligation = due();
        sweep.run();
        sweep.run();
        assertThat(received).hasSize(1);
        Received reminder = received.remove();
        assertThat(read(reminder.body())).isEqualTo("Rollcall: abra la aplicación");
        assertThat(reminder.encoding()).isEqualTo("aes128gcm");
        assertThat(Long.parseLong(reminder.ttl())).isBetween(14_000L, 14_400L);
        assertSigned(reminder.authorization());
        assertThat(user.browser().get("/app/mine").text()).contains("recordó", "avisos");
        clock.advance(Duration.ofMinutes(125));
        sweep.run();
        assertThat(received).hasSize(1);
        obligations.decide(new Actor.Officer(user.id().value()), obligation.id(), Outcome.FULFILLED, "Came.");
        due();
        obligations
                .history(user.id(), 1)
                .forEach(open -> obligations.decide(
                        new Actor.Officer(user.id().value()), open.id(), Outcome.FULFILLED, "Came."));
        sweep.run();
        assertThat(received).hasSize(1);
    }

    @Test
    void whatTheServiceDoesNotTakeNowIsTriedAgain_andABrowserThatHasGoneIsForgotten() {
        reminders.subscribe(MACHINE, user.id(), subscription("/b"));
        due();
        status = 503;
        sweep.run();
        assertThat(received).hasSize(1);
        status = 410;
        sweep.run();
        assertThat(received).hasSize(2);
        assertThat(reminders.browsers(user.id())).isZero();
        sweep.run();
        assertThat(received).hasSize(2);
    }

    @Test
    void theLockForALostPhoneEndsThem_andQuietHoursHoldThemBack() {
        reminders.subscribe(MACHINE, user.id(), subscription("/c"));
        reminders.subscribe(MACHINE, user.id(), subscription("/c"));
        assertThat(reminders.browsers(user.id())).isEqualTo(1);
        LocalTime now = clock.instant()
                .atZone(participants.find(user.id()).orElseThrow().zone())
                .toLocalTime();
        reminders.wish(MACHINE, user.id(), new Wishes(now.minusHours(1), now.plusHours(6), List.of()));
        due();
        sweep.run();
        assertThat(received).isEmpty();
        access.lock(MACHINE, user.id());
        assertThat(reminders.browsers(user.id())).isZero();
    }

    @Test
    void aHearingIsRememberedTheDayBefore() {
        reminders.subscribe(MACHINE, user.id(), subscription("/h"));
        var zone = participants.find(user.id()).orElseThrow().zone();
        LocalTime now = clock.instant().atZone(zone).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        reminders.wish(MACHINE, user.id(), new Wishes(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, List.of(now)));
        var day = clock.instant().atZone(zone).toLocalDate().plusDays(1);
        obligations.open(
                MACHINE,
                user.id(),
                Duty.HEARING,
                Way.COURT,
                new Window(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant()));
        sweep.run();
        sweep.run();
        assertThat(received).hasSize(1);
    }

    @Test
    void theServerCallsNobodyButPushServices() {
        assertRefused("http://127.0.0.1/x");
        assertRefused("https://localhost.example.org/x");
        assertRefused("https://user@example.org/x");
        assertRefused("file:///etc/passwd");
        assertThatThrownBy(() -> reminders.subscribe(
                        MACHINE, user.id(), new Subscription(subscription("/d").endpoint(), new byte[65], SECRET)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void assertRefused(String endpoint) {
        assertThatThrownBy(() -> reminders.subscribe(
                        MACHINE,
                        user.id(),
                        new Subscription(
                                URI.create(endpoint), subscription("/d").key(), SECRET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("push service");
    }

    @Test
    void thePersonsOwnTimesAreKept() {
        user.browser().get("/app/reminders");
        user.browser()
                .post(
                        "/app/reminders",
                        "quietFrom",
                        "20:30",
                        "quietUntil",
                        "07:15",
                        "preferred",
                        "18:00",
                        "preferred",
                        "",
                        "preferred",
                        "12:00");
        assertThat(reminders.wishes(user.id()))
                .isEqualTo(new Wishes(
                        LocalTime.of(20, 30), LocalTime.of(7, 15), List.of(LocalTime.of(12, 0), LocalTime.of(18, 0))));
        assertThat(reminders.wishes(new ParticipantId(java.util.UUID.randomUUID())))
                .isEqualTo(Wishes.usual());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** As a push service reads it (RFC 8292, 2 and 3), by somebody else's library. */
    private void assertSigned(String authorization) throws GeneralSecurityException {
        assertThat(authorization).startsWith("vapid t=").endsWith(", k=" + reminders.publicKey());
        String token = authorization.substring("vapid t=".length(), authorization.indexOf(','));
        try {
            SignedJWT signed = SignedJWT.parse(token);
            assertThat(signed.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
            assertThat(signed.verify(new ECDSAVerifier(
                            PushEncryption.key(Base64.getUrlDecoder().decode(reminders.publicKey())))))
                    .isTrue();
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            assertThat(claims.getAudience())
                    .containsExactly("http://localhost:" + service.getAddress().getPort());
            assertThat(claims.getExpirationTime().toInstant())
                    .isBetween(clock.instant(), clock.instant().plus(Duration.ofHours(24)));
            assertThat(claims.getSubject())
                    .as("this site's address is no https: one")
                    .isNull();
        } catch (ParseException | JOSEException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** As a browser does (RFC 8291, 3.4). */
    private String read(byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        in.get(salt);
        in.getInt();
        byte[] sender = new byte[in.get()];
        in.get(sender);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(PushEncryption.key(sender), true);
        byte[] own = PushEncryption.point((ECPublicKey) browser.getPublic());
        ByteBuffer info = ByteBuffer.allocate(14 + 65 + 65 + 1)
                .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                .put(own)
                .put(sender)
                .put((byte) 1);
        byte[] material = mac(mac(SECRET, agreement.generateSecret()), info.array());
        byte[] key = mac(salt, material);
        byte[] content =
                Arrays.copyOf(mac(key, "Content-Encoding: aes128gcm\0\1".getBytes(StandardCharsets.US_ASCII)), 16);
        byte[] nonce = Arrays.copyOf(mac(key, "Content-Encoding: nonce\0\1".getBytes(StandardCharsets.US_ASCII)), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(content, "AES"), new GCMParameterSpec(128, nonce));
        byte[] text = cipher.doFinal(sealed);
        return new String(text, 0, text.length - 1, StandardCharsets.UTF_8);
    }

    private static byte[] mac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }
}
