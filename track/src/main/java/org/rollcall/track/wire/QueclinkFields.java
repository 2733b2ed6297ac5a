package org.rollcall.track.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;

/**
 * The fields of a message: header, protocol version, device, name, content, time of sending and count number. The oldest
 * devices (GT300) have no version there but one at the end.
 *
 * @param name as {@code GTFRI}
 * @param fields all, the header among them
 * @param deviceAt where the device stands
 * @param end where the content ends: the time of sending, or the end of a message that was cut off
 * @param count null when the message was cut off before it
 */
record QueclinkFields(
        String name,
        String[] fields,
        int deviceAt,
        int end,
        @Nullable String count) {
    private static final String COUNT = "[0-9A-Fa-f]{4}";
    /** IMEI, or MEID in networks of CDMA. */
    private static final String DEVICE = "\\d{10,20}|[0-9A-Fa-f]{14}";

    static QueclinkFields of(String name, String[] fields) throws Garbled {
        boolean unversioned = fields.length > 4 && fields[1].strip().matches("\\d{15}");
        int deviceAt = unversioned ? 1 : 2;
        String device = LineSession.field(fields, deviceAt, "the device");
        if (!device.matches(DEVICE)) {
            throw Garbled.frame(
                    LineSession.at(fields, deviceAt),
                    "the device is not 10 to 20 digits or 14 hexadecimal ones: \"" + device + "\"");
        }
        int last = fields.length - 1;
        boolean versionLast = unversioned && !fields[last].strip().matches(COUNT);
        int countAt = versionLast ? last - 1 : last;
        String count = fields[countAt].strip();
        boolean whole = count.matches(COUNT);
        int end = whole ? Math.max(deviceAt + 1, countAt - 1) : fields.length;
        return new QueclinkFields(name, fields, deviceAt, end, whole ? count : null);
    }

    String device() {
        return fields[deviceAt].strip();
    }

    /** Empty in the messages of the oldest devices. */
    String version() {
        return deviceAt == 2 ? fields[1].strip() : "";
    }

    /** The model: the first digits of the version, as GL300 is 1A. */
    String model() {
        String version = version();
        return version.length() > 6 ? version.substring(0, 6) : version.substring(0, Math.min(2, version.length()));
    }

    /** The first field behind the device's name. */
    int head() {
        return deviceAt + 2;
    }

    /** The field with that number in the documents, which count from the header; empty when there is none. */
    String text(int index) {
        return index >= 0 && index < end ? fields[index].strip() : "";
    }

    @Nullable
    Double number(int index, String what) throws Garbled {
        return LineSession.number(fields, index, what);
    }

    Instant time(int index) throws Garbled {
        Instant time = QueclinkText.instant(LineSession.field(fields, index, "the time"));
        if (time == null) {
            throw Garbled.frame(LineSession.at(fields, index), "the time is none on any clock: " + fields[index]);
        }
        return time;
    }

    /** The time of sending as it was sent; empty when it is missing. */
    String sent() {
        return count != null && end < fields.length ? fields[end].strip() : "";
    }

    /** The count number; a message without it was cut off. */
    String required() throws Garbled {
        if (count == null) {
            int last = fields.length - 1;
            throw Garbled.frame(
                    LineSession.at(fields, last),
                    "the count number is not four hexadecimal digits: " + fields[last].strip());
        }
        return count;
    }

    /** Keeps what stands before the content ends and is not empty. */
    void keep(Extras.Builder extras, int from, int to) {
        for (int i = from; i < Math.min(to, end); i++) {
            if (!fields[i].isBlank()) {
                extras.put("field" + i, fields[i].strip());
            }
        }
    }

    /** Keeps version, name and time of sending, and the fields before the first position. */
    void keepHead(Extras.Builder extras, int to) {
        if (!version().isEmpty()) {
            extras.put("version", version());
        }
        if (!text(deviceAt + 1).isEmpty()) {
            extras.put("name", text(deviceAt + 1));
        }
        keep(extras, head(), to);
        if (!sent().isEmpty()) {
            extras.put("sent", sent());
        }
    }
}
