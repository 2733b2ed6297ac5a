package org.rollcall.location.internal;

import static org.rollcall.location.internal.JsonBytes.piece;

import java.io.IOException;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.equipment.TrackerId;
import org.rollcall.location.Movements;
import org.rollcall.location.Placed;
import org.rollcall.track.Extras;
import org.rollcall.track.Field;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** A history as JSON or GeoJSON. What a fix did not bring is left out. Speeds in m/s, lengths in metres, times in UTC. */
final class JsonTrack {
    private static final int DEGREE_PLACES = 7;
    private static final int MOST_MET = 1024;
    private static final byte[] COMMA = piece(",");
    private static final byte[] NULL = piece("null");
    private static final byte[] LATITUDE = piece("{\"latitude\":");
    private static final byte[] LONGITUDE = piece(",\"longitude\":");
    private static final byte[] TIME = piece("\"time\":");
    private static final byte[] END = piece("}");
    private static final byte[] VALID = piece(",\"valid\":true");
    private static final byte[] INVALID = piece(",\"valid\":false");
    private static final byte[] SPEED = piece(",\"speed\":");
    private static final byte[] COURSE = piece(",\"course\":");
    private static final byte[] ALTITUDE = piece(",\"altitude\":");
    private static final byte[] ACCURACY = piece(",\"accuracy\":");
    private static final byte[] DOP = piece(",\"dop\":");
    private static final byte[] SATELLITES = piece(",\"satellites\":");
    private static final byte[] BATTERY = piece(",\"battery\":");
    private static final byte[] NO_STATES = piece(",\"states\":[]");
    private static final byte[] STATES = piece(",\"states\":[");
    private static final byte[] RECEIVED = piece(",\"received\":");

    private final JsonBytes json;
    private final Map<Extras, byte[]> extrasMet = new IdentityHashMap<>();
    private boolean first = true;
    private @Nullable TrackerId tracker;
    private byte[] trackerBytes = {};

    private JsonTrack(OutputStream out) {
        json = new JsonBytes(out);
    }

    static void write(Movements.Passage passage, OutputStream out) throws IOException {
        new JsonTrack(out).plain(passage);
    }

    static void writeGeoJson(Movements.Passage passage, OutputStream out) throws IOException {
        new JsonTrack(out).geoJson(passage);
    }

    private void plain(Movements.Passage passage) throws IOException {
        json.raw(piece("{\"participant\":\"" + passage.participant() + "\",\"from\":\"" + passage.from()
                + "\",\"until\":\"" + passage.until() + "\",\"fixes\":["));
        while (passage.fixes().hasNext()) {
            list(passage.fixes().next());
        }
        json.raw(piece("],\"doubtful\":["));
        first = true;
        list(passage.doubtful());
        json.raw(piece("]}"));
        json.flush();
    }

    private void list(List<Placed> fixes) throws IOException {
        for (Placed placed : fixes) {
            comma();
            json.raw(LATITUDE);
            json.decimal(placed.fix().latitudeE7(), DEGREE_PLACES);
            json.raw(LONGITUDE);
            json.decimal(placed.fix().longitudeE7(), DEGREE_PLACES);
            json.raw(COMMA);
            fields(placed);
            json.raw(END);
        }
    }

    /** Between the elements of a list. */
    private void comma() throws IOException {
        if (!first) {
            json.raw(COMMA);
        }
        first = false;
    }

    private void geoJson(Movements.Passage passage) throws IOException {
        json.raw(piece("{\"type\":\"FeatureCollection\",\"features\":["));
        while (passage.fixes().hasNext()) {
            for (Placed placed : passage.fixes().next()) {
                feature(placed, false);
            }
        }
        for (Placed placed : passage.doubtful()) {
            feature(placed, true);
        }
        json.raw(piece("]}"));
        json.flush();
    }

    private void feature(Placed placed, boolean doubtful) throws IOException {
        comma();
        json.raw(piece("{\"type\":\"Feature\",\"geometry\":"));
        if (placed.fix().valid()) {
            json.raw(piece("{\"type\":\"Point\",\"coordinates\":["));
            json.decimal(placed.fix().longitudeE7(), DEGREE_PLACES);
            json.raw(COMMA);
            json.decimal(placed.fix().latitudeE7(), DEGREE_PLACES);
            json.raw(piece("]}"));
        } else {
            json.raw(NULL);
        }
        json.raw(piece(doubtful ? ",\"properties\":{\"doubtful\":true," : ",\"properties\":{"));
        fields(placed);
        json.raw(piece("}}"));
    }

    private void fields(Placed placed) throws IOException {
        Fix fix = placed.fix();
        json.raw(TIME);
        json.time(fix.time());
        json.raw(fix.valid() ? VALID : INVALID);
        number(SPEED, Field.SPEED, fix.speed(), 3);
        number(COURSE, Field.COURSE, fix.course(), 2);
        number(ALTITUDE, Field.ALTITUDE, fix.altitude(), 2);
        number(ACCURACY, Field.ACCURACY, fix.accuracy(), 2);
        number(DOP, Field.DOP, fix.dop(), 2);
        if (fix.satellites() != null) {
            json.raw(SATELLITES);
            json.decimal(fix.satellites(), 0);
        }
        number(BATTERY, Field.BATTERY, fix.battery(), 1);
        states(fix);
        extras(fix.extras());
        tracker(placed.tracker());
        json.raw(RECEIVED);
        json.time(placed.received());
    }

    private void number(byte[] name, Field field, @Nullable Double value, int places) throws IOException {
        if (value != null) {
            json.raw(name);
            json.decimal(field.steps(value), places);
        }
    }

    private void states(Fix fix) throws IOException {
        if (fix.states().isEmpty()) {
            json.raw(NO_STATES);
            return;
        }
        json.raw(STATES);
        boolean first = true;
        for (TrackerState state : fix.states()) {
            if (!first) {
                json.raw(COMMA);
            }
            first = false;
            json.raw(piece("\"" + state.name() + "\""));
        }
        json.raw(piece("]"));
    }

    /** Fixes that brought the same elements often share the object (see the readers), so those are written once. */
    private void extras(Extras brought) throws IOException {
        if (brought.isEmpty()) {
            return;
        }
        byte[] written = extrasMet.get(brought);
        if (written == null) {
            written = piece(",\"extras\":" + brought.json());
            if (extrasMet.size() < MOST_MET) {
                extrasMet.put(brought, written);
            }
        }
        json.raw(written);
    }

    private void tracker(TrackerId its) throws IOException {
        if (!its.equals(tracker)) {
            tracker = its;
            trackerBytes = piece(",\"tracker\":\"" + its + "\"");
        }
        json.raw(trackerBytes);
    }
}
