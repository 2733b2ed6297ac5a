package org.rollcall.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rollcall.sound.G711;
import org.rollcall.sound.Sound;
import org.rollcall.telephony.rtp.Keypad;
import org.rollcall.telephony.rtp.Playback;
import org.rollcall.telephony.rtp.Recording;
import org.rollcall.telephony.rtp.RtpStream;

/** A call on the line: the steps of a dialogue over one session. */
final class LiveCall implements Call {
    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(32);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration DIGIT_SENT_WITHIN = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofMillis(250);
    private static final int MOST_KEYS = 64;

    private final CallId id;
    private final Caller caller;
    private final Instant since;
    private final Session session;
    private final Happenings happenings;
    private final @Nullable IncomingInvite invite;
    private volatile long lastPlayed;
    private volatile boolean played;

    LiveCall(
            CallId id,
            Caller caller,
            Instant since,
            Session session,
            Happenings happenings,
            @Nullable IncomingInvite invite) {
        this.id = id;
        this.caller = caller;
        this.since = since;
        this.session = session;
        this.happenings = happenings;
        this.invite = invite;
    }

    @Override
    public CallId id() {
        return id;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public void answer() throws InterruptedException {
        happenings.requireUp();
        if (invite == null || session.confirmed()) {
            return;
        }
        invite.answer();
        if (!happenings.await(session::confirmed, CONFIRM_WITHIN)) {
            happenings.end(() -> new LineDied(LineDied.Cause.NO_CONFIRMATION));
            happenings.requireUp();
        }
    }

    @Override
    public void reject(RejectReason reason) {
        if (invite == null || !invite.reject(reason.status())) {
            hangUp();
        }
        happenings.end(() -> new HungUp(HungUp.By.US));
    }

    @Override
    public PlayEnd play(Sound prompt, BargeIn bargeIn) throws InterruptedException {
        RtpStream stream = stream();
        OptionalInt key = happenings.interruptedBy(bargeIn);
        if (key.isPresent()) {
            return new PlayEnd.Interrupted((char) key.getAsInt());
        }
        Playback playback = stream.play(prompt, happenings::changed);
        Duration longest = prompt.duration().plusSeconds(30);
        try {
            happenings.await(
                    () -> playback.over() || happenings.interruptedBy(bargeIn).isPresent(), longest);
        } finally {
            stream.stop(playback);
            lastPlayed = System.nanoTime();
            played = true;
        }
        return interruption(bargeIn);
    }

    private PlayEnd interruption(BargeIn bargeIn) {
        OptionalInt key = happenings.interruptedBy(bargeIn);
        return key.isPresent() ? new PlayEnd.Interrupted((char) key.getAsInt()) : new PlayEnd.Finished();
    }

    @Override
    public Digits collect(int max, Duration firstDigit, Duration between, char terminator) throws InterruptedException {
        if (max < 1 || max > MOST_KEYS) {
            throw new IllegalArgumentException("Between 1 and 64 keys can be collected, not " + max + ".");
        }
        stream();
        StringBuilder keys = new StringBuilder();
        boolean first = true;
        while (keys.length() < max) {
            if (!happenings.await(happenings::hasKey, first ? firstDigit : between)) {
                return new Digits(keys.toString(), first ? Digits.End.NOTHING : Digits.End.STOPPED);
            }
            char key = happenings.takeKey();
            if (key == terminator) {
                return new Digits(keys.toString(), Digits.End.TERMINATED);
            }
            keys.append(key);
            first = false;
        }
        return new Digits(keys.toString(), Digits.End.COMPLETE);
    }

    @Override
    public void forgetKeys() {
        happenings.forgetKeys();
    }

    @Override
    public Heard listen(Listening how, BargeIn bargeIn, HeardSoFar soFar) throws InterruptedException {
        RtpStream stream = stream();
        Recording recording = new Recording(how.longest(), happenings::changed);
        stream.record(recording);
        try {
            int told = untilOver(how, bargeIn, recording, soFar);
            stream.flush();
            tell(recording, told, soFar);
        } finally {
            stream.record(null);
        }
        OptionalInt key = happenings.interruptedBy(bargeIn);
        if (key.isPresent()) {
            return new Heard.Keyed((char) key.getAsInt());
        }
        return recording.speechHeard() ? new Heard.Speech(recording.sound(), recording.missing()) : new Heard.Silence();
    }

    /** Waits until listening is over, handing on each second; answers how many samples were handed on. */
    private int untilOver(Listening how, BargeIn bargeIn, Recording recording, HeardSoFar soFar)
            throws InterruptedException {
        long deadline = System.nanoTime() + how.longest().toNanos();
        BooleanSupplier over = () -> recording.full()
                || happenings.interruptedBy(bargeIn).isPresent()
                || recording.quiet().compareTo(recording.speechHeard() ? how.silenceAfter() : how.silenceBefore()) >= 0;
        int told = 0;
        while (true) {
            int handedOn = told;
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            boolean something = happenings.await(
                    () -> over.getAsBoolean() || recording.length() - handedOn >= G711.RATE, left, LOOK_EVERY);
            if (!something || over.getAsBoolean()) {
                return told;
            }
            told = tell(recording, told, soFar);
        }
    }

    private static int tell(Recording recording, int told, HeardSoFar soFar) {
        Sound piece = recording.soundFrom(told);
        if (!piece.isEmpty()) {
            soFar.more(piece);
        }
        return told + piece.length();
    }

    @Override
    public void sendDigit(char key) throws InterruptedException {
        if (!Keypad.isKey(key)) {
            throw new IllegalArgumentException("'" + key + "' is no telephone key.");
        }
        RtpStream stream = stream();
        AtomicBoolean sent = new AtomicBoolean();
        stream.press(key, () -> {
            sent.set(true);
            happenings.changed();
        });
        happenings.await(sent::get, DIGIT_SENT_WITHIN);
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        happenings.await(() -> false, time);
    }

    /** Lets the other side's jitter buffer play the last words of a prompt before the goodbye cuts them off. */
    @Override
    public void hangUp() {
        long left = lastPlayed + LAST_WORDS.toNanos() - System.nanoTime();
        if (played && left > 0 && isUp()) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        hangUpNow();
    }

    void hangUpNow() {
        boolean early = invite != null && invite.reject(RejectReason.UNAVAILABLE.status());
        happenings.end(() -> new HungUp(HungUp.By.US));
        session.end(!early);
    }

    @Override
    public boolean isUp() {
        return session.confirmed() && !happenings.ended();
    }

    @Override
    public long packetsLost() {
        return session.stream().lost();
    }

    Happenings happenings() {
        return happenings;
    }

    Session session() {
        return session;
    }

    private RtpStream stream() {
        happenings.requireUp();
        if (!session.confirmed()) {
            throw new IllegalStateException("Answer the call before anything is played, collected or heard.");
        }
        return session.stream();
    }
}
