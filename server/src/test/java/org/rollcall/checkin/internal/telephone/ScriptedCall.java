package org.rollcall.checkin.internal.telephone;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.sound.Sound;
import org.rollcall.telephony.BargeIn;
import org.rollcall.telephony.Call;
import org.rollcall.telephony.CallEnded;
import org.rollcall.telephony.CallId;
import org.rollcall.telephony.Caller;
import org.rollcall.telephony.Digits;
import org.rollcall.telephony.Heard;
import org.rollcall.telephony.HeardSoFar;
import org.rollcall.telephony.Listening;
import org.rollcall.telephony.PlayEnd;
import org.rollcall.telephony.RejectReason;

/** A call whose other side follows a script: what it keys when asked, what it says, and when it ends. */
final class ScriptedCall implements Call {
    /** What the other side does next when keys are collected or it is listened to. */
    sealed interface Act {
        record Keys(String keys) implements Act {}

        record Says(Sound sound) implements Act {}

        record Silence() implements Act {}

        /** Presses a key while a sound is heard or it is listened to. */
        record Presses(char key) implements Act {}

        record Ends(CallEnded how) implements Act {}
    }

    final List<Sound> played = new ArrayList<>();
    private final Deque<Act> script;
    private final Map<Sound, Act> during;
    private boolean up;

    ScriptedCall(List<Act> script, Map<Sound, Act> during) {
        this.script = new ArrayDeque<>(script);
        this.during = during;
    }

    @Override
    public CallId id() {
        return new CallId("scripted");
    }

    @Override
    public Caller caller() {
        return new Caller(
                Optional.empty(), false, "", Optional.empty(), Optional.empty(), InetAddress.getLoopbackAddress());
    }

    @Override
    public Instant since() {
        return Instant.EPOCH;
    }

    @Override
    public void answer() {
        up = true;
    }

    @Override
    public void reject(RejectReason reason) {
        up = false;
    }

    @Override
    public PlayEnd play(Sound prompt, BargeIn bargeIn) {
        if (!up) {
            throw new IllegalStateException("Nothing can be played before the call is answered.");
        }
        played.add(prompt);
        return switch (during.get(prompt)) {
            case Act.Presses press
            when bargeIn.keys().indexOf(press.key()) >= 0 -> new PlayEnd.Interrupted(press.key());
            case Act.Ends ends -> throw ends.how();
            case null, default -> new PlayEnd.Finished();
        };
    }

    @Override
    public Digits collect(int max, Duration firstDigit, Duration between, char terminator) {
        if (max == 1 && script.isEmpty()) {
            // Whoever has no wish left presses nothing.
            return new Digits("", Digits.End.NOTHING);
        }
        return switch (next()) {
            case Act.Keys(String keys) when keys.length() == max -> new Digits(keys, Digits.End.COMPLETE);
            case Act.Keys(String keys) -> new Digits(keys, Digits.End.STOPPED);
            case Act.Silence silence -> new Digits("", Digits.End.NOTHING);
            case Act.Ends ends -> throw ends.how();
            case Act unexpected -> throw new AssertionError("Keys were asked for, the script says " + unexpected);
        };
    }

    @Override
    public void forgetKeys() {}

    @Override
    public Heard listen(Listening how, BargeIn bargeIn, HeardSoFar soFar) {
        return switch (next()) {
            case Act.Says(Sound sound) -> {
                soFar.more(sound);
                yield new Heard.Speech(sound, Duration.ZERO);
            }
            case Act.Silence silence -> new Heard.Silence();
            case Act.Presses press -> new Heard.Keyed(press.key());
            case Act.Ends ends -> throw ends.how();
            case Act unexpected -> throw new AssertionError("Speech was asked for, the script says " + unexpected);
        };
    }

    private Act next() {
        if (script.isEmpty()) {
            throw new AssertionError("The dialogue asks for more than the script has.");
        }
        return script.removeFirst();
    }

    /** Whether everything in the script was asked for. */
    boolean usedUp() {
        return script.isEmpty();
    }

    @Override
    public void sendDigit(char key) {}

    @Override
    public void pause(Duration time) {}

    @Override
    public void hangUp() {
        up = false;
    }

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public long packetsLost() {
        return 0;
    }
}
