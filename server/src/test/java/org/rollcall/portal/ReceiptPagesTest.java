package org.rollcall.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.Browser;
import org.rollcall.Browser.Answer;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.journal.VerifyingKey;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.ReceiptStatement;
import org.rollcall.obligation.Receipts;
import org.rollcall.obligation.Way;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A signed receipt, from the holder's page to whoever verifies it. */
@ServerTest
class ReceiptPagesTest {
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());
    private static final int SCALE = 4;
    private static final AtomicInteger TESTS = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Participants participants;

    @Autowired
    Obligations obligations;

    @Autowired
    Receipts receipts;

    @Autowired
    JournalReader journal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private ParticipantId person = new ParticipantId(UUID.randomUUID());
    private Browser phone = new Browser(0);

    @BeforeEach
    void somebodySignedIn() {
        // Each test begins a minute of its own, in which nobody has verified anything.
        clock.advance(Duration.ofMinutes(2L * TESTS.incrementAndGet()));
        person = participants
                .enrol(
                        OFFICER,
                        new Participants.NewParticipant(
                                "Alex",
                                "Receipt " + UUID.randomUUID(),
                                null,
                                Language.ENGLISH,
                                ZoneId.of("America/Indiana/Knox"),
                                null,
                                false,
                                true,
                                "Test area",
                                "test"))
                .participant();
        var given = participants.giveSignIn(OFFICER, person);
        phone = new Browser(port);
        phone.get("/app/sign-in");
        phone.post("/app/sign-in", "code", given.enrolmentCode(), "pin", given.pin());
    }

    @AfterEach
    void theClockGoesOn() {
        clock.reset();
    }

    private Attempt attempt() {
        Instant now = clock.instant();
        return Objects.requireNonNull(transaction.execute(status -> obligations.record(
                OFFICER, new Obligations.Tried(person, Way.APP, now, new Finding.Satisfied(), null, List.of()))));
    }

    @Test
    void theCodeOnTheReceiptHoldsTheWholeSignedStatement() throws ReaderException {
        Attempt attempt = attempt();
        Answer page = phone.get("/app/receipt?number=" + attempt.receipt());
        ReceiptStatement stated = ReceiptStatement.read(scanned(page.text())).orElseThrow();
        assertThat(stated.number().value()).isEqualTo(attempt.receipt());
        assertThat(stated.cameTo()).isEqualTo(ReceiptStatement.CameTo.SATISFIED);
        assertThat(stated.at().toInstant().getEpochSecond())
                .isEqualTo(attempt.at().getEpochSecond());
        assertThat(stated.text()).doesNotContain("KNOX", "ALEX");
        String key = new Browser(port).get("/receipt/key").text().strip();
        assertThat(stated.signedWith(VerifyingKey.read(key))).isTrue();
        assertThat(verified(stated.text()).text())
                .contains("data-verdict=\"valid\"", attempt.receipt(), stated.reference())
                .doesNotContain("Alex", "Knox");
    }

    /** What a phone's camera would read off the page. */
    private static String scanned(String page) throws ReaderException {
        Matcher box = Pattern.compile("viewBox=\"-4 -4 ([0-9]+) ").matcher(page);
        assertThat(box.find()).isTrue();
        int side = Integer.parseInt(box.group(1));
        int[] pixels = new int[side * SCALE * side * SCALE];
        Arrays.fill(pixels, 0xffffff);
        Matcher dark = Pattern.compile("M([0-9]+) ([0-9]+)h1v1h-1z").matcher(page);
        while (dark.find()) {
            int left = (Integer.parseInt(dark.group(1)) + 4) * SCALE;
            int top = (Integer.parseInt(dark.group(2)) + 4) * SCALE;
            for (int y = top; y < top + SCALE; y++) {
                Arrays.fill(pixels, y * side * SCALE + left, y * side * SCALE + left + SCALE, 0);
            }
        }
        var picture = new RGBLuminanceSource(side * SCALE, side * SCALE, pixels);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new GlobalHistogramBinarizer(picture)),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    private Answer verified(String held) {
        return new Browser(port).get("/receipt?lang=en&number=" + URLEncoder.encode(held, StandardCharsets.UTF_8));
    }

    @Test
    void aChangedOneIsNotValid_andOneOfAnotherProgrammeIsUnknown() {
        String text = receipts.of(attempt().receipt()).orElseThrow().text();
        assertThat(verified(text.replace("/SATISFIED/", "/INCONCLUSIVE/")).text())
                .contains("data-verdict=\"not-valid\"");
        assertThat(verified(text.substring(0, text.length() - 1)).text()).contains("data-verdict=\"not-valid\"");
        assertThat(verified("RC-2222-2222").text()).contains("data-verdict=\"unknown\"");
        assertThat(verified("<script>").text())
                .contains("data-verdict=\"unknown\"")
                .doesNotContain("<script>\"");
    }

    @Test
    void theNumberAloneSaysThatItWasIssued_andThePersonSeesThatItWasLookedUp() {
        Attempt attempt = attempt();
        assertThat(verified(attempt.receipt()).text()).contains("data-verdict=\"issued\"", "UTC");
        assertThat(journal.about(Subject.participant(person.value()), 5))
                .anyMatch(r -> r.entry().action().code().equals("obligation.receipt_verified"));
        assertThat(phone.get("/app/mine").text()).contains("Someone who is not signed in", "verified a receipt");
    }

    @Test
    void numbersCannotBeTriedInBulk() {
        int status = 200;
        for (int i = 0; i < 61 && status == 200; i++) {
            status = verified("RC-2222-22" + i).status();
        }
        assertThat(status).isEqualTo(429);
        assertThat(new Browser(port).get("/receipt").status())
                .as("the empty form opens all the same")
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(verified("RC-2222-2222").status()).isEqualTo(200);
    }
}
