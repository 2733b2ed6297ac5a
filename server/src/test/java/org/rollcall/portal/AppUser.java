package org.rollcall.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.Browser;
import org.rollcall.journal.Actor;
import org.rollcall.participant.Language;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.participant.TelephoneNumber;

/** Someone enrolled for a test, with a browser that is signed in to the app. */
public record AppUser(ParticipantId id, Participants.SignInGiven given, Browser browser) {
    public static final String AREA = "Test area";
    private static final Actor OFFICER = new Actor.Officer(UUID.randomUUID());

    public static AppUser signedIn(Participants participants, int port, Language language) {
        return signedIn(participants, port, language, null);
    }

    public static AppUser signedIn(
            Participants participants, int port, Language language, @Nullable TelephoneNumber telephone) {
        ParticipantId id = participants
                .enrol(
                        OFFICER,
                        new Participants.NewParticipant(
                                "Alex",
                                "Test " + UUID.randomUUID(),
                                null,
                                language,
                                ZoneId.of("America/New_York"),
                                telephone,
                                false,
                                true,
                                AREA,
                                "test"))
                .participant();
        var user = new AppUser(id, participants.giveSignIn(OFFICER, id), new Browser(port));
        user.signIn();
        return user;
    }

    /** By code and PIN. */
    public void signIn() {
        browser.get("/app/sign-in");
        assertThat(browser.post("/app/sign-in", "code", given.enrolmentCode(), "pin", given.pin())
                        .path())
                .isEqualTo("/app");
    }
}
