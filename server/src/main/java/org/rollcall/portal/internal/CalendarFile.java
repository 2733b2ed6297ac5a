package org.rollcall.portal.internal;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Transparency;
import biweekly.util.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.rollcall.hearing.Place;

/**
 * Dates as iCalendar (RFC 5545). Times stand in UTC, which every calendar shows in its reader's own zone. No name of a
 * person and no number stands in it: the file leaves the app.
 */
final class CalendarFile {
    private CalendarFile() {}

    static String write(List<Appointment> appointments, Texts texts, Instant now) {
        var calendar = new ICalendar();
        calendar.setVersion(ICalVersion.V2_0);
        calendar.setProductId("-//Rollcall//Calendar//EN");
        calendar.setRefreshInterval(Duration.builder().hours(12).build());
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", "PT12H");
        appointments.forEach(each -> calendar.addEvent(event(each, texts, now)));
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(Appointment appointment, Texts texts, Instant now) {
        var event = new VEvent();
        event.setUid(appointment.uid() + "@rollcall");
        event.setDateTimeStamp(Date.from(now));
        event.setSummary(appointment.what());
        event.setDateStart(Date.from(appointment.begins()));
        Instant ends = appointment.ends();
        if (ends != null) {
            event.setDateEnd(Date.from(ends));
            // A window is no meeting: the day stays free.
            event.setTransparency(Transparency.transparent());
        }
        String where = appointment.where();
        if (where != null) {
            Place place = appointment.place();
            event.setLocation(place == null || place.address().isEmpty() ? where : where + ", " + place.address());
            if (place != null) {
                event.setDescription(description(place, texts));
            }
        }
        return event;
    }

    private static String description(Place place, Texts texts) {
        var lines = new StringBuilder();
        if (!place.gettingThere().isEmpty()) {
            lines.append(texts.say("calendar.getting_there"))
                    .append(": ")
                    .append(place.gettingThere())
                    .append('\n');
        }
        if (!place.bring().isEmpty()) {
            lines.append(texts.say("calendar.bring")).append(": ").append(place.bring());
        }
        return lines.toString().strip();
    }
}
