package org.rollcall.checkin.internal.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.checkin.internal.telephone.NotedDesk.compared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.checkin.SpokenText;
import org.rollcall.evidence.EvidenceNotKept;
import org.rollcall.hearing.Hearing;
import org.rollcall.hearing.HearingId;
import org.rollcall.identity.Compared.Result;
import org.rollcall.line.CallRecordId;
import org.rollcall.obligation.Finding;
import org.rollcall.obligation.ObligationId;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.sound.Sound;
import org.rollcall.telephony.HungUp;
import org.rollcall.telephony.LineDied;

/** The whole dialogue with a scripted caller: what is said, what is asked again and what is recorded. */
class DialogueTest {
    private static final TelephoneNumber NUMBER = new TelephoneNumber("+15551230000");
    private static final ScriptedCall.Act RIGHT_PIN = new ScriptedCall.Act.Keys("123456");
    private static final ScriptedCall.Act WRONG_PIN = new ScriptedCall.Act.Keys("999999");
    private static final ScriptedCall.Act SILENCE = new ScriptedCall.Act.Silence();
    private static final ScriptedCall.Act SAYS = new ScriptedCall.Act.Says(tone(2.0, 0.1));
    private static final ScriptedCall.Act HANGS_UP = new ScriptedCall.Act.Ends(new HungUp(HungUp.By.THEM));

    private final NotedDesk desk = new NotedDesk();
    private final TalkingInMemory speech = new TalkingInMemory();
    private final Map<Sound, ScriptedCall.Act> during = new HashMap<>();

    DialogueTest() {
        desk.household.add(person("123456", Language.SPANISH));
    }

    private static Sound tone(double seconds, double amplitude) {
        float[] samples = new float[(int) (8000 * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(i * 0.3));
        }
        return Sound.of(samples, 8000);
    }

    private static Participant person(String pin, Language language) {
        return new Participant(
                new ParticipantId(UUID.randomUUID()),
                pin,
                "Test",
                LocalDate.of(1990, 1, 1),
                language,
                ZoneOffset.UTC,
                NUMBER,
                false,
                true,
                1);
    }

    private ScriptedCall call(ScriptedCall.Act... script) throws InterruptedException {
        var call = new ScriptedCall(List.of(script), during);
        var conversation = new Conversation(new CallRecordId(UUID.randomUUID()), call, speech, desk, new DrawnDigits());
        TelephoneDialogue.lead(conversation, new Identify(NUMBER, List.of(Language.ENGLISH, Language.SPANISH)));
        assertThat(call.usedUp()).as("everything scripted was asked for").isTrue();
        return call;
    }

    private List<String> said(ScriptedCall call) {
        return call.played.stream().map(speech::name).toList();
    }

    @Test
    void aMatchingVoiceIsCheckedIn() throws InterruptedException {
        desk.comparisons.add(compared(Result.MATCH));
        ScriptedCall call = call(RIGHT_PIN, SAYS, SAYS);
        assertThat(desk.findings).containsExactly(new Finding.Satisfied());
        assertThat(said(call))
                .containsSubsequence(
                        "es/GREETING", "es/CONSENT", "es/ASK_PIN", "es/REPEAT_DIGITS", "tone", "tone", "es/CHECKED_IN");
        assertThat(desk.answers.getFirst().digits())
                .isEqualTo(desk.asked.getFirst())
                .hasSize(8);
        assertThat(desk.answers.getFirst().sound().seconds()).isEqualTo(4.0);
    }

    @Test
    void theConsentNoticeComesBeforeAnythingIsHeard() throws InterruptedException {
        desk.comparisons.add(compared(Result.MATCH));
        ScriptedCall call = call(RIGHT_PIN, SAYS, SAYS);
        assertThat(said(call).indexOf("es/CONSENT")).isLessThan(said(call).indexOf("tone"));
    }

    @Test
    void whatIsNotClearIsAskedAgainWithNewDigits() throws InterruptedException {
        desk.comparisons.add(compared(Result.UNUSABLE, "too_noisy"));
        desk.comparisons.add(compared(Result.MATCH));
        ScriptedCall call = call(RIGHT_PIN, SAYS, SAYS, SAYS, SAYS);
        assertThat(said(call)).containsSubsequence("es/AGAIN_NOISY", "es/NEW_DIGITS", "es/CHECKED_IN");
        assertThat(desk.asked).hasSize(2).doesNotHaveDuplicates();
        assertThat(desk.findings).containsExactly(new Finding.Satisfied());
        assertThat(desk.evidence.getFirst()).as("both answers").hasSize(2);
    }

