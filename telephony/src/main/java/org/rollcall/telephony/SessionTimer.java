package org.rollcall.telephony;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Message;
import org.jspecify.annotations.Nullable;

/** Keeps a session from hanging when the other side is gone without a word (RFC 4028). */
final class SessionTimer {
    /** The shortest interval taken, in seconds. */
    static final int SHORTEST = 90;
    /** The interval asked for, in seconds. */
    static final int WANTED = 1_800;

    static final String EXPIRES = "Session-Expires";
    static final String SHORTEST_TAKEN = "Min-SE";
    static final String TAG = "timer";
    /** The status that refuses a shorter interval than the other side takes. */
    static final int INTERVAL_TOO_SMALL = 422;

    private static final Pattern VALUE = Pattern.compile("^\\s*(\\d{1,9})\\b(?:.*;\\s*refresher\\s*=\\s*(uac|uas))?");

    private final ScheduledExecutorService timers;
    private final Runnable refresh;
    private final Runnable expired;
    private @Nullable ScheduledFuture<?> next;
    private boolean stopped;

    /**
     * What a message says about expiry.
     *
     * @param seconds the interval
     * @param byRequester whether the side that sent the request refreshes; empty when it is left open
     */
    record Expiry(int seconds, Optional<Boolean> byRequester) {
        /** Reads it from a request or response. */
        static Optional<Expiry> of(Message message) {
            Matcher m = VALUE.matcher(value(message, EXPIRES));
            return m.find()
                    ? Optional.of(new Expiry(
                            Integer.parseInt(m.group(1)),
                            Optional.ofNullable(m.group(2)).map("uac"::equals)))
                    : Optional.empty();
        }
    }

    /** The shortest interval in seconds that a refusal says the other side takes; 0 when it does not say. */
    static int shortestTaken(Message refusal) {
        Matcher m = VALUE.matcher(value(refusal, SHORTEST_TAKEN));
        return m.find() ? Integer.parseInt(m.group(1)) : 0;
    }

    private static String value(Message message, String name) {
        Object header = message.getHeader(name);
        String text = header == null ? "" : header.toString();
        return text.substring(text.indexOf(':') + 1).toLowerCase(Locale.ROOT).strip();
    }

    /** Runs {@code refresh} when this side's turn comes, {@code expired} when the other side's refresh did not come. */
    SessionTimer(ScheduledExecutorService timers, Runnable refresh, Runnable expired) {
        this.timers = timers;
        this.refresh = refresh;
        this.expired = expired;
    }

    /** Begins a new interval (RFC 4028, section 10). */
    synchronized void agree(int seconds, boolean weRefresh) {
        cancel();
        if (!stopped) {
            int delay = weRefresh ? seconds / 2 : seconds - Math.min(32, seconds / 3);
            next = timers.schedule(weRefresh ? refresh : expired, delay, TimeUnit.SECONDS);
        }
    }

    synchronized void stop() {
        stopped = true;
        cancel();
    }

    private void cancel() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }
}
