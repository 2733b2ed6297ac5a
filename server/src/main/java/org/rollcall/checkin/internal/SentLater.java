package org.rollcall.checkin.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.AppCheckIns.Challenge;
import org.rollcall.checkin.AppCheckIns.Sent;
import org.rollcall.checkin.AppCheckIns.Told;
import org.rollcall.checkin.ChallengeId;
import org.rollcall.checkin.OfflineCheckIns;
import org.rollcall.face.LivenessChallenge;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.participant.AppAccess;
import org.rollcall.participant.ParticipantId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives passes, takes what telephones send later in parts, and hands the whole to the app's check-in. */
@Component
class SentLater implements OfflineCheckIns {
    private static final Action GIVEN = new Action("checkin.offline_passes_given");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_PASSES = 4;

    private final OfflinePasses passes;
    private final FaceChallenges challenges;
    private final PhotographCheckIn checkIn;
    private final Obligations obligations;
    private final AppAccess access;
    private final Journal journal;
    private final AppCheckInSettings settings;
    private final Clock clock;

    SentLater(
            OfflinePasses passes,
            FaceChallenges challenges,
            PhotographCheckIn checkIn,
            Obligations obligations,
            AppAccess access,
            Journal journal,
            AppCheckInSettings settings,
            Clock clock) {
        this.passes = passes;
        this.challenges = challenges;
        this.checkIn = checkIn;
        this.obligations = obligations;
        this.access = access;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<Pass> passes(ParticipantId participant, Instant telephoneClock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Pass> given = obligations.due(participant, now.plus(settings.offlineAhead())).stream()
                .filter(o -> o.duty() == Duty.CHECK_IN && o.way() == Way.APP)
                .limit(MOST_PASSES)
                .map(o -> give(participant, o, telephoneClock, now))
                .toList();
        if (!given.isEmpty()) {
            journal.record(JournalEntry.of(new Actor.Participant(participant.value()), GIVEN)
                    .about(Subject.participant(participant.value()))
                    .with("count", given.size()));
        }
        return given;
    }

    private Pass give(ParticipantId participant, Obligation due, Instant telephoneClock, Instant now) {
        var secret = new byte[32];
        RANDOM.nextBytes(secret);
        String written = HexFormat.of().formatHex(secret);
        var challenge = new Challenge(
                new ChallengeId(UUID.randomUUID()),
                LivenessChallenge.random(RANDOM, settings.actions()).actions(),
                due.window().closes().plus(settings.offlineWithin()));
        challenges.insert(participant, challenge, now);
        passes.insert(challenge.id(), participant, due.id(), hash(written), new Instant[] {telephoneClock, now});
        return new Pass(
                challenge.id(),
                written,
                challenge.actions(),
                due.window().opens(),
                due.window().closes());
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private OfflinePasses.Row pass(ChallengeId id, String secret) {
        return passes.find(id)
                .filter(row -> MessageDigest.isEqual(row.secretHash(), hash(secret)))
                .orElseThrow(() -> new NoSuchElementException("There is no such check-in to send."));
    }

    @Override
    @Transactional(readOnly = true)
    public long arrived(ChallengeId id, String secret) {
        pass(id, secret);
        return passes.arrived(id);
    }

    @Override
    @Transactional
    public long take(ChallengeId id, String secret, long begins, byte[] sealed) {
        OfflinePasses.Row pass = pass(id, secret);
        challenges.hold(id);
        if (challenges.used(id, pass.participant()).isPresent()) {
            return begins + sealed.length;
        }
        long arrived = passes.arrived(id);
        if (begins > arrived) {
            throw new IllegalStateException("Bytes before these are missing: go on at " + arrived + ".");
        }
        if (begins == arrived) {
            if (arrived + sealed.length > MOST_BYTES || sealed.length == 0) {
                throw new IllegalArgumentException(
                        "Send a part of at least one byte, and no more than " + MOST_BYTES + " bytes in all.");
            }
            passes.part(id, begins, sealed, clock.instant());
        }
        return passes.arrived(id);
    }

    @Override
    public Told end(ChallengeId id, String secret, End end) {
        OfflinePasses.Row pass = pass(id, secret);
        return checkIn.before(pass.participant(), id).orElseGet(() -> open(pass, end));
    }

    private Told open(OfflinePasses.Row pass, End end) {
        Instant now = clock.instant();
        SealedAnswer answer;
        try {
            answer = SealedAnswer.open(pass.id(), passes.whole(pass.id()), end.key());
        } catch (IllegalArgumentException e) {
            passes.remove(pass.id());
            throw e;
        }
        CaptureTime captured = CaptureTime.of(
                answer.captured(),
                pass.skew(),
                Duration.between(now, end.telephoneClock()),
                pass.issued(),
                now,
                settings.offlineWithin());
        Told told = checkIn.checkIn(
                pass.participant(),
                new Sent(answer.photograph(), pass.id(), answer.frames(), answer.cannotMove(), answer.added()),
                new PhotographCheckIn.When(captured.at(), doubt(pass, captured, now), pass.obligation()));
        if (!(told instanceof Told.OurFault)) {
            passes.remove(pass.id());
        }
        return told;
    }

    /** A lock takes back the passes given before it; of a time that is not proved, it may have been later. */
    private PhotographCheckIn.@Nullable Doubt doubt(OfflinePasses.Row pass, CaptureTime captured, Instant now) {
        if (access.lockedBetween(pass.participant(), pass.issued(), captured.proved() ? captured.at() : now)) {
            return PhotographCheckIn.Doubt.PHONE_REPORTED_LOST;
        }
        return captured.proved() ? null : PhotographCheckIn.Doubt.CAPTURE_TIME_UNPROVED;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT20M")
    void forget() {
        passes.forget(clock.instant().minus(settings.offlineWithin()).minus(settings.offlineAhead()));
    }
}
