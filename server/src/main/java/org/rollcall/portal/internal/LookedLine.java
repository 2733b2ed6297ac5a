package org.rollcall.portal.internal;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;

/** One journal entry about the participant, as they read it: officers are staff, not names. */
public record LookedLine(
        long number,
        String when,
        String who,
        String what,
        @Nullable String why) {
    static LookedLine of(JournalReader.Recorded recorded, Texts texts, ZoneId zone) {
        String who = texts.say(
                switch (recorded.entry().actor()) {
                    case Actor.Officer officer -> "mine.staff";
                    case Actor.Participant participant -> "mine.me";
                    case Actor.Device device -> "mine.device";
                    case Actor.Machine machine -> "mine.machine";
                    case Actor.Unknown unknown -> "mine.someone";
                });
        String code = recorded.entry().action().code();
        String purpose = recorded.entry().purpose();
        return new LookedLine(
                recorded.number(),
                texts.time(recorded.at(), zone),
                who,
                texts.sayOrWords("did." + code, code.replace('_', ' ').replace(".", ": ")),
                purpose == null ? null : texts.say("mine.because", texts.sayOrWords("purpose." + purpose, purpose)));
    }
}
