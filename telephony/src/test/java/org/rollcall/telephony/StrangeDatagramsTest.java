package org.rollcall.telephony;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Datagrams of every kind of nonsense, made from RFC 4475's messages; the line takes a call after each handful. */
class StrangeDatagramsTest {
    private static final List<TortureMessage> MESSAGES = TortureMessage.all();
    private static final int HANDFUL = 20;

    private static @Nullable SipLine line;

    @BeforeContainer
    static void open() throws IOException {
        CallHandler handler = call -> {
            if (call.caller().called().equals("+15559990000")) {
                call.answer();
            } else {
                call.reject(RejectReason.BUSY);
            }
        };
        line = SipLine.open(LineSettings.loopback(), handler, Clock.systemUTC());
    }

    @AfterContainer
    static void close() {
        SipLine open = line;
        if (open != null) {
            open.close();
        }
    }

    @Property(tries = 60, seed = "4475")
    void theLineGoesOn(@ForAll long seed) throws Exception {
        SipLine open = line;
        if (open == null) {
            throw new IllegalStateException("The line is not open.");
        }
        Random random = new Random(seed);
        try (RawPhone phone = new RawPhone(open.port())) {
            for (int i = 0; i < HANDFUL; i++) {
                phone.bytes(strange(random));
            }
            phone.call();
        }
    }

    private static byte[] strange(Random random) {
        byte[] whole = MESSAGES.get(random.nextInt(MESSAGES.size())).bytes();
        return switch (random.nextInt(4)) {
            case 0 -> noise(random);
            case 1 -> Arrays.copyOf(whole, random.nextInt(whole.length));
            case 2 -> changed(whole, random);
            default -> spliced(whole, random);
        };
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(1_400)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] changed(byte[] whole, Random random) {
        byte[] copy = whole.clone();
        for (int k = random.nextInt(12); k >= 0; k--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    /** The beginning of one message and the end of another. */
    private static byte[] spliced(byte[] whole, Random random) {
        byte[] other = MESSAGES.get(random.nextInt(MESSAGES.size())).bytes();
        int from = random.nextInt(other.length);
        int until = random.nextInt(whole.length);
        byte[] both = Arrays.copyOf(whole, until + other.length - from);
        System.arraycopy(other, from, both, until, other.length - from);
        return both;
    }
}
