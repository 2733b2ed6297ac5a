package org.rollcall.portal.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rollcall.hearing.Place;

/** A date as the participant reads it; what staff wrote about the place is empty where they wrote nothing. */
public record AppointmentCard(
        String what,
        String when,
        @Nullable String where,
        String address,
        String gettingThere,
        String bring,
        @Nullable String map) {
    static AppointmentCard of(Appointment appointment, Texts texts, ZoneId zone) {
        Instant ends = appointment.ends();
        String begins = texts.time(appointment.begins(), zone);
        Place place = appointment.place();
        return new AppointmentCard(
                appointment.what(),
                ends == null ? begins : texts.say("calendar.window", begins, texts.time(ends, zone)),
                appointment.where(),
                place == null ? "" : place.address(),
                place == null ? "" : place.gettingThere(),
                place == null ? "" : place.bring(),
                place == null || place.address().isEmpty() ? null : map(place.address()));
    }

    private static String map(String address) {
        return "https://www.openstreetmap.org/search?query=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }
}