    @Test
    void twiceUnclearIsForAPerson() throws InterruptedException {
        desk.comparisons.add(compared(Result.INCONCLUSIVE, "score_below"));
        desk.comparisons.add(compared(Result.INCONCLUSIVE, "score_below"));
        ScriptedCall call = call(RIGHT_PIN, SAYS, SAYS, SAYS, SAYS);
        assertThat(desk.findings).containsExactly(new Finding.Inconclusive("score_below"));
        assertThat(said(call)).contains("es/PERSON_LOOKS").doesNotContain("es/CHECKED_IN");
    }

    @Test
    void whatNewDigitsCannotChangeIsNotAskedAgain() throws InterruptedException {
        desk.comparisons.add(compared(Result.INCONCLUSIVE, "cohort_too_small"));
        call(RIGHT_PIN, SAYS, SAYS);
        assertThat(desk.findings).containsExactly(new Finding.Inconclusive("cohort_too_small"));
    }

    @Test
    void aReplayIsForAPersonAtOnce() throws InterruptedException {
        desk.comparisons.add(compared(Result.INCONCLUSIVE, "not_fresh"));
        call(RIGHT_PIN, SAYS, SAYS);
        assertThat(desk.findings).containsExactly(new Finding.Inconclusive("not_fresh"));
    }

    @Test
    void silenceIsAskedAgainAndThenForAPerson() throws InterruptedException {
        ScriptedCall call = call(RIGHT_PIN, SILENCE, SAYS, SILENCE);
        assertThat(said(call)).containsSubsequence("es/AGAIN_SILENT", "es/NEW_DIGITS", "es/PERSON_LOOKS");
        assertThat(desk.findings).containsExactly(new Finding.Inconclusive("silent"));
        assertThat(desk.answers).isEmpty();
    }

