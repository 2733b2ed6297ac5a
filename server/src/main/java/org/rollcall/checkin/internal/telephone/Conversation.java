package org.rollcall.checkin.internal.telephone;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.SpokenText;
import org.rollcall.line.CallRecordId;
import org.rollcall.obligation.Finding;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participant;
import org.rollcall.telephony.BargeIn;
import org.rollcall.telephony.Call;
import org.rollcall.telephony.Heard;
import org.rollcall.telephony.Listening;
import org.rollcall.telephony.PlayEnd;

/** One call: what has been found out so far, and how to speak and listen. Used by one thread. */
final class Conversation {
    private static final Listening ANSWER =
            new Listening(Duration.ofSeconds(15), Duration.ofSeconds(8), Duration.ofMillis(1300));
    private static final Listening DICTATION =
            new Listening(Duration.ofSeconds(60), Duration.ofSeconds(8), Duration.ofSeconds(3));
    private static final Listening HELLO =
            new Listening(Duration.ofSeconds(6), Duration.ofMillis(1500), Duration.ofMillis(700));
    private static final BargeIn ZERO = BargeIn.on("0");
    private static final BargeIn HELP = BargeIn.on("0*#");
    private static final int MOST_REPEATS = 5;

    private final CallRecordId id;
    private final Call call;
    private final Speech speech;
    private final CallDesk desk;
    private final DrawnDigits digits;
    private final List<UUID> evidence = new ArrayList<>();
    private Language language = Language.ENGLISH;
    private List<Participant> registered = List.of();
    private @Nullable Participant participant;
    private Judgement.@Nullable Judged lastAnswer;
    private boolean madeByUs;
    private boolean settled;

    Conversation(CallRecordId id, Call call, Speech speech, CallDesk desk, DrawnDigits digits) {
        this.id = id;
        this.call = call;
        this.speech = speech;
        this.desk = desk;
        this.digits = digits;
    }

    CallRecordId id() {
        return id;
    }

    Call call() {
        return call;
    }

    CallDesk desk() {
        return desk;
    }

    DrawnDigits drawn() {
        return digits;
    }

    /** This call went to the registered number, and someone took it. */
    void weMadeIt() {
        madeByUs = true;
    }

    boolean madeByUs() {
        return madeByUs;
    }

    /** From here on it is spoken in this language. */
    void speak(Language spoken) {
        language = spoken;
    }

    Language language() {
        return language;
    }

    /** Who is registered under the number; one of them calls. */
    void registered(List<Participant> people) {
        registered = List.copyOf(people);
        if (people.size() == 1) {
            participant(people.getFirst());
        }
    }

    List<Participant> registered() {
        return registered;
    }

    /** Who it is, by number where only one has it, otherwise by number and PIN. */
    Optional<Participant> participant() {
        return Optional.ofNullable(participant);
    }

    void participant(Participant known) {
        participant = known;
        desk.identified(id, known);
    }

    /** The person, in a step that comes after the PIN. */
    Participant caller() {
        return participant().orElseThrow();
    }

    /** Says a text to its end, unless zero is pressed. @throws PersonWanted if it is */
    void say(SpokenText text) throws InterruptedException {
        if (call.play(speech.say(language, text), ZERO) instanceof PlayEnd.Interrupted) {
            throw new PersonWanted();
        }
    }

    /** Says a text that any key stops. */
    void ask(SpokenText text) throws InterruptedException {
        call.play(speech.say(language, text), BargeIn.ANY);
    }

    /** Says a text to its end, whatever is pressed. */
    void tell(SpokenText text) throws InterruptedException {
        call.play(speech.say(language, text), BargeIn.NONE);
    }

    /** Says a time as the language says it, and where; both to their end. */
    void tell(ZonedDateTime time, String where) throws InterruptedException {
        call.play(speech.once(language, SpokenTime.of(time, language)), BargeIn.NONE);
        call.play(speech.once(Language.ENGLISH, where), BargeIn.NONE);
    }

    /**
     * Says digits, gives the tone and listens; star says them again, hash again and more slowly, and the answer begins
     * anew.
     *
     * @throws PersonWanted if zero is pressed
     */
    Heard repeat(String asked) throws InterruptedException {
        // A hash that closed the PIN means nothing here.
        call.forgetKeys();
        boolean slowly = false;
        for (int again = 0; ; again++) {
            BargeIn keys = again < MOST_REPEATS ? HELP : ZERO;
            if (call.play(speech.digits(language, asked, slowly), keys) instanceof PlayEnd.Interrupted stopped) {
                slowly |= slower(stopped.digit());
                continue;
            }
            call.play(speech.tone(), BargeIn.NONE);
            Heard heard = call.listen(ANSWER, keys, piece -> desk.beingSaid(id, piece));
            if (!(heard instanceof Heard.Keyed stopped)) {
                return heard;
            }
            slowly |= slower(stopped.digit());
        }
    }

    private boolean slower(char key) {
        if (key == '0') {
            throw new PersonWanted();
        }
        call.forgetKeys();
        return key == '#';
    }

    /** Listens to who answers a call of ours, until they pause or press a key. Nothing of it is kept. */
    Heard hello() throws InterruptedException {
        return call.listen(HELLO, BargeIn.ANY);
    }

    /** Listens to something longer than digits. @throws PersonWanted if zero is pressed */
    Heard dictation() throws InterruptedException {
        call.play(speech.tone(), BargeIn.NONE);
        Heard heard = call.listen(DICTATION, ZERO, piece -> desk.beingSaid(id, piece));
        if (heard instanceof Heard.Keyed) {
            throw new PersonWanted();
        }
        return heard;
    }

    /** What was answered last, if anything; a call cut short after it is no mere beginning. */
    void answered(Judgement.Judged judged) {
        lastAnswer = judged;
        desk.noLongerNeeded(id);
        evidence.addAll(judged.evidence());
    }

    List<UUID> evidence() {
        return List.copyOf(evidence);
    }

    /** No attempt is to be recorded for this call any more. */
    void settle() {
        settled = true;
    }

    /** Records the attempt with this finding, once, if it is known whose it is. */
    void finish(Finding finding) {
        if (settled || participant == null) {
            // No attempt will take what was said with it.
            desk.noLongerNeeded(id);
        }
        if (settled) {
            return;
        }
        settled = true;
        if (participant != null) {
            Judgement.Judged last = lastAnswer;
            desk.finished(id, participant, finding, last == null ? null : last.comparison(), evidence());
        }
    }

    /** The finding of a call that the caller ended at {@code step}. */
    Finding cutShortAt(Step step) {
        Judgement.Judged last = lastAnswer;
        return last != null && last.judgement() instanceof Judgement.AskAgain again
                ? new Finding.Inconclusive(again.reason())
                : new Finding.Unfinished(step.word());
    }

    /** Records that a person is wanted, with an attempt unless there is one already or none is due. */
    void personWanted(Step step) {
        boolean attempt = !settled;
        settled = true;
        desk.personAsked(id, participant(), step.word(), evidence(), attempt);
    }
}
