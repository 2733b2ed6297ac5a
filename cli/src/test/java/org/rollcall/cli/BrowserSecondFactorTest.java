package org.rollcall.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a second factor is required, the first administrator comes in with one, and never with a password alone. */
@Tag("long")
class BrowserSecondFactorTest {
    private static final String PASSWORD = "seven plain words nobody would guess";
    private static final int SECONDS = 30;

    @TempDir
    private Path directory;

    @Test
    void theFirstAdministratorAddsAnApp_thenAPasskey_andSignsInWithEach() throws IOException {
        try (DrivenServer server = DrivenServer.start(
                        directory.resolve("var"),
                        ReviewedTexts.write(directory.resolve("texts")),
                        "rollcall.staff.second-factor=required");
                var chromium = new Chromium();
                Browser office = chromium.launch(null);
                Visit visit = Visit.atADesk(office, server)) {
            Chromium.addAuthenticator(visit.page());
            becomeAdministrator(visit, server);
            password(visit);
            visit.isAt("/console/second-factor");
            visit.open("/console/participants");
            visit.isAt("/console/second-factor");
            visit.check();
            long used = step();
            String secret = visit.page().locator("[data-secret]").textContent().strip();
            visit.fill("code", code(secret, used));
            visit.press("Add the app");
            visit.isAt("/console/account");

            signOut(visit);
            password(visit);
            visit.isAt("/console/second-factor");
            visit.check();
            visit.open("/console/staff");
            visit.isAt("/console/second-factor");
            visit.fill("code", code(secret, Math.max(step(), used + 1)));
            visit.press("Go on");
            assertThat(visit.heading()).containsText("Good day, Ada Minister");

            visit.open("/console/account");
            visit.fill("label", "Office laptop");
            visit.press("Add a passkey");
            assertThat(visit.page().locator("main table")).containsText("Office laptop");
            signOut(visit);
            visit.press("Sign in with a passkey");
            assertThat(visit.heading()).containsText("Good day, Ada Minister");
            signOut(visit);
            password(visit);
            visit.press("Use a passkey");
            assertThat(visit.heading()).containsText("Good day, Ada Minister");
        }
    }

    private static void becomeAdministrator(Visit visit, DrivenServer server) {
        visit.open(server.administratorLink());
        visit.fill("name", "Ada Minister");
        visit.fill("signIn", "ada");
        visit.fill("password", PASSWORD);
        visit.press("Become administrator");
        assertThat(visit.told()).containsText("You are the first administrator");
    }

    private static void password(Visit visit) {
        visit.open("/console/sign-in");
        visit.fill("name", "ada");
        visit.fill("password", PASSWORD);
        visit.page().locator("main form button").click();
    }

    private static void signOut(Visit visit) {
        visit.press("Sign out");
        assertThat(visit.told()).containsText("You are signed out.");
    }

    private static long step() {
        return Instant.now().getEpochSecond() / SECONDS;
    }

    /** What an authenticator app shows (RFC 6238). @param secret in Base32 (RFC 4648) */
    private static String code(String secret, long step) {
        try {
            byte[] key = fromBase32(secret);
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] fromBase32(String text) {
        var bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        int held = 0;
        int bits = 0;
        for (char each : text.replace(" ", "").toCharArray()) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each);
            assertThat(value).as("a letter of Base32").isNotNegative();
            held = held << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        return bytes.array();
    }
}
