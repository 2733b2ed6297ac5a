package org.rollcall.track.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** Reads the body of a Teltonika packet: codec, count, records, count again. */
final class TeltonikaRecords {
    private final Map<Integer, TrackerState> wired;

    TeltonikaRecords(Map<Integer, TrackerState> wired) {
        this.wired = wired;
    }

    /** Reads from the codec byte to the second count, which must be the body's end. */
    List<Fix> read(ByteReader in) throws Garbled {
        int id = in.u8("the codec");
        TeltonikaCodec codec = TeltonikaCodec.of(id);
        if (codec == null) {
            throw Garbled.frame(in.position() - 1, "codec 0x%02X is none of 8, 8 Extended and 16".formatted(id));
        }
        int count = in.u8("the count of records");
        List<Fix> fixes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fixes.add(readRecord(codec, in));
        }
        int again = in.u8("the second count");
        if (again != count) {
            throw Garbled.frame(
                    in.position() - 1,
                    "the count of records is " + count + " at the beginning and " + again + " at the end");
        }
        if (count == 0) {
            throw Garbled.frame(in.position() - 1, "the packet has no records");
        }
        if (in.left() > 0) {
            throw Garbled.frame(in.position(), in.left() + " bytes too many after the records");
        }
        return fixes;
    }

    private Fix readRecord(TeltonikaCodec codec, ByteReader in) throws Garbled {
        long time = in.i64("the time");
        int priority = in.u8("the priority");
        int longitude = in.i32("the longitude");
        int latitude = in.i32("the latitude");
        int altitude = in.i16("the altitude");
        int course = in.u16("the angle");
        int satellites = in.u8("the satellites");
        int speed = in.u16("the speed");
        Fix.Builder fix = Fix.at(Instant.ofEpochMilli(time), latitude / 1e7, longitude / 1e7)
                .valid(satellites > 0)
                .speed(speed / 3.6)
                .course(course)
                .altitude(altitude)
                .satellites(satellites)
                .state(TrackerState.SOS, priority == 2)
                .extra("priority", priority);
        readElements(codec, in, fix);
        return fix.build();
    }

    private void readElements(TeltonikaCodec codec, ByteReader in, Fix.Builder fix) throws Garbled {
        fix.extra("event", in.unsigned(codec.elementWidth(), "the element that caused the record"));
        if (codec.generation()) {
            fix.extra("generation", in.u8("the generation type"));
        }
        in.unsigned(codec.countWidth(), "the count of elements");
        for (int width = 1; width <= 8; width *= 2) {
            int count = (int) in.unsigned(codec.countWidth(), "the count of elements of " + width + " bytes");
            for (int i = 0; i < count; i++) {
                int element = (int) in.unsigned(codec.elementWidth(), "an element's number");
                long value = in.unsigned(width, "an element");
                fix.extra("io" + element, value);
                TeltonikaElements.apply(element, value, wired, fix);
            }
        }
        if (codec.anyLength()) {
            readAnyLength(in, fix);
        }
    }

    private static void readAnyLength(ByteReader in, Fix.Builder fix) throws Garbled {
        int count = in.u16("the count of elements of any length");
        for (int i = 0; i < count; i++) {
            int element = in.u16("an element's number");
            int length = in.u16("an element's length");
            fix.extra("io" + element, in.hex(length, "an element"));
        }
    }
}
