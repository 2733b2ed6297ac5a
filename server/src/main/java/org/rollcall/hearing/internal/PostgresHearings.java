package org.rollcall.hearing.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.hearing.AppearanceRecorded;
import org.rollcall.hearing.Hearing;
import org.rollcall.hearing.HearingId;
import org.rollcall.hearing.Hearings;
import org.rollcall.hearing.Notice;
import org.rollcall.hearing.NoticeId;
import org.rollcall.hearing.NoticeReported;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The module's door on PostgreSQL. */
@Component
class PostgresHearings implements Hearings {
    private final HearingTables tables;
    private final Obligations obligations;
    private final Participants participants;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PostgresHearings(
            HearingTables tables,
            Obligations obligations,
            Participants participants,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tables = tables;
        this.obligations = obligations;
        this.participants = participants;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Notice giveNotice(Actor by, NewNotice entered) {
        Instant now = now();
        String office = named(entered.office(), "office");
        if (entered.days() < 1 || entered.days() > 366) {
            throw new IllegalArgumentException("Give the days to report as a number from 1 to 366.");
        }
        if (entered.given().isAfter(now)) {
            throw new IllegalArgumentException("A notice that was not given yet cannot be recorded. Check the date.");
        }
        Instant given = entered.given().truncatedTo(ChronoUnit.MICROS);
        Obligation obligation = obligations.open(
                by, entered.participant(), Duty.REPORT, Way.OFFICE, new Window(given, daysAfter(given, entered)));
        var notice = new Notice(
                new NoticeId(UUID.randomUUID()),
                entered.participant(),
                obligation.id(),
                office,
                entered.delivery(),
                given,
                null);
        tables.insert(by, notice, now);
        journal.record(entry(by, Actions.NOTICE_GIVEN, notice)
                .with("delivery", notice.delivery())
                .with("given", given)
                .with("days", entered.days()));
        return notice;
    }

    /** The same time of day in the person's own zone, also where the clocks change in between. */
    private Instant daysAfter(Instant given, NewNotice entered) {
        ZoneId zone =
                participants.find(entered.participant()).map(Participant::zone).orElse(ZoneOffset.UTC);
        return given.atZone(zone).plusDays(entered.days()).toInstant();
    }

    @Override
    @Transactional
    public Notice recordReport(Actor by, NoticeId id, Instant at, boolean noticeToAppear) {
        Notice notice = tables.notice(id).orElseThrow(() -> new NoSuchElementException("There is no such notice."));
        if (at.isBefore(notice.given())) {
            throw new IllegalArgumentException("Nobody reports before the notice was given. Check the date.");
        }
        var report = new Notice.Report(at.truncatedTo(ChronoUnit.MICROS), noticeToAppear);
        obligations.settle(by, notice.obligation(), Outcome.FULFILLED, at, Hearing.Source.OFFICER_PRESENT.name());
        tables.insert(by, id, report, now());
        var reported = new Notice(
                id,
                notice.participant(),
                notice.obligation(),
                notice.office(),
                notice.delivery(),
                notice.given(),
                report);
        journal.record(entry(by, Actions.REPORT_RECORDED, reported)
                .with("at", report.at())
                .with("notice_to_appear", noticeToAppear));
        events.publishEvent(new NoticeReported(reported));
        return reported;
    }

    @Override
    @Transactional
    public Hearing setHearing(Actor by, NewHearing entered) {
        return set(by, entered, null);
    }

    private Hearing set(Actor by, NewHearing entered, @Nullable HearingId insteadOf) {
        String court = named(entered.court(), "court");
        LocalDate day = entered.starts().atZone(entered.zone()).toLocalDate();
        // The court's day: calls are late, and who comes at two for nine o'clock has come.
        var window = new Window(
                day.atStartOfDay(entered.zone()).toInstant(),
                day.plusDays(1).atStartOfDay(entered.zone()).toInstant());
        Obligation obligation = obligations.open(by, entered.participant(), Duty.HEARING, Way.COURT, window);
        var hearing = new Hearing(
                new HearingId(UUID.randomUUID()),
                entered.participant(),
                obligation.id(),
                court,
                entered.kind(),
                entered.starts().truncatedTo(ChronoUnit.MICROS),
                entered.zone(),
                entered.noticeProven(),
                insteadOf,
                null);
        tables.insert(by, hearing, now());
        journal.record(entry(by, Actions.HEARING_SET, hearing)
                .with("starts", hearing.starts())
                .with("kind", hearing.kind())
                .with("notice_proven", hearing.noticeProven()));
        return hearing;
    }

    @Override
    @Transactional
    public Hearing recordAppearance(Actor by, HearingId id, Hearing.Appearance appearance, Hearing.Source source) {
        Hearing hearing = known(id);
        Instant now = now();
        boolean held = appearance == Hearing.Appearance.APPEARED || appearance == Hearing.Appearance.NOT_APPEARED;
        if (held && hearing.starts().isAfter(now)) {
            throw new IllegalArgumentException(
                    "This hearing has not begun: whether the person appeared can be recorded from then on.");
        }
        Outcome outcome = switch (appearance) {
            case APPEARED -> Outcome.FULFILLED;
            case NOT_APPEARED -> Outcome.MISSED;
            case WAIVED, RESCHEDULED -> Outcome.WAIVED;
        };
        obligations.settle(by, hearing.obligation(), outcome, held ? hearing.starts() : now, source.name());
        var recorded = new Hearing.Recorded(appearance, source, now);
        tables.insert(by, id, recorded);
        var changed = new Hearing(
                id,
                hearing.participant(),
                hearing.obligation(),
                hearing.court(),
                hearing.kind(),
                hearing.starts(),
                hearing.zone(),
                hearing.noticeProven(),
                hearing.insteadOf(),
                recorded);
        journal.record(entry(by, Actions.APPEARANCE_RECORDED, changed)
                .with("appearance", appearance)
                .with("source", source));
        events.publishEvent(new AppearanceRecorded(changed));
        return changed;
    }

    @Override
    @Transactional
    public Hearing reschedule(Actor by, HearingId id, Instant starts, boolean noticeProven) {
        Hearing old = recordAppearance(by, id, Hearing.Appearance.RESCHEDULED, Hearing.Source.COURT_RECORD);
        return set(
                by, new NewHearing(old.participant(), old.court(), old.kind(), starts, old.zone(), noticeProven), id);
    }

    private Hearing known(HearingId id) {
        return tables.hearing(id).orElseThrow(() -> new NoSuchElementException("There is no such hearing."));
    }

    @Override
    public Optional<Notice> notice(NoticeId id) {
        return tables.notice(id);
    }

    @Override
    public Optional<Hearing> hearing(HearingId id) {
        return tables.hearing(id);
    }

    @Override
    public List<Notice> notices(ParticipantId participant, int most) {
        return tables.notices(participant, most);
    }

    @Override
    public List<Hearing> hearings(ParticipantId participant, int most) {
        return tables.hearings(participant, most);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String named(String text, String what) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > 200) {
            throw new IllegalArgumentException("Name the " + what + " in 1 to 200 characters.");
        }
        return stripped;
    }

    private static JournalEntry entry(Actor by, Action action, Notice notice) {
        return JournalEntry.of(by, action)
                .about(Subject.participant(notice.participant().value()))
                .about(new Subject(Subject.Kind.NOTICE, notice.id().value()));
    }

    private static JournalEntry entry(Actor by, Action action, Hearing hearing) {
        return JournalEntry.of(by, action)
                .about(Subject.participant(hearing.participant().value()))
                .about(new Subject(Subject.Kind.HEARING, hearing.id().value()));
    }
}
