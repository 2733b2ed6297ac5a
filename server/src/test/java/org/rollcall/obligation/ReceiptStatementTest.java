package org.rollcall.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.rollcall.journal.SigningKey;
import org.rollcall.journal.VerifyingKey;
import org.rollcall.obligation.ReceiptStatement.CameTo;

/** What a receipt states, signed: it reads back as it was written, and no letter of it can be changed. */
class ReceiptStatementTest {
    private static final SigningKey KEY = key();
    private static final VerifyingKey VERIFYING = VerifyingKey.read(KEY.publicKey());

    private static SigningKey key() {
        try {
            return SigningKey.in(Files.createTempDirectory("receipt"), "receipt");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReceiptStatement receipt(long seed) {
        var random = new Random(seed);
        return ReceiptStatement.signed(
                ReceiptNumber.next(random),
                "7C0B12345678%04X".formatted(random.nextInt(0x10000)),
                Way.values()[random.nextInt(Way.values().length)],
                CameTo.values()[random.nextInt(CameTo.values().length)],
                OffsetDateTime.of(2026, 11, 23, 0, 22, 7, 0, ZoneOffset.ofTotalSeconds(900 * random.nextInt(-40, 40))),
                KEY::sign);
    }

    @Property(seed = "2026", tries = 200)
    void itReadsBackAsItWasWritten(@ForAll long seed) {
        ReceiptStatement receipt = receipt(seed);
        assertThat(ReceiptStatement.read(receipt.text())).contains(receipt);
        assertThat(receipt.signedWith(VERIFYING)).isTrue();
        assertThat(receipt.text()).as("what a QR code packs").matches("[0-9A-Z $%*+\\-./:]{1,262}");
    }

    @Property(seed = "2026", tries = 2000)
    void aChangedLetterIsRefused(
            @ForAll long seed,
            @ForAll @IntRange(max = 300) int at,
            @ForAll @CharRange(from = '-', to = 'Z') char other) {
        String text = receipt(seed).text();
        int place = at % text.length();
        String changed = text.substring(0, place) + other + text.substring(place + 1);
        Optional<ReceiptStatement> read = ReceiptStatement.read(changed);
        assertThat(read.filter(r -> r.signedWith(VERIFYING)).isPresent())
                .as(changed)
                .isEqualTo(changed.equals(text));
    }

    @Test
    void itReadsTheSameWithBlanksAndSmallLetters() {
        ReceiptStatement receipt = receipt(1);
        String typed = " " + receipt.text().toLowerCase(java.util.Locale.ROOT).replace("/", "/\r\n ");
        assertThat(ReceiptStatement.read(typed)).contains(receipt);
    }

    @Test
    void anotherKeySignsNothingOfOurs() throws IOException {
        Path folder = Files.createTempDirectory("receipt");
        VerifyingKey other = VerifyingKey.read(SigningKey.in(folder, "receipt").publicKey());
        assertThat(receipt(1).signedWith(other)).isFalse();
        assertThat(SigningKey.in(folder, "receipt").publicKey())
                .isEqualTo(SigningKey.in(folder, "receipt").publicKey());
    }
}
