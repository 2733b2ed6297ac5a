package org.rollcall.checkin.internal.telephone;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.rollcall.checkin.SpokenText;
import org.rollcall.evidence.EvidenceNotKept;
import org.rollcall.line.CallRecordId;
import org.rollcall.line.CallingNumber;
import org.rollcall.line.LineDialogue;
import org.rollcall.obligation.Finding;
import org.rollcall.participant.Participant;
import org.rollcall.telephony.Call;
import org.rollcall.telephony.HungUp;
import org.rollcall.telephony.LineDied;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Leads a call from step to step and records what it was, however it ends. */
@Component
class TelephoneDialogue implements LineDialogue {
    private static final Logger LOG = LoggerFactory.getLogger(TelephoneDialogue.class);

    private final Prompts prompts;
    private final Speech speech;
    private final CallDesk desk;
    private final TelephoneProperties properties;

    TelephoneDialogue(Prompts prompts, CallDesk desk, TelephoneProperties properties) {
        this.prompts = prompts;
        this.speech = prompts;
        this.desk = desk;
        this.properties = properties;
    }

    @Override
    public Optional<String> problem() {
        return prompts.problem();
    }

    @Override
    public void converse(CallRecordId id, Call call, CallingNumber number) throws InterruptedException {
        var conversation = new Conversation(id, call, speech, desk, new DrawnDigits());
        lead(conversation, new Identify(number.number(), properties.strangers()));
    }

    /** Holds the conversation of a call that was made to someone. */
    void callBack(CallRecordId id, Call call, Participant called, Consumer<CallForYou.Answered> told)
            throws InterruptedException {
        lead(new Conversation(id, call, speech, desk, new DrawnDigits()), new CallForYou(called, told));
    }

    /** Leads from {@code first} to the end. */
    static void lead(Conversation c, Step first) throws InterruptedException {
        Step step = first;
        try {
            c.call().answer();
            while (!(step instanceof Step.Over)) {
                step = step.take(c);
            }
            c.desk().noLongerNeeded(c.id());
        } catch (PersonWanted wanted) {
            c.desk().noLongerNeeded(c.id());
            c.personWanted(step);
            c.tell(SpokenText.CALL_BACK);
        } catch (HungUp ended) {
            hungUp(c, step, ended);
            throw ended;
        } catch (LineDied ended) {
            endedBy(c, step, new Finding.TechnicalFailure("line_died_" + word(ended.reason())));
            throw ended;
        } catch (InterruptedException stopping) {
            endedBy(c, step, new Finding.TechnicalFailure("server_stopping"));
            throw stopping;
        } catch (EvidenceNotKept full) {
            LOG.error("A call ended at its step {} since nothing more can be recorded.", step.word(), full);
            c.desk().noLongerNeeded(c.id());
            endedBy(c, step, new Finding.TechnicalFailure(TelephoneDesk.technical(full)));
            c.personWanted(step);
            c.tell(SpokenText.CALL_BACK);
        } catch (RuntimeException ours) {
            LOG.error("A call ended for a technical reason at its step {}.", step.word(), ours);
            endedBy(c, step, new Finding.TechnicalFailure(TelephoneDesk.technical(ours)));
            c.tell(SpokenText.TECHNICAL);
        }
    }

    private static void hungUp(Conversation c, Step step, HungUp ended) {
        endedBy(
                c,
                step,
                ended.by() == HungUp.By.THEM ? c.cutShortAt(step) : new Finding.TechnicalFailure("server_stopping"));
    }

    private static void endedBy(Conversation c, Step step, Finding finding) {
        if (step instanceof EnrolVoice) {
            c.desk().enrolmentEnded(c.id(), c.caller(), wordOf(finding));
        }
        c.finish(finding);
        if (!(finding instanceof Finding.TechnicalFailure)) {
            c.desk().noLongerNeeded(c.id());
        }
    }

    private static String wordOf(Finding finding) {
        return finding instanceof Finding.TechnicalFailure ? "technical" : "unfinished";
    }

    private static String word(LineDied.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
