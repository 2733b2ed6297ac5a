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
 * @param code enrolment code of the app
 * @param pin of the app and the telephone
 * @param imei of their tracker; empty without one
 * @param portrait name of their sample photograph; empty without one
 */
public record Enrolled(SyntheticPerson person, String code, String pin, String imei, String portrait) {
    private static final String HEADER = "index,code,pin,imei,portrait";

    /** Reads a list that {@link #write} wrote. @throws IllegalArgumentException naming the line that cannot be read */
    public static List<Enrolled> read(Path file) throws IOException {
        var found = new ArrayList<Enrolled>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            String[] parts = lines.get(i).split(",", -1);
            if (parts.length != 5 || !parts[0].matches("[0-9]{1,6}")) {
                throw new IllegalArgumentException(
                        "Line " + (i + 1) + " of " + file + " does not read " + HEADER + ".");
            }
            found.add(new Enrolled(
                    SyntheticPerson.of(Integer.parseInt(parts[0])), parts[1], parts[2], parts[3], parts[4]));
        }
        return found;
    }

    /** Writes a list that its owner alone can read: it holds PINs, if only those of people who do not exist. */
    public static void write(Path file, List<Enrolled> people) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        people.forEach(p ->
                lines.add(String.join(",", Integer.toString(p.person.index()), p.code, p.pin, p.imei, p.portrait)));
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, lines);
    }
}
