package org.rollcall.checkin.internal.telephone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.checkin.SpokenText;
import org.rollcall.telephony.Heard;
import org.rollcall.voice.SpokenDigits;

/**
 * The voice enrolment: three passes over the ten digits, group by group; a group that cannot be used is asked again while
 * the caller is there.
 *
 * @param groups what is still to be said
 * @param takes what was said
 */
record EnrolVoice(List<String> groups, List<SpokenDigits> takes, int repeated) implements Step {
    private static final int REPEATS = 2;

    EnrolVoice {
        groups = List.copyOf(groups);
        takes = List.copyOf(takes);
    }

    /** Says what will happen. */
    static Step begin(Conversation c) throws InterruptedException {
        // An enrolment is no attempt to check in: where it is cut short it simply waits for the next call.
        c.settle();
        var first = new EnrolVoice(c.drawn().enrolment(), List.of(), 0);
        c.say(SpokenText.ENROL_INTRO);
        c.say(SpokenText.KEYS_HELP);
        return first;
    }

    @Override
    public String word() {
        return "voice_enrolment";
    }

    @Override
    public Step take(Conversation c) throws InterruptedException {
        String asked = groups.getFirst();
        if (!takes.isEmpty() && repeated == 0) {
            c.say(SpokenText.ENROL_NEXT);
        }
        Heard heard = c.repeat(asked);
        Optional<String> problem = heard instanceof Heard.Speech speech
                ? TakeQuality.problem(speech.sound(), asked.length())
                : Optional.of("silent");
        if (problem.isPresent()) {
            return again(c, problem.get());
        }
        var more = new ArrayList<>(takes);
        more.add(new SpokenDigits(((Heard.Speech) heard).sound(), asked));
        return groups.size() > 1 ? new EnrolVoice(groups.subList(1, groups.size()), more, 0) : made(c, more);
    }

    private Step again(Conversation c, String problem) throws InterruptedException {
        c.say(RepeatDigits.why(problem));
        if (repeated >= REPEATS) {
            return failed(c, problem);
        }
        c.say(SpokenText.ENROL_AGAIN);
        return new EnrolVoice(groups, takes, repeated + 1);
    }

    private static Step made(Conversation c, List<SpokenDigits> takes) throws InterruptedException {
        List<String> problems = c.desk().enrolled(c.id(), c.caller(), takes);
        if (problems.isEmpty()) {
            c.tell(SpokenText.ENROL_DONE);
            c.tell(SpokenText.GOODBYE);
            return new Over();
        }
        c.say(RepeatDigits.why(problems.getFirst()));
        c.tell(SpokenText.ENROL_FAILED);
        return new Over();
    }

    private static Step failed(Conversation c, String problem) throws InterruptedException {
        c.desk().enrolmentEnded(c.id(), c.caller(), problem);
        c.tell(SpokenText.ENROL_FAILED);
        return new Over();
    }
}
