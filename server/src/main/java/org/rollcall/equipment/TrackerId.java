package org.rollcall.equipment;

import java.util.UUID;

/** Identifies a tracker of the stock (not its IMEI). */
public record TrackerId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
