package org.rollcall.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.rollcall.sound.Sound;
import org.rollcall.telephony.Call;
import org.rollcall.telephony.CallEnded;
import org.rollcall.telephony.CallResult;
import org.rollcall.telephony.Heard;
import org.rollcall.telephony.OutgoingCall;
import org.rollcall.telephony.SipLine;

/**
 * A caller who does what the line asks: waits for the pause, presses the PIN, listens to the digits and repeats them, as
 * often as asked, until the line hangs up.
 */
public final class SyntheticCaller {
    private static final Duration RING = Duration.ofSeconds(20);
    private static final Duration LONGEST_PROMPT = Duration.ofSeconds(45);
    // Longer than any pause inside a prompt, shorter than the line's patience.
    private static final Duration PROMPT_END = Duration.ofMillis(1_400);
    private static final int FEWEST_DIGITS = 4;

    private final SipLine line;
    private final DigitEar ear;

    /**
     * @param line a line of the caller's own, whose trunk is the server
     * @param ear hears the digits as the server's voice says them
     */
    public SyntheticCaller(SipLine line, DigitEar ear) {
        this.line = line;
        this.ear = ear;
    }

    /** How a call went: how often digits were repeated, and whether the line ended it. */
    public record Went(int repeated, boolean endedByTheLine) {}

    /**
     * Makes one call.
     *
     * @param from the number it comes from
     * @param to the number of the line
     * @throws IOException if the line does not take the call
     */
    public Went call(String from, String to, String pin, SyntheticVoice voice, long seed)
            throws IOException, InterruptedException {
        CallResult result = line.call(new OutgoingCall(to, from, RING));
        if (!(result instanceof CallResult.Answered(Call call))) {
            throw new IOException("The line did not take the call: " + result);
        }
        int repeated = 0;
        try (call) {
            var random = new Random(seed);
            boolean pinPressed = false;
            for (int turn = 0; turn < 40; turn++) {
                Heard heard = call.listen(LONGEST_PROMPT, PROMPT_END);
                String digits = heard instanceof Heard.Speech(Sound sound, Duration missing) ? ear.digitsIn(sound) : "";
                if (!pinPressed) {
                    press(call, pin);
                    pinPressed = true;
                } else if (digits.length() >= FEWEST_DIGITS) {
                    call.play(voice.say(digits, random.nextLong()));
                    repeated++;
                }
            }
            return new Went(repeated, false);
        } catch (CallEnded ended) {
            return new Went(repeated, true);
        }
    }

    private static void press(Call call, String keys) throws InterruptedException {
        for (char key : (keys + "#").toCharArray()) {
            call.sendDigit(key);
            call.pause(Duration.ofMillis(120));
        }
    }
}