    @Test
    void threeWrongPinsLockOut() throws InterruptedException {
        ScriptedCall call = call(WRONG_PIN, WRONG_PIN, WRONG_PIN);
        assertThat(desk.findings).containsExactly(new Finding.LockedOut());
        assertThat(said(call)).containsSubsequence("es/ASK_PIN", "es/PIN_AGAIN", "es/PIN_AGAIN", "es/PIN_LOCKED");
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void aWrongPinCanBePutRight() throws InterruptedException {
        desk.comparisons.add(compared(Result.MATCH));
        call(WRONG_PIN, SILENCE, RIGHT_PIN, SAYS, SAYS);
        assertThat(desk.findings).containsExactly(new Finding.Satisfied());
    }

    @Test
    void aLockedPersonIsToldSo() throws InterruptedException {
        desk.locked = true;
        call(RIGHT_PIN);
        assertThat(desk.findings).containsExactly(new Finding.LockedOut());
    }

    @Test
    void noKeysAtAllIsUnfinished() throws InterruptedException {
        call(SILENCE, SILENCE, SILENCE);
        assertThat(desk.findings).containsExactly(new Finding.Unfinished("pin"));
    }

    @Test
    void hangingUpIsRecordedWithItsStep() {
        during.put(speech.say(Language.SPANISH, SpokenText.GREETING), HANGS_UP);
        assertThatThrownBy(this::call).isInstanceOf(HungUp.class);
        during.clear();
        assertThatThrownBy(() -> call(HANGS_UP)).isInstanceOf(HungUp.class);
        assertThatThrownBy(() -> call(RIGHT_PIN, HANGS_UP)).isInstanceOf(HungUp.class);
        assertThat(desk.findings)
                .containsExactly(
                        new Finding.Unfinished("greeting"),
                        new Finding.Unfinished("pin"),
                        new Finding.Unfinished("digits"));
    }

    @Test
    void hangingUpAfterAnUnclearAnswerStillShowsTheAnswer() {
        desk.comparisons.add(compared(Result.INCONCLUSIVE, "score_below"));
        assertThatThrownBy(() -> call(RIGHT_PIN, SAYS, SAYS, HANGS_UP)).isInstanceOf(HungUp.class);
        assertThat(desk.findings).containsExactly(new Finding.Inconclusive("score_below"));
        assertThat(desk.evidence.getFirst()).hasSize(1);
    }

    @Test
    void hangingUpAfterTheOutcomeChangesNothing() {
        desk.comparisons.add(compared(Result.MATCH));
        during.put(speech.say(Language.SPANISH, SpokenText.CHECKED_IN), HANGS_UP);
        assertThatThrownBy(() -> call(RIGHT_PIN, SAYS, SAYS)).isInstanceOf(HungUp.class);
        assertThat(desk.findings).containsExactly(new Finding.Satisfied());
    }

    @Test
    void aDeadLineIsNobodysFault() {
        var dies = new ScriptedCall.Act.Ends(new LineDied(LineDied.Cause.NO_MEDIA));
        assertThatThrownBy(() -> call(RIGHT_PIN, dies)).isInstanceOf(LineDied.class);
        assertThat(desk.findings).containsExactly(new Finding.TechnicalFailure("line_died_no_media"));
    }

    @Test
    void aClosingServerIsNobodysFault() {
        var closes = new ScriptedCall.Act.Ends(new HungUp(HungUp.By.US));
        assertThatThrownBy(() -> call(RIGHT_PIN, closes)).isInstanceOf(HungUp.class);
        assertThat(desk.findings).containsExactly(new Finding.TechnicalFailure("server_stopping"));
    }

    @Test
    void aFullDiskIsNobodysFault() throws InterruptedException {
        desk.failure = new EvidenceNotKept("full", new java.io.IOException());
        ScriptedCall call = call(RIGHT_PIN, SAYS, SAYS);
        assertThat(desk.findings).containsExactly(new Finding.TechnicalFailure("evidence_not_kept"));
        assertThat(desk.personAsked).containsExactly("digits");
        assertThat(said(call)).endsWith("es/CALL_BACK");
    }

    @Test
    void aDiskThatFillsWhileSomeoneSpeaksEndsTheRecordingAndAPersonCalls() throws InterruptedException {
        desk.diskFull = true;
        ScriptedCall call = call(RIGHT_PIN, SAYS);
        assertThat(desk.findings).containsExactly(new Finding.TechnicalFailure("evidence_not_kept"));
        assertThat(desk.personAsked).containsExactly("digits");
        assertThat(said(call)).endsWith("es/CALL_BACK");
    }

    @Test
    void whatIsSaidIsKeptUntilItIsEvidenceOrTheCallIsOver() throws InterruptedException {
        desk.comparisons.add(compared(Result.MATCH));
        call(RIGHT_PIN, SAYS, SAYS);
        assertThat(desk.identified).isNotEmpty();
        assertThat(desk.saidSoFar).as("discarded once the answer is evidence").isEmpty();
        assertThatThrownBy(
                        () -> call(RIGHT_PIN, SAYS, new ScriptedCall.Act.Ends(new LineDied(LineDied.Cause.NO_MEDIA))))
                .isInstanceOf(LineDied.class);
        assertThat(desk.saidSoFar)
                .as("the attempt's evidence, for the desk to keep")
                .hasSize(1);
        assertThatThrownBy(() -> call(RIGHT_PIN, SAYS, HANGS_UP)).isInstanceOf(HungUp.class);
        assertThat(desk.saidSoFar).isEmpty();
    }

    @Test
    void zeroReachesAPersonFromEveryStep() throws InterruptedException {
        var zero = new ScriptedCall.Act.Presses('0');
        assertThat(said(call(new ScriptedCall.Act.Keys("0")))).endsWith("es/CALL_BACK");
        during.put(speech.say(Language.SPANISH, SpokenText.REPEAT_DIGITS), zero);
        call(RIGHT_PIN);
        during.clear();
        call(RIGHT_PIN, zero);
        desk.errand = CallDesk.Errand.VOICE_ENROLMENT;
        call(RIGHT_PIN, SAYS, zero);
        assertThat(desk.personAsked).containsExactly("pin", "digits", "digits", "voice_enrolment");
        assertThat(desk.findings).as("an enrolment is no attempt").hasSize(3);
    }

    @Test
    void starSaysTheDigitsAgain_andHashMoreSlowly() throws InterruptedException {
        desk.comparisons.add(compared(Result.MATCH));
        var star = new ScriptedCall.Act.Presses('*');
        var hash = new ScriptedCall.Act.Presses('#');
        ScriptedCall call = call(RIGHT_PIN, star, hash, SAYS, SAYS);
        String first = "es:" + desk.asked.getFirst().substring(0, 4);
        String second = "es:" + desk.asked.getFirst().substring(4);
        assertThat(said(call))
                .containsSubsequence(first, "tone", first, "tone", first + " slowly", "tone", second, "tone")
                .endsWith("es/CHECKED_IN", "es/OFFER", "es/GOODBYE");
        assertThat(desk.asked).hasSize(1);
    }

    @Test
    void nobodyHoldsTheLineByPressingStarForEver() throws InterruptedException {
        desk.comparisons.add(compared(Result.MATCH));
        var star = new ScriptedCall.Act.Presses('*');
        call(RIGHT_PIN, star, star, star, star, star, SAYS, SAYS);
        assertThat(desk.findings).containsExactly(new Finding.Satisfied());
    }

    @Test
    void theNextHearingAndTheOpenReportAreToldOnRequest() throws InterruptedException {
        desk.comparisons.add(compared(Result.MATCH));
        Hearing hearing = new Hearing(
                new HearingId(UUID.randomUUID()),
                desk.household.getFirst().id(),
                new ObligationId(UUID.randomUUID()),
                "Newark Immigration Court",
                Hearing.Kind.INDIVIDUAL,
                Instant.parse("2027-03-03T14:30:00Z"),
                ZoneId.of("America/New_York"),
                true,
                null,
                null);
        desk.ahead = new CallDesk.Ahead(
                Optional.of(hearing),
                Optional.of(new CallDesk.Report("Newark Field Office", Instant.parse("2027-01-20T22:00:00Z"))));
        ScriptedCall call = call(RIGHT_PIN, SAYS, SAYS, new ScriptedCall.Act.Keys("1"));
        assertThat(said(call))
                .containsSubsequence(
                        "es/OFFER",
                        "es/NEXT_HEARING",
                        "es once miércoles, 3 de marzo de 2027, 9:30",
                        "en once Newark Immigration Court",
                        "es/REPORT_BY",
                        "es once miércoles, 20 de enero de 2027, 22:00",
                        "en once Newark Field Office",
                        "es/OFFER",
                        "es/GOODBYE");
    }

    @Test
    void withoutAHearingThatIsSaid() throws InterruptedException {
        desk.errand = CallDesk.Errand.NO_VOICEPRINT;
        assertThat(said(call(RIGHT_PIN, new ScriptedCall.Act.Keys("1"))))
                .containsSubsequence("es/NO_VOICEPRINT", "es/OFFER", "es/NO_HEARING", "es/OFFER");
    }

    @Test
    void aNewAddressIsKeptAsItWasSaid() throws InterruptedException {
        desk.comparisons.add(compared(Result.MATCH));
        var two = new ScriptedCall.Act.Keys("2");
        ScriptedCall call = call(RIGHT_PIN, SAYS, SAYS, two, SILENCE, two, SAYS);
        assertThat(said(call))
                .containsSubsequence(
                        "es/ADDRESS_INTRO", "tone", "es/AGAIN_SILENT", "es/ADDRESS_INTRO", "tone", "es/ADDRESS_KEPT");
        assertThat(desk.addresses).hasSize(1);
    }

    @Test
    void whoLostAPhoneLocksTheAppByTwoKeys() throws InterruptedException {
        desk.comparisons.add(compared(Result.MATCH));
        ScriptedCall call = call(RIGHT_PIN, SAYS, SAYS, new ScriptedCall.Act.Keys("3"), new ScriptedCall.Act.Keys("9"));
        assertThat(said(call))
                .containsSubsequence("es/OFFER", "es/PHONE_LOST", "es/PHONE_LOCKED", "es/OFFER", "es/GOODBYE");
        assertThat(desk.phonesLost).isOne();
    }

    @Test
    void whoseVoiceIsNotSureIsToldNothingOfTheirHearings() throws InterruptedException {
        desk.comparisons.add(compared(Result.INCONCLUSIVE, "cohort_too_small"));
        assertThat(said(call(RIGHT_PIN, SAYS, SAYS))).doesNotContain("es/OFFER");
    }

    @Test
    void anUnknownNumberHearsASentenceAndNothingElse() throws InterruptedException {
        desk.household.clear();
        assertThat(said(call())).containsExactly("en/UNKNOWN_NUMBER", "es/UNKNOWN_NUMBER");
        assertThat(desk.strangers).isOne();
        assertThat(desk.findings).isEmpty();
    }

    @Test
    void inAHouseholdThePinTellsWhoCalls() throws InterruptedException {
        desk.household.add(person("654321", Language.ENGLISH));
        desk.comparisons.add(compared(Result.MATCH));
        ScriptedCall call = call(new ScriptedCall.Act.Keys("654321"), SAYS, SAYS);
        assertThat(said(call)).containsSubsequence("es/CONSENT", "en/CONSENT", "en/REPEAT_DIGITS", "en/CHECKED_IN");
    }

    @Test
    void inAHouseholdThreeWrongPinsAreHeldAgainstNobody() throws InterruptedException {
        desk.household.add(person("654321", Language.ENGLISH));
        call(WRONG_PIN, WRONG_PIN, WRONG_PIN);
        assertThat(desk.findings).isEmpty();
        assertThat(desk.notToldApart).isOne();
    }

    @Test
    void withoutAVoiceprintNumberAndPinAreForAPerson() throws InterruptedException {
        desk.errand = CallDesk.Errand.NO_VOICEPRINT;
        assertThat(said(call(RIGHT_PIN))).contains("es/NO_VOICEPRINT");
        assertThat(desk.findings).containsExactly(new Finding.Inconclusive("no_voiceprint"));
    }

    @Test
    void withoutAVoiceNumberAndPinAreTheBeginningAndTheCallBackFollows() throws InterruptedException {
        desk.errand = CallDesk.Errand.WITHOUT_VOICE;
        assertThat(said(call(RIGHT_PIN))).endsWith("es/CALLED_BACK_SOON");
        assertThat(desk.findings).containsExactly(new Finding.Unfinished("call_back"));
    }

    @Test
    void withoutAVoiceWhoeverIsReachedWithThePinIsCheckedIn() throws InterruptedException {
        desk.errand = CallDesk.Errand.WITHOUT_VOICE;
        var call = new ScriptedCall(List.of(SILENCE, new ScriptedCall.Act.Keys("1"), RIGHT_PIN), during);
        assertThat(calledBack(call)).containsExactly(CallForYou.Answered.PERSON);
        assertThat(said(call)).containsSubsequence("es/CALL_FOR_YOU", "es/ASK_PIN", "es/CHECKED_IN", "es/OFFER");
        assertThat(desk.findings).containsExactly(new Finding.Satisfied());
        assertThat(desk.asked).as("digits to repeat").isEmpty();
    }

    @Test
    void withoutAVoiceAndWithoutAWayToCallBackAPersonLooks() throws InterruptedException {
        desk.errand = CallDesk.Errand.WITHOUT_VOICE;
        desk.instead = CallDesk.Instead.PERSON;
        assertThat(said(call(RIGHT_PIN))).contains("es/NO_VOICEPRINT");
        assertThat(desk.findings).containsExactly(new Finding.Inconclusive("no_call_back"));
    }

    @Test
    void withoutAVoiceAndWithNothingDueThatIsSaid() throws InterruptedException {
        desk.errand = CallDesk.Errand.WITHOUT_VOICE;
        desk.instead = CallDesk.Instead.NOTHING_DUE;
        assertThat(said(call(RIGHT_PIN))).containsSubsequence("es/NOTHING_DUE", "es/OFFER");
        assertThat(desk.findings).isEmpty();
    }

    @Test
    void anEnrolmentAsksEachDigitThreeTimesInDifferentOrders() throws InterruptedException {
        desk.errand = CallDesk.Errand.VOICE_ENROLMENT;
        ScriptedCall call = call(RIGHT_PIN, SAYS, SAYS, SAYS, SAYS, SAYS, SAYS);
        var takes = desk.enrolled.getFirst();
        assertThat(takes).hasSize(6);
        String all = String.join("", takes.stream().map(t -> t.digits()).toList());
        for (char digit = '0'; digit <= '9'; digit++) {
            assertThat(all).matches("(?:[^%1$c]*%1$c){3}[^%1$c]*".formatted(digit));
        }
        var passes = new ArrayList<String>();
        for (int i = 0; i < 30; i += 10) {
            passes.add(all.substring(i, i + 10));
        }
        assertThat(passes).doesNotHaveDuplicates();
        assertThat(said(call)).contains("es/ENROL_DONE");
        assertThat(desk.findings).isEmpty();
    }

    @Test
    void anEnrolmentAsksAgainWhatItCannotUse() throws InterruptedException {
        desk.errand = CallDesk.Errand.VOICE_ENROLMENT;
        var quiet = new ScriptedCall.Act.Says(tone(2, 0.001));
        ScriptedCall call = call(RIGHT_PIN, SAYS, quiet, SILENCE, SAYS, SAYS, SAYS, SAYS, SAYS);
        assertThat(said(call))
                .containsSubsequence("es/AGAIN_QUIET", "es/ENROL_AGAIN", "es/AGAIN_SILENT", "es/ENROL_DONE");
        assertThat(desk.enrolled.getFirst()).hasSize(6);
    }

    @Test
    void anEnrolmentThatCannotBeMadeSaysSoAndWaits() throws InterruptedException {
        desk.errand = CallDesk.Errand.VOICE_ENROLMENT;
        desk.enrolmentProblems = List.of("too_noisy");
        assertThat(said(call(RIGHT_PIN, SAYS, SAYS, SAYS, SAYS, SAYS, SAYS)))
                .containsSubsequence("es/AGAIN_NOISY", "es/ENROL_FAILED");
        assertThat(said(call(RIGHT_PIN, SILENCE, SILENCE, SILENCE))).contains("es/ENROL_FAILED");
        assertThatThrownBy(() -> call(RIGHT_PIN, SAYS, HANGS_UP)).isInstanceOf(HungUp.class);
        assertThat(desk.enrolmentsEnded).containsExactly("silent", "unfinished");
    }

    private List<CallForYou.Answered> calledBack(ScriptedCall call) throws InterruptedException {
        var told = new ArrayList<CallForYou.Answered>();
        var conversation = new Conversation(new CallRecordId(UUID.randomUUID()), call, speech, desk, new DrawnDigits());
        TelephoneDialogue.lead(conversation, new CallForYou(desk.household.getFirst(), told::add));
        assertThat(call.usedUp()).isTrue();
        return told;
    }

    @Test
    void whoSaysHelloAndPressesAKeyIsGreeted() throws InterruptedException {
        desk.comparisons.add(compared(Result.MATCH));
        var hello = new ScriptedCall.Act.Says(tone(1.9, 0.1));
        var call = new ScriptedCall(List.of(hello, new ScriptedCall.Act.Keys("1"), RIGHT_PIN, SAYS, SAYS), during);
        assertThat(calledBack(call)).containsExactly(CallForYou.Answered.PERSON);
        assertThat(said(call)).startsWith("es/CALL_FOR_YOU", "es/GREETING");
    }

    @Test
    void anEnrolmentThatBreaksOffLeavesNothingOfWhatWasSaid() {
        desk.errand = CallDesk.Errand.VOICE_ENROLMENT;
        assertThatThrownBy(
                        () -> call(RIGHT_PIN, SAYS, new ScriptedCall.Act.Ends(new LineDied(LineDied.Cause.NO_MEDIA))))
                .isInstanceOf(LineDied.class);
        assertThat(desk.enrolmentsEnded).containsExactly("technical");
        assertThat(desk.saidSoFar).isEmpty();
    }

    @Test
    void aMailboxIsToldNothing() throws InterruptedException {
        var greeting = new ScriptedCall.Act.Says(tone(6, 0.1));
        var call = new ScriptedCall(List.of(greeting), during);
        assertThat(calledBack(call)).containsExactly(CallForYou.Answered.MAILBOX);
        assertThat(call.played).isEmpty();
        assertThat(desk.identified).isEmpty();
    }

    @Test
    void whoNeverPressesAKeyHearsNothingOfTheProgramme() throws InterruptedException {
        var call = new ScriptedCall(List.of(SILENCE, SILENCE, SILENCE, SILENCE), during);
        assertThat(calledBack(call)).isEmpty();
        assertThat(said(call)).containsOnly("es/CALL_FOR_YOU");
    }
}
