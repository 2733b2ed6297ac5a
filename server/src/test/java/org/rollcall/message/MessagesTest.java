package org.rollcall.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Duty;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.Obligations;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages to participants, at the module's door. */
@ServerTest
class MessagesTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @Autowired
    Messages messages;

    @Autowired
    Obligations obligations;

    @Autowired
    TestClock clock;

    @Test
    void whoseCheckInIsMissedIsToldKindlyAndInTheirTime() {
        Instant closes = Instant.parse("2026-07-01T16:00:00Z");
        Obligation due = obligations.open(
                new Actor.Officer(UUID.randomUUID()),
                new ParticipantId(UUID.randomUUID()),
                Duty.CHECK_IN,
                Way.APP,
                new Window(closes.minus(Duration.ofHours(3)), closes));
        obligations.sweep(clock.instant());
        Message message = messages.of(due.participant(), 9).getFirst();
        assertThat(message.kind()).isEqualTo(MessageKind.CHECK_IN_NOT_RECEIVED);
        assertThat(messages.text(message, Language.ENGLISH, ZONE).body())
                .contains("July 1, 2026", "12:00")
                .doesNotContain("{", "violation");
        MessageText spanish = messages.text(message, Language.SPANISH, ZONE);
        assertThat(spanish.language()).isEqualTo(Language.SPANISH);
        assertThat(spanish.reviewed()).isFalse();
        assertThat(messages.text(message, Language.HAITIAN_CREOLE, ZONE).body())
                .contains("1 jiyè 2026, 9:00", "1 jiyè 2026, 12:00");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasItsWordsInEveryLanguage(MessageKind kind) {
        var message = new Message(
                new MessageId(UUID.randomUUID()),
                new ParticipantId(UUID.randomUUID()),
                kind,
                null,
                Map.of(
                        "opens",
                        "2026-07-01T13:00:00Z",
                        "closes",
                        "2026-07-01T16:00:00Z",
                        "at",
                        "2026-07-01T13:00:00Z",
                        "until",
                        "2026-07-01T23:00:00Z"),
                Instant.EPOCH);
        for (Language language : Language.values()) {
            MessageText text = messages.text(message, language, ZONE);
            assertThat(text.language()).isEqualTo(language);
            assertThat(text.subject()).isNotBlank();
            assertThat(text.body()).isNotBlank().doesNotContain("{");
        }
    }
}
