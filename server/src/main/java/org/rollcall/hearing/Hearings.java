package org.rollcall.hearing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rollcall.journal.Actor;
import org.rollcall.participant.ParticipantId;

/** The door to notices, hearings and what came of them. Each is an obligation with its window and outcome. */
public interface Hearings {
    /** A notice as an officer enters it; the window of {@code days} (1 to 366) opens when it was given. */
    record NewNotice(ParticipantId participant, String office, Notice.Delivery delivery, Instant given, int days) {}

    /** A hearing as an officer enters it. */
    record NewHearing(
            ParticipantId participant,
            String court,
            Hearing.Kind kind,
            Instant starts,
            ZoneId zone,
            boolean noticeProven) {}

    /** Records a notice and opens its obligation. A window that closes without a report becomes MISSED, a case. */
    Notice giveNotice(Actor by, NewNotice entered);

    /** Records that the person reported. After the window it is late and still reported. */
    Notice recordReport(Actor by, NoticeId notice, Instant at, boolean noticeToAppear);

    /** Sets a hearing; its obligation's window is the court's day. Unrecorded it becomes PENDING_REVIEW, never MISSED. */
    Hearing setHearing(Actor by, NewHearing entered);

    /** Records what came of a hearing, or corrects it: the newest record holds. */
    Hearing recordAppearance(Actor by, HearingId hearing, Hearing.Appearance appearance, Hearing.Source source);

    /** The agency moved it: the old one is waived and a new one is set in its place. */
    Hearing reschedule(Actor by, HearingId hearing, Instant starts, boolean noticeProven);

    Optional<Notice> notice(NoticeId id);

    Optional<Hearing> hearing(HearingId id);

    /** This person's notices, newest first. */
    List<Notice> notices(ParticipantId participant, int most);

    /** This person's hearings, newest first. */
    List<Hearing> hearings(ParticipantId participant, int most);
}
