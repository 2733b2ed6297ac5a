package org.rollcall.telephony;

import java.time.Duration;
import java.time.Instant;
import org.rollcall.sound.Sound;

/**
 * A call and what can be done on it, step by step on the thread that has it. Every method that waits throws
 * {@link HungUp} when a side hangs up and {@link LineDied} when the line fails; InterruptedException when the thread is
 * interrupted, as when the line closes. Keys pressed at any time wait to be collected, up to 64 of them.
 */
public interface Call extends AutoCloseable {
    /** The call's name. */
    CallId id();

    /** Who is at the other end. */
    Caller caller();

    /** When it came or was placed. */
    Instant since();

    /** Takes an incoming call and waits until the other side has confirmed it. Does nothing when already answered. */
    void answer() throws InterruptedException;

    /** Refuses an incoming call that is not answered. */
    void reject(RejectReason reason);

    /**
     * Plays a prompt of any rate to its end or until a key stops it. A key that already waits and would stop it stops it
     * before its first word.
     */
    PlayEnd play(Sound prompt, BargeIn bargeIn) throws InterruptedException;

    /** Plays a prompt to its end, whatever is pressed. */
    default void play(Sound prompt) throws InterruptedException {
        play(prompt, BargeIn.NONE);
    }

    /**
     * Collects keys, those first that already wait.
     *
     * @param max at most so many, 1 to 64
     * @param firstDigit how long to wait for the first
     * @param between how long to wait for each further one
     * @param terminator the key that ends it, usually '#'
     */
    Digits collect(int max, Duration firstDigit, Duration between, char terminator) throws InterruptedException;

    /** Forgets keys that wait. */
    void forgetKeys();

    /** Records what the other side says. Only while this runs is anything kept of it. */
    default Heard listen(Listening how, BargeIn bargeIn) throws InterruptedException {
        return listen(how, bargeIn, piece -> {});
    }

    /** The same, handing on what is heard while it is heard. */
    Heard listen(Listening how, BargeIn bargeIn, HeardSoFar soFar) throws InterruptedException;

    /** Listens at most so long and until speech is followed by so much silence, whatever is pressed. */
    default Heard listen(Duration max, Duration endSilence) throws InterruptedException {
        return listen(new Listening(max, max, endSilence), BargeIn.NONE);
    }

    /** Presses a key for the other side and waits until it is sent. */
    void sendDigit(char key) throws InterruptedException;

    /** Waits, hearing and saying nothing. Throws like every step when the call ends meanwhile. */
    void pause(Duration time) throws InterruptedException;

    /** Ends the call: BYE when answered, otherwise as unavailable. Does nothing when it is over. */
    void hangUp();

    /** Whether the call is answered and not over. */
    boolean isUp();

    /** Packets that should have come and did not, so far. */
    long packetsLost();

    /** The same as {@link #hangUp()}. */
    @Override
    default void close() {
        hangUp();
    }
}
