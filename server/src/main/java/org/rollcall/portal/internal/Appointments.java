package org.rollcall.portal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.hearing.Hearing;
import org.rollcall.hearing.Hearings;
import org.rollcall.hearing.Notice;
import org.rollcall.hearing.Places;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Obligations;
import org.rollcall.participant.Condition;
import org.rollcall.participant.Participant;
import org.rollcall.participant.Participants;
import org.rollcall.participant.Recurrence;
import org.springframework.stereotype.Component;

/**
 * A person's dates of the next weeks: what is on the list, and the check-ins that their conditions will put there. Those
 * are told as the rule has them; a window that has been lengthened meanwhile is on the list with its own end.
 */
@Component
class Appointments {
    static final Duration AHEAD = Duration.ofDays(60);
    private static final int MOST = 200;

    private final Participants participants;
    private final Obligations obligations;
    private final Hearings hearings;
    private final Places places;
    private final Clock clock;

    Appointments(Participants participants, Obligations obligations, Hearings hearings, Places places, Clock clock) {
        this.participants = participants;
        this.obligations = obligations;
        this.hearings = hearings;
        this.places = places;
        this.clock = clock;
    }

    /** The earliest first. */
    List<Appointment> of(Participant person, Texts texts) {
        Instant until = clock.instant().plus(AHEAD);
        Map<ObligationId, Notice> notices = notices(person);
        var found = new ArrayList<Appointment>();
        List<Obligation> due = obligations.due(person.id(), until);
        for (Obligation each : due) {
            if (each.duty() != Duty.HEARING) {
                Notice notice = notices.get(each.id());
                found.add(of(each, notice == null ? null : notice.office(), texts));
            }
        }
        Set<String> listed = found.stream().map(Appointment::uid).collect(Collectors.toSet());
        planned(person, until, texts).stream()
                .filter(each -> !listed.contains(each.uid()))
                .forEach(found::add);
        found.addAll(hearings(person, texts));
        found.sort(Comparator.comparing(Appointment::begins).thenComparing(Appointment::uid));
        return found;
    }

    private Map<ObligationId, Notice> notices(Participant person) {
        var notices = new HashMap<ObligationId, Notice>();
        hearings.notices(person.id(), MOST).forEach(notice -> notices.put(notice.obligation(), notice));
        return notices;
    }

    private Appointment of(Obligation due, @Nullable String office, Texts texts) {
        String uid = due.condition() == null
                ? due.id().toString()
                : uid(due.condition().toString(), due.window().opens());
        String what = texts.say("duty." + due.duty());
        return new Appointment(
                uid,
                due.duty() == Duty.CHECK_IN ? what + " " + texts.say("way." + due.way()) : what,
                due.window().opens(),
                due.window().closes(),
                office,
                office == null ? null : places.named(office).orElse(null));
    }

    private List<Appointment> planned(Participant person, Instant until, Texts texts) {
        var planned = new ArrayList<Appointment>();
        for (Condition condition : participants.conditions(person.id())) {
            Recurrence recurrence = condition.recurrence();
            if (recurrence != null) {
                Instant now = clock.instant();
                Instant from = condition.starts().isAfter(now) ? condition.starts() : now;
                for (Instant opens : recurrence.between(from, until, person.zone(), MOST)) {
                    planned.add(new Appointment(
                            uid(condition.id().toString(), opens),
                            texts.say("technology." + condition.technology()),
                            opens,
                            opens.plus(condition.window()),
                            null,
                            null));
                }
            }
        }
        return planned;
    }

    private static String uid(String condition, Instant opens) {
        return condition + "-" + opens.getEpochSecond();
    }

    private List<Appointment> hearings(Participant person, Texts texts) {
        Instant now = clock.instant();
        return hearings.hearings(person.id(), MOST).stream()
                .filter(hearing ->
                        hearing.recorded() == null && hearing.starts().isAfter(now.minus(Duration.ofDays(1))))
                .map(hearing -> of(hearing, texts))
                .toList();
    }

    private Appointment of(Hearing hearing, Texts texts) {
        return new Appointment(
                hearing.id().toString(),
                texts.say("duty.HEARING"),
                hearing.starts(),
                null,
                hearing.court(),
                places.named(hearing.court()).orElse(null));
    }
}
