package org.rollcall.telephony;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a line registered with its trunk: refreshes before what was granted runs out, tries again more and more slowly
 * while the trunk does not take it, and takes the registration back at the end.
 */
final class Registering implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Registering.class.getName());
    private static final Duration LONGEST_LEAD = Duration.ofMinutes(1);
    private static final Duration GOODBYE_WITHIN = Duration.ofSeconds(1);
    private static final int INTERVAL_TOO_BRIEF = 423;
    private static final int MOST_DOUBLINGS = 20;

    private final TrunkRoute trunk;
    private final TrunkRegistration wanted;
    private final SipMessages messages;
    private final TrunkAuthentication authentication;
    private final ScheduledExecutorService timers;
    private final Clock clock;
    private final CallIdHeader id;
    private final CountDownLatch gone = new CountDownLatch(1);
    private RegistrationState state = new RegistrationState.Pending();
    private Duration asked;
    private long sequence;
    private int proofs;
    private int failures;
    private boolean lengthened;
    private boolean closing;
    private @Nullable ClientTransaction transaction;
    private @Nullable ScheduledFuture<?> next;

    Registering(
            TrunkRoute trunk,
            SipMessages messages,
            TrunkAuthentication authentication,
            ScheduledExecutorService timers,
            Clock clock) {
        this.trunk = trunk;
        this.wanted = trunk.registration().orElseThrow();
        this.messages = messages;
        this.authentication = authentication;
        this.timers = timers;
        this.clock = clock;
        this.asked = wanted.expiry();
        this.id = messages.provider().getNewCallId();
    }

    void start() {
        timers.execute(this::begin);
    }

    synchronized RegistrationState state() {
        return state;
    }

    private synchronized void begin() {
        if (!closing) {
            proofs = 0;
            lengthened = false;
            ask(asked);
        }
    }

    private void ask(Duration expiry) {
        try {
            Request request = messages.register(trunk, id, ++sequence, expiry.toSeconds());
            authentication.authorise(request);
            send(request);
        } catch (ParseException | InvalidArgumentException | SipException e) {
            failed("The registration could not be sent: " + e.getMessage());
        }
    }

    private void send(Request request) throws SipException {
        ClientTransaction sent = messages.provider().getNewClientTransaction(request);
        sent.setApplicationData(this);
        transaction = sent;
        sequence = ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
        sent.sendRequest();
    }

    /** The trunk's answer to the last request. */
    synchronized void response(Response response) {
        int status = response.getStatusCode();
        long answered = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber();
        if (status < Response.OK || answered != sequence) {
            return;
        }
        if (TrunkAuthentication.asks(response)) {
            prove(response);
        } else if (closing) {
            gone.countDown();
        } else if (status < Response.MULTIPLE_CHOICES) {
            granted(response);
        } else if (status == INTERVAL_TOO_BRIEF
                && !lengthened
                && atLeast(response).isPresent()) {
            lengthened = true;
            asked = atLeast(response).get();
            ask(asked);
        } else {
            failed("The trunk answered " + status + " " + response.getReasonPhrase() + ".");
        }
    }

    private static Optional<Duration> atLeast(Response response) {
        MinExpiresHeader header = (MinExpiresHeader) response.getHeader(MinExpiresHeader.NAME);
        return Optional.ofNullable(header).map(h -> Duration.ofSeconds(h.getExpires()));
    }

    private void prove(Response challenge) {
        ClientTransaction challenged = transaction;
        try {
            Optional<Request> again = challenged == null
                    ? Optional.empty()
                    : authentication.again(challenged.getRequest(), challenge, proofs++);
            if (again.isPresent()) {
                send(again.get());
            } else {
                failed("The trunk did not accept this line's login (" + challenge.getStatusCode()
                        + "); check user and password.");
            }
        } catch (SipException | ParseException e) {
            failed("The trunk's challenge could not be answered: " + e.getMessage());
        }
    }

    private void granted(Response response) {
        failures = 0;
        Duration time = expiry(response);
        state = new RegistrationState.Registered(clock.instant().plus(time));
        Duration half = time.dividedBy(2);
        again(time.minus(half.compareTo(LONGEST_LEAD) < 0 ? half : LONGEST_LEAD));
    }

    /** The shortest time granted to a contact of ours, else the response's own, else what was asked for. */
    private Duration expiry(Response response) {
        int seconds = -1;
        Iterator<?> contacts = response.getHeaders(ContactHeader.NAME);
        while (contacts.hasNext()) {
            int granted = ((ContactHeader) contacts.next()).getExpires();
            seconds = granted > 0 && (seconds < 0 || granted < seconds) ? granted : seconds;
        }
        ExpiresHeader header = response.getExpires();
        if (seconds < 0 && header != null && header.getExpires() > 0) {
            seconds = header.getExpires();
        }
        return seconds < 0 ? asked : Duration.ofSeconds(seconds);
    }

    /** It did not work; it is tried again after a pause that doubles, varied so that many lines do not come at once. */
    synchronized void failed(String reason) {
        if (closing) {
            gone.countDown();
            return;
        }
        long doubled = wanted.firstRetry().toMillis() << Math.min(failures, MOST_DOUBLINGS);
        long longest = Math.min(doubled, wanted.longestRetry().toMillis());
        Duration pause =
                Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
        failures++;
        LOG.log(System.Logger.Level.WARNING, "The line is not registered with its trunk. " + reason);
        state = new RegistrationState.Failing(reason, failures, clock.instant().plus(pause));
        again(pause);
    }

    private void again(Duration pause) {
        ScheduledFuture<?> before = next;
        if (before != null) {
            before.cancel(false);
        }
        next = timers.schedule(this::begin, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes the registration back and waits a second at most for the trunk to say so. */
    @Override
    public void close() {
        synchronized (this) {
            boolean registered = state instanceof RegistrationState.Registered;
            closing = true;
            if (!registered) {
                return;
            }
            proofs = 0;
            ask(Duration.ZERO);
        }
        try {
            boolean said = gone.await(GOODBYE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            LOG.log(System.Logger.Level.DEBUG, () -> "the trunk took back the registration: " + said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
