package org.rollcall.portal.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** How often one address may ask a page that is open to everyone. Kept for a minute, in memory, and nowhere else. */
@Component
class Pace {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** As many addresses are told apart; who comes later in that minute is counted together. */
    private static final int APART = 50_000;

    private final Clock clock;
    private final int most;
    private final Map<String, Integer> asked = new HashMap<>();
    private Instant since = Instant.EPOCH;

    Pace(Clock clock, @Value("${rollcall.receipt.verifications-a-minute:60}") int most) {
        this.clock = clock;
        this.most = most;
    }

    /**
     * Counts one question.
     *
     * @param address as the server sees it; of IPv6 the 64 bits that one household or office has to itself
     * @throws ResponseStatusException 429 where this address asked too often within the minute
     */
    synchronized void ask(String address) {
        Instant now = clock.instant();
        if (Duration.between(since, now).abs().compareTo(MINUTE) >= 0) {
            asked.clear();
            since = now;
        }
        String source = source(address);
        if (asked.merge(asked.size() < APART || asked.containsKey(source) ? source : "", 1, Integer::sum) > most) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    private static String source(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
