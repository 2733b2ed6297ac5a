package org.rollcall.participant;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;

/**
 * A recurrence rule (RFC 5545 RRULE) from a first local date and time. Occurrences are local: at a change of the clocks
 * a check-in at nine stays at nine; a local time that does not exist moves forward by the gap, one that comes twice is
 * taken the first time (as {@link LocalDateTime#atZone} does).
 *
 * @param rule such as {@code FREQ=WEEKLY;BYDAY=MO,TH}; HOURLY and finer are refused
 * @param first the first occurrence, in the participant's zone
 */
public record Recurrence(String rule, LocalDateTime first) {
    private static final int LONGEST = 300;
    /** Days, weeks, months or years; the library counts through each of them. */
    private static final int MOST_INTERVAL = 1_000;

    private static final String UNREADABLE =
            "The recurrence rule cannot be read: write it as RFC 5545 does, such as FREQ=WEEKLY;BYDAY=MO.";

    /** @throws IllegalArgumentException with a plain sentence where the rule cannot be read, recurs within a day or never */
    public Recurrence {
        RecurrenceRule parsed = parse(rule);
        boolean withinADay =
                parsed.hasPart(Part.BYHOUR) || parsed.hasPart(Part.BYMINUTE) || parsed.hasPart(Part.BYSECOND);
        boolean slow = switch (parsed.getFreq()) {
            case YEARLY, MONTHLY, WEEKLY, DAILY -> true;
            default -> false;
        };
        if (!slow || withinADay) {
            throw new IllegalArgumentException("A rule recurs daily, weekly, monthly or yearly, not more often;"
                    + " the time of day is that of the first one.");
        }
        if (parsed.getInterval() > MOST_INTERVAL) {
            throw new IllegalArgumentException("The INTERVAL of a rule is at most " + MOST_INTERVAL + ".");
        }
        if (!comesDue(parsed, first)) {
            throw new IllegalArgumentException(
                    "This recurrence rule never comes due: check its days, and that UNTIL is a local time after the first,"
                            + " such as UNTIL=20271231T235959.");
        }
    }

    private static boolean comesDue(RecurrenceRule rule, LocalDateTime first) {
        try {
            return rule.iterator(floating(first)).hasNext();
        } catch (IllegalArgumentException | IllegalStateException e) {
            // As the library says that a rule came to nothing for a thousand steps.
            return false;
        }
    }

    /** The occurrences in [from, until), at most {@code most}, as instants of {@code zone}. */
    public List<Instant> between(Instant from, Instant until, ZoneId zone, int most) {
        var found = new ArrayList<Instant>();
        var each = parse(rule).iterator(floating(first));
        // Two days: Apia once skipped one whole.
        LocalDateTime localFrom = LocalDateTime.ofInstant(from, zone).minusDays(2);
        try {
            if (localFrom.isAfter(first)) {
                each.fastForward(floating(localFrom));
            }
            while (each.hasNext() && found.size() < most) {
                Instant at = local(each.peekDateTime()).atZone(zone).toInstant();
                if (!at.isBefore(until)) {
                    break;
                }
                if (!at.isBefore(from)) {
                    found.add(at);
                }
                each.nextDateTime();
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            // It looked for the next one a thousand steps in vain: what was found before is all there is.
        }
        return found;
    }

    private static RecurrenceRule parse(String rule) {
        try {
            if (rule.length() <= LONGEST) {
                return new RecurrenceRule(rule.strip(), RecurrenceRule.RfcMode.RFC5545_STRICT);
            }
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw new IllegalArgumentException(UNREADABLE, e);
        }
        throw new IllegalArgumentException(UNREADABLE);
    }

    private static DateTime floating(LocalDateTime at) {
        return new DateTime(
                at.getYear(), at.getMonthValue() - 1, at.getDayOfMonth(), at.getHour(), at.getMinute(), at.getSecond());
    }

    private static LocalDateTime local(DateTime at) {
        return LocalDateTime.of(
                at.getYear(), at.getMonth() + 1, at.getDayOfMonth(), at.getHours(), at.getMinutes(), at.getSeconds());
    }
}
