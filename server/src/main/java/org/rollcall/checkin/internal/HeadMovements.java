package org.rollcall.checkin.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.AppCheckIns.Challenge;
import org.rollcall.checkin.AppCheckIns.Sent;
import org.rollcall.checkin.ChallengeId;
import org.rollcall.checkin.Movement;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceKind;
import org.rollcall.face.LivenessAction;
import org.rollcall.face.LivenessChallenge;
import org.rollcall.face.LivenessJudgement;
import org.rollcall.identity.Identity;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.obligation.Attempt;
import org.rollcall.participant.ParticipantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the head is asked to do before the camera, and what the frames show of it. */
@Component
class HeadMovements {
    private static final Action GIVEN = new Action("checkin.challenge_given");
    private static final Action JUDGED = new Action("checkin.challenge_judged");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FaceChallenges challenges;
    private final Identity identity;
    private final Evidence evidence;
    private final Journal journal;
    private final AppCheckInSettings settings;
    private final Clock clock;

    HeadMovements(
            FaceChallenges challenges,
            Identity identity,
            Evidence evidence,
            Journal journal,
            AppCheckInSettings settings,
            Clock clock) {
        this.challenges = challenges;
        this.identity = identity;
        this.evidence = evidence;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    Challenge give(ParticipantId participant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var challenge = new Challenge(
                new ChallengeId(UUID.randomUUID()),
                LivenessChallenge.random(RANDOM, settings.actions()).actions(),
                now.plus(settings.challengeFor()));
        challenges.insert(participant, challenge, now);
        journal.record(JournalEntry.of(new Actor.Participant(participant.value()), GIVEN)
                .about(Subject.participant(participant.value()))
                .with("challenge", challenge.id()));
        return challenge;
    }

    /** Judges what was sent in answer to a challenge. Takes a while: not inside a transaction. */
    Movement judge(ParticipantId participant, ChallengeId id, Sent sent) {
        Optional<Challenge> challenge = challenges.find(participant, id);
        if (challenge.isEmpty() || clock.instant().isAfter(challenge.get().expires())) {
            return unjudged(
                    Movement.Word.EXPIRED, challenge.map(Challenge::actions).orElse(List.of()), sent);
        }
        List<LivenessAction> asked = challenge.get().actions();
        if (sent.cannotMove()) {
            return unjudged(Movement.Word.CANNOT, asked, sent);
        }
        LivenessJudgement found =
                identity.judgeLiveness(new LivenessChallenge(asked), sent.photograph(), sent.frames());
        return new Movement(
                found.convincing() ? Movement.Word.CONVINCING : Movement.Word.DOUBTFUL,
                asked,
                found.seen(),
                found.doubts(),
                sent.frames().size(),
                numberOrNull(found.lowestCosine()),
                numberOrNull(found.medianPassive()),
                null);
    }

    private static Movement unjudged(Movement.Word word, List<LivenessAction> asked, Sent sent) {
        return new Movement(word, asked, List.of(), List.of(), sent.frames().size(), null, null, null);
    }

    private static @Nullable Double numberOrNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** Notes what the challenge came to, beside its attempt, in the caller's transaction. */
    void note(ChallengeId id, Attempt attempt, FaceChallenges.Used used, Movement movement) {
        ParticipantId participant = attempt.participant();
        if (challenges.find(participant, id).isEmpty()) {
            return;
        }
        challenges.use(id, attempt.id(), used, movement, clock.instant());
        journal.record(JournalEntry.of(new Actor.Participant(participant.value()), JUDGED)
                .about(Subject.participant(participant.value()))
                .about(new Subject(Subject.Kind.ATTEMPT, attempt.id().value()))
                .with("challenge", id)
                .with("movement", movement.word())
                .with("doubts", movement.doubts()));
    }

    /** Keeps the frames in one file, for a person to look at. */
    EvidenceId keep(Actor by, ParticipantId participant, List<byte[]> frames) {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            for (int i = 0; i < frames.size(); i++) {
                zip.putNextEntry(new ZipEntry("%02d.jpg".formatted(i + 1)));
                zip.write(frames.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return evidence.keep(
                by, EvidenceKind.CHALLENGE_FRAMES, participant.value(), "application/zip", file.toByteArray());
    }
}
