package org.rollcall.location.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.Movements;
import org.rollcall.location.Placed;
import org.rollcall.track.Fix;

/** A history as comma-separated values (RFC 4180): a line of names, then a line for each fix; what was not sent is empty. */
final class CsvTrack {
    private static final String NAMES = "tracker,time,received,clock,valid,latitude,longitude,speed_m_s,course_degrees,"
            + "altitude_m,accuracy_m,dop,satellites,battery_percent,states,extras\r\n";

    private CsvTrack() {}

    static void write(Movements.Passage passage, OutputStream out) throws IOException {
        Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        lines.write(NAMES);
        while (passage.fixes().hasNext()) {
            lines(lines, passage.fixes().next(), "good");
        }
        lines(lines, passage.doubtful(), "doubtful");
        lines.flush();
    }

    private static void lines(Writer out, List<Placed> fixes, String clock) throws IOException {
        for (Placed placed : fixes) {
            Fix fix = placed.fix();
            String states = fix.states().stream().map(Enum::name).collect(Collectors.joining(" "));
            String extras = fix.extras().isEmpty() ? "" : quoted(fix.extras().json());
            out.write(String.join(
                    ",",
                    placed.tracker().toString(),
                    fix.time().toString(),
                    placed.received().toString(),
                    clock,
                    fix.valid() ? "yes" : "no",
                    number(fix.latitude()),
                    number(fix.longitude()),
                    number(fix.speed()),
                    number(fix.course()),
                    number(fix.altitude()),
                    number(fix.accuracy()),
                    number(fix.dop()),
                    fix.satellites() == null ? "" : fix.satellites().toString(),
                    number(fix.battery()),
                    states,
                    extras));
            out.write("\r\n");
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String number(@Nullable Double value) {
        return value == null
                ? ""
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
