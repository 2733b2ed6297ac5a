package org.rollcall.portal.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.hearing.Place;

/**
 * Something with a date: a check-in's window, a report or a hearing.
 *
 * @param uid stays the same as long as it is the same date
 * @param ends null for a hearing: nobody knows how long it takes
 * @param where the court or office by name
 * @param place its description, where staff have written one
 */
public record Appointment(
        String uid,
        String what,
        Instant begins,
        @Nullable Instant ends,
        @Nullable String where,
        @Nullable Place place) {}
