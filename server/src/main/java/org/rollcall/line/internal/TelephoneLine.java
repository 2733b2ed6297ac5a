package org.rollcall.line.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.line.CallRecordId;
import org.rollcall.line.CallingNumber;
import org.rollcall.line.LineAddress;
import org.rollcall.line.LineDialogue;
import org.rollcall.line.LineDown;
import org.rollcall.line.LineUp;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.telephony.Call;
import org.rollcall.telephony.CallEnded;
import org.rollcall.telephony.CallHandler;
import org.rollcall.telephony.LineDied;
import org.rollcall.telephony.Refusal;
import org.rollcall.telephony.RegistrationState;
import org.rollcall.telephony.SipLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Opens the line when the server is up and closes it first when the server goes. Where it cannot be opened the server runs
 * on, says why, tells that the line is down and keeps trying.
 */
@Component
@EnableConfigurationProperties(LineProperties.class)
class TelephoneLine implements SmartLifecycle, LineAddress, CallHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TelephoneLine.class);

    /** An outage is told in stretches of the least by which a window grows, so that the stretches add up to no more. */
    private static final Duration STRETCH = Duration.ofHours(2);

    /** One failed try may be a lost packet. */
    private static final int FAILURES_TO_TELL = 2;

    private final LineProperties properties;
    private final ObjectProvider<SslBundles> certificates;
    private final CallingNumbers numbers;
    private final CallRecords records;
    private final ObjectProvider<LineDialogue> dialogue;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<Refusal.Reason, Long> refused = new EnumMap<>(Refusal.Reason.class);
    private @Nullable SipLine line;
    private @Nullable Instant downUntil;
    private boolean registered;
    private boolean running;

    TelephoneLine(
            LineProperties properties,
            ObjectProvider<SslBundles> certificates,
            CallRecords records,
            ObjectProvider<LineDialogue> dialogue,
            ApplicationEventPublisher events,
            Clock clock) {
        this.properties = properties;
        this.certificates = certificates;
        this.numbers = new CallingNumbers(properties);
        this.records = records;
        this.dialogue = dialogue;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        running = true;
        tryToOpen();
    }

    @Scheduled(fixedDelayString = "${rollcall.line.retry-opening:30s}")
    synchronized void tryAgain() {
        if (running && line == null) {
            tryToOpen();
        }
    }

    private void tryToOpen() {
        if (!properties.enabled()) {
            return;
        }
        LineDialogue conversation = dialogue.getIfAvailable();
        Optional<String> problem =
                conversation == null ? Optional.of("No dialogue is there for it.") : conversation.problem();
        if (problem.isPresent()) {
            isDown(problem.get());
            return;
        }
        try {
            SipLine opened = SipLine.open(
                    properties.settings(
                            name -> certificates.getObject().getBundle(name).createSslContext()),
                    this,
                    clock);
            line = opened;
            LOG.info("The telephone line is open on {}:{}.", properties.bind().getHostAddress(), opened.port());
            if (opened.registration().isEmpty()) {
                isUp();
            }
        } catch (NoSuchSslBundleException e) {
            isDown("There are no certificates “" + e.getBundleName() + "”; set spring.ssl.bundle.pem."
                    + e.getBundleName() + ".");
        } catch (IllegalStateException e) {
            isDown("Its certificates cannot be used: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            isDown(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            isDown("Its port " + properties.port() + " on "
                    + properties.bind().getHostAddress() + " cannot be opened (" + e.getMessage()
                    + "). Stop the program that has it, or set rollcall.line.port.");
        }
    }

    private void isUp() {
        downUntil = null;
        events.publishEvent(new LineUp(clock.instant()));
    }

    /** A line that its trunk does not know of gets no calls, though it is open. */
    @Scheduled(fixedDelayString = "${rollcall.line.watch-registration:10s}")
    synchronized void watchRegistration() {
        SipLine open = line;
        switch (open == null ? null : open.registration().orElse(null)) {
            case RegistrationState.Failing failing
            when failing.failures() >= FAILURES_TO_TELL -> {
                registered = false;
                isDown("It is not registered with its trunk. " + failing.reason());
            }
            case RegistrationState.Registered now
            when !registered -> {
                registered = true;
                isUp();
            }
            case null, default -> {}
        }
    }

    private void isDown(String what) {
        Instant now = clock.instant();
        Instant told = downUntil;
        if (told != null && now.isBefore(told)) {
            return;
        }
        LOG.error("The telephone line is down. {} Everything else runs on, and it is tried again.", what);
        Instant from = told == null ? now : told;
        var down = new LineDown(from, from.plus(STRETCH), what);
        try {
            records.down(down);
            downUntil = down.until();
        } catch (RuntimeException e) {
            LOG.error("That the line is down could not be recorded; it is tried again.", e);
        }
    }

    @Override
    public void stop() {
        SipLine open;
        synchronized (this) {
            running = false;
            open = line;
            line = null;
        }
        // Outside the lock: it waits for the calls' handlers, which may ask for the address.
        if (open != null) {
            open.close();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public Optional<TelephoneNumber> number() {
        return properties.dialled();
    }

    @Override
    public synchronized Optional<InetSocketAddress> address() {
        SipLine open = line;
        return open == null
                ? Optional.empty()
                : Optional.of(new InetSocketAddress(
                        properties.publicAddress() == null ? properties.bind() : properties.publicAddress(),
                        open.port()));
    }

    @Override
    public void handle(Call call) throws InterruptedException {
        CallingNumber number = numbers.read(call.caller());
        CallRecordId id = records.begin(call, number);
        String why = "failed";
        try {
            dialogue.getObject().converse(id, call, number);
            why = "completed";
        } catch (CallEnded e) {
            why = word(e);
            throw e;
        } catch (InterruptedException e) {
            why = "interrupted";
            throw e;
        } finally {
            records.end(id, call, why);
        }
    }

    /** How a call ended before its talk did. */
    static String word(CallEnded ended) {
        return ended instanceof LineDied died
                ? "line_died_" + died.reason().name().toLowerCase(Locale.ROOT)
                : "hung_up";
    }

    /** The line, where it is open. */
    synchronized Optional<SipLine> open() {
        return Optional.ofNullable(line);
    }

    @Override
    public void refused(Refusal refusal) {
        synchronized (refused) {
            refused.merge(refusal.reason(), 1L, Long::sum);
        }
    }

    @Scheduled(fixedDelayString = "10s")
    void tellRefused() {
        var counts = new HashMap<String, Long>();
        synchronized (refused) {
            refused.forEach((reason, count) -> counts.put(reason.name().toLowerCase(Locale.ROOT), count));
            refused.clear();
        }
        if (!counts.isEmpty()) {
            records.refused(counts);
        }
    }
}
