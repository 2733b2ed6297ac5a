package org.rollcall.checkin.internal.telephone;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.checkin.SpokenText;
import org.rollcall.checkin.internal.telephone.Judgement.Judged;
import org.rollcall.obligation.Finding;
import org.rollcall.participant.Participant;
import org.rollcall.sound.Sound;
import org.rollcall.telephony.Heard;
import org.rollcall.voice.SpokenDigits;

/** Digits to repeat, heard and compared; where that does not settle it, once more with new ones. */
record RepeatDigits(int round, SpokenText intro) implements Step {
    private static final int ROUNDS = 2;

    @Override
    public String word() {
        return "digits";
    }

    @Override
    public Step take(Conversation c) throws InterruptedException {
        List<String> groups = c.drawn().challenge();
        String asked = String.join("", groups);
        c.desk().asked(c.id(), c.caller(), asked);
        c.say(intro);
        var said = new ArrayList<Sound>();
        for (int i = 0; i < groups.size(); i++) {
            if (i > 0) {
                c.say(SpokenText.MORE_DIGITS);
            }
            if (!(c.repeat(groups.get(i)) instanceof Heard.Speech speech)) {
                return silent(c);
            }
            said.add(speech.sound());
        }
        return answered(c, new SpokenDigits(Sound.concat(said), asked));
    }

    private boolean last() {
        return round + 1 >= ROUNDS;
    }

    private Step silent(Conversation c) throws InterruptedException {
        if (!last()) {
            return again(c, "silent");
        }
        c.finish(c.cutShortAt(this) instanceof Finding.Inconclusive heard ? heard : new Finding.Inconclusive("silent"));
        return personLooks(c);
    }

    private Step answered(Conversation c, SpokenDigits answer) throws InterruptedException {
        Participant caller = c.caller();
        Judged judged = c.desk().answered(c.id(), caller, answer, c.evidence(), last());
        c.answered(judged);
        return switch (judged.judgement()) {
            case Judgement.AskAgain again -> again(c, again.reason());
            case Judgement.CheckedIn in -> {
                c.settle();
                c.tell(SpokenText.CHECKED_IN);
                yield new MoreToSay(0);
            }
            case Judgement.PersonLooks looks -> {
                c.settle();
                yield personLooks(c);
            }
        };
    }

    private Step again(Conversation c, String reason) throws InterruptedException {
        c.say(why(reason));
        c.say(SpokenText.KEYS_HELP);
        return new RepeatDigits(round + 1, SpokenText.NEW_DIGITS);
    }

    private static Step personLooks(Conversation c) throws InterruptedException {
        c.tell(SpokenText.PERSON_LOOKS);
        c.tell(SpokenText.ANOTHER_WAY);
        c.tell(SpokenText.GOODBYE);
        return new Over();
    }

    /** How a reason is said kindly. */
    static SpokenText why(String reason) {
        return switch (reason) {
            case "silent" -> SpokenText.AGAIN_SILENT;
            case "too_short" -> SpokenText.AGAIN_SHORT;
            case "too_quiet" -> SpokenText.AGAIN_QUIET;
            case "clipped" -> SpokenText.AGAIN_CLIPPED;
            case "too_noisy" -> SpokenText.AGAIN_NOISY;
            case "wrong_digits" -> SpokenText.AGAIN_WRONG_DIGITS;
            default -> SpokenText.AGAIN_UNCLEAR;
        };
    }
}
