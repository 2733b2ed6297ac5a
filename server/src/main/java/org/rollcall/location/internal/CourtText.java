package org.rollcall.location.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.location.DaySummary;
import org.rollcall.location.Movements;
import org.rollcall.location.Placed;
import org.rollcall.location.Zones;
import org.rollcall.participant.Participant;
import org.rollcall.staff.Purpose;
import org.rollcall.track.Fix;
import org.rollcall.track.stay.Stretch;

/** What a court paper says: who and when, how to read it, a drawing, the days, what was found about zones, every fix. */
record CourtText(
        UUID paper,
        String reference,
        Participant person,
        Purpose purpose,
        Actor by,
        Instant now,
        Movements.History history,
        DaySummary summary,
        List<Zones.Crossed> crossed) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final float[] COLUMNS = {0, 118, 178, 240, 290, 325, 360, 400};
    private static final String[] HEADS = {
        "Time", "Latitude", "Longitude", "Accuracy m", "DOP", "m/s", "Battery", "Reports"
    };

    void write(PaperSheet sheet) throws IOException {
        head(sheet);
        reading(sheet);
        List<Placed> located =
                history.fixes().stream().filter(placed -> placed.fix().valid()).toList();
        if (!located.isEmpty()) {
            sheet.gap(10);
            PaperMap.draw(sheet, located);
        }
        days(sheet);
        found(sheet);
        sheet.newPage();
        table(sheet, "Every position of the period", history.fixes());
        if (!history.doubtful().isEmpty()) {
            sheet.gap(12);
            table(sheet, "Positions whose own time cannot be, by when they were received", history.doubtful());
        }
        sheet.foot("Rollcall, paper " + paper + ". Verify the file: rollcall paper verify FILE --key KEY");
    }

    private void head(PaperSheet sheet) throws IOException {
        sheet.line("Movement history of one person", 18);
        sheet.gap(6);
        sheet.line("Name: " + person.name() + (person.synthetic() ? " (synthetic: no real person)" : ""), 10);
        sheet.line("Reference: " + reference + " (the same on this person's receipts)", 10);
        sheet.line("Period: " + time(history.from()) + " to " + time(history.until()), 10);
        sheet.line("All times are those of " + zone().getId() + ", with their distance from UTC.", 10);
        sheet.line("Written: " + time(now) + " for the purpose " + purpose + ", by " + by.code(), 10);
        String trackers = history.fixes().stream()
                .map(placed -> placed.tracker().toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        sheet.line("Trackers: " + (trackers.isEmpty() ? "none reported" : trackers), 10);
    }

    private void reading(PaperSheet sheet) throws IOException {
        List<Fix> fixes = history.fixes().stream().map(Placed::fix).toList();
        long without = fixes.stream().filter(fix -> !fix.valid()).count();
        sheet.gap(8);
        sheet.heading("How accurate this is");
        sheet.line(
                fixes.size() + " reports, " + without + " of them without a position; "
                        + history.doubtful().size() + " more whose own time cannot be.",
                9);
        sheet.line(accuracy(fixes), 9);
        sheet.line(
                "A position is an estimate. Near buildings and indoors a receiver can be wrong by a hundred metres and"
                        + " more, now and then by kilometres for one report. A line between two positions is not the way"
                        + " that was taken. That a tracker was at a place does not show what anybody did there.",
                9);
        sheet.line("A time without reports says nothing about where the person was, nor that they caused it.", 9);
    }

    private static String accuracy(List<Fix> fixes) {
        double[] sent = fixes.stream()
                .map(Fix::accuracy)
                .filter(java.util.Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (sent.length == 0) {
            return "The trackers sent no accuracy with their positions.";
        }
        return String.format(
                Locale.ROOT,
                "%d reports carry the receiver's own estimate: half of them %.0f m or better, nineteen in twenty %.0f m or"
                        + " better, the worst %.0f m.",
                sent.length,
                sent[sent.length / 2],
                sent[Math.min(sent.length - 1, sent.length * 19 / 20)],
                Arrays.stream(sent).max().orElse(0));
    }

    private void days(PaperSheet sheet) throws IOException {
        sheet.gap(12);
        sheet.heading("Stays, trips and silence");
        sheet.line("Stays are named by the person's own zones and by nothing else.", 9);
        @Nullable LocalDate day = null;
        for (DaySummary.Part part : summary.parts()) {
            LocalDate of = part.stretch().from().atZone(zone()).toLocalDate();
            if (!of.equals(day)) {
                day = of;
                sheet.gap(4);
                sheet.line(DAY.format(of), 10);
            }
            sheet.line("   " + words(part), 9);
        }
        if (summary.parts().isEmpty()) {
            sheet.line("Nothing was reported.", 9);
        }
    }

    private String words(DaySummary.Part part) {
        Stretch stretch = part.stretch();
        String when = CLOCK.format(stretch.from().atZone(zone())) + " to " + ends(stretch);
        return when + "   "
                + switch (stretch) {
                    case Stretch.Stay stay ->
                        String.format(
                                Locale.ROOT,
                                "stay around %.5f, %.5f%s (%d positions)",
                                stay.place().latitude(),
                                stay.place().longitude(),
                                part.zone() == null ? "" : ", in " + part.zone(),
                                stay.fixes());
                    case Stretch.Trip trip ->
                        String.format(
                                Locale.ROOT, "trip of %.1f km (%d positions)", trip.metres() / 1000, trip.fixes());
                    case Stretch.Silence silence -> "no position for " + minutes(silence.length());
                };
    }

    private String ends(Stretch stretch) {
        var from = stretch.from().atZone(zone()).toLocalDate();
        var until = stretch.until().atZone(zone());
        return until.toLocalDate().equals(from) ? CLOCK.format(until) : TIME.format(until);
    }

    private static String minutes(Duration length) {
        return length.toHours() + " h " + length.toMinutesPart() + " min";
    }

    private void found(PaperSheet sheet) throws IOException {
        sheet.gap(12);
        sheet.heading("What was found about zones");
        if (crossed.isEmpty()) {
            sheet.line("Nothing in this period.", 9);
            return;
        }
        sheet.line(
                "Found by rule, from several positions and their accuracy. Each is a question to a person, not a finding of"
                        + " a violation.",
                9);
        for (Zones.Crossed each : crossed) {
            String what = each.kind().toLowerCase(Locale.ROOT).replace('_', ' ');
            sheet.line("   " + time(each.happened()) + "   " + each.zoneWords() + ": " + what, 9);
        }
    }

    private void table(PaperSheet sheet, String title, List<Placed> placed) throws IOException {
        sheet.heading(title);
        sheet.gap(2);
        sheet.cells(COLUMNS, HEADS, 7);
        for (Placed each : placed.stream()
                .sorted(Comparator.comparing(one -> one.fix().time()))
                .toList()) {
            Fix fix = each.fix();
            sheet.cells(
                    COLUMNS,
                    new String[] {
                        time(fix.time()),
                        fix.valid() ? String.format(Locale.ROOT, "%.7f", fix.latitude()) : "none",
                        fix.valid() ? String.format(Locale.ROOT, "%.7f", fix.longitude()) : "",
                        number(fix.accuracy()),
                        number(fix.dop()),
                        number(fix.speed()),
                        fix.battery() == null ? "" : number(fix.battery()) + " %",
                        fix.states().stream()
                                .map(state ->
                                        state.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                .collect(Collectors.joining(", "))
                    },
                    7);
        }
        if (placed.isEmpty()) {
            sheet.line("None.", 9);
        }
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.1f", value);
    }

    private ZoneId zone() {
        return person.zone();
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone()));
    }
}
