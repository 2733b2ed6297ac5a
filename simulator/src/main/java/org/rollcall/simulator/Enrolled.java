package org.rollcall.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A synthetic person as a server knows them, and what they need to take part.
 *
 * @param person who they are
 * @param participant the server's identifier of them; empty where it is not known
 * @param code enrolment code of the app
 * @param pin of the app and the telephone
 * @param imei of their tracker; empty without one
 * @param portrait name of their sample photograph; empty without one
 * @param calls whether they check in by telephone
 */
public record Enrolled(
        SyntheticPerson person,
        String participant,
        String code,
        String pin,
        String imei,
        String portrait,
        boolean calls) {
    private static final String HEADER = "index,code,pin,imei,portrait,language,participant,calls";
    private static final int FIRST_FORM = 5;
    private static final int FORM = 8;

    /** Nobody calls whose language callers are not simulated in. */
    public Enrolled {
        calls = calls && LineVoice.speaks(person.language());
    }

    /** Reads a list that {@link #write} wrote. @throws IllegalArgumentException naming the line that cannot be read */
    public static List<Enrolled> read(Path file) throws IOException {
        var found = new ArrayList<Enrolled>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            String[] parts = lines.get(i).split(",", -1);
            if ((parts.length != FIRST_FORM && parts.length != FORM) || !parts[0].matches("[0-9]{1,5}")) {
                throw new IllegalArgumentException(
                        "Line " + (i + 1) + " of " + file + " does not read " + HEADER + ".");
            }
            found.add(of(parts));
        }
        return found;
    }

    private static Enrolled of(String[] parts) {
        SyntheticPerson person = SyntheticPerson.of(Integer.parseInt(parts[0]));
        if (parts.length == FIRST_FORM) {
            boolean calls = parts[3].isEmpty() && parts[4].isEmpty();
            return new Enrolled(person, "", parts[1], parts[2], parts[3], parts[4], calls);
        }
        return new Enrolled(
                person.speaking(parts[5]),
                parts[6],
                parts[1],
                parts[2],
                parts[3],
                parts[4],
                Boolean.parseBoolean(parts[7]));
    }

    private String line() {
        return String.join(
                ",",
                Integer.toString(person.index()),
                code,
                pin,
                imei,
                portrait,
                person.language(),
                participant,
                Boolean.toString(calls));
    }

    /** Writes a list that its owner alone can read: it holds PINs, if only those of people who do not exist. */
    public static void write(Path file, List<Enrolled> people) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        people.forEach(p -> lines.add(p.line()));
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, lines);
    }
}
