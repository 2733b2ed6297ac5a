package org.rollcall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestDatabase;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.identity.Identity.Issued;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.voice.SpokenDigits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Voiceprints at the module's door, against forty synthetic people. */
@ServerTest
class IdentityTest {
    private static final Actor BY = new Actor.Machine("test");
    private static final LocalDate OF_AGE = LocalDate.of(1980, 5, 17);

    @Autowired
    Identity identity;

    @Autowired
    Participants participants;

    @Autowired
    JournalReader journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Value("${spring.datasource.url}")
    String url;

    @BeforeEach
    void cohort() {
        SyntheticPeople.cohort(participants, identity);
    }

    private ParticipantId person(int voice) {
        ParticipantId person = SyntheticPeople.enrol(participants, OF_AGE, null);
        SyntheticPeople.enrolVoice(identity, person, voice);
        return person;
    }

    private static SpokenDigits says(int voice, String digits, long seed) {
        return new SpokenDigits(SyntheticPeople.say(voice, digits, seed), digits);
    }

    @Test
    void theSameVoiceMatchesAndAnotherIsInconclusive() {
        ParticipantId person = person(41);
        Compared same = identity.compareVoice(BY, person, says(41, "40718293", 5));
        Compared other = identity.compareVoice(BY, person, says(44, "40718293", 6));
        assertThat(same.result()).as("%s", same).isEqualTo(Compared.Result.MATCH);
        assertThat(same.falseMatchRate()).isLessThanOrEqualTo(0.01);
        assertThat(other.result()).as("%s", other).isNotEqualTo(Compared.Result.MATCH);
        assertThat(identity.find(same.id())).isEqualTo(same);
        assertThat(identity.quality(same.id())).containsKeys("speech_seconds", "signal_to_noise_db");
    }

    @Test
    void otherDigitsThanAskedForAreNeverAMatch() {
        ParticipantId person = person(41);
        Compared wrong =
                identity.compareVoice(BY, person, new SpokenDigits(SyntheticPeople.say(41, "11223344", 7), "90857604"));
        // Mostly they are unusable; where the alignment lets them through, the score must not.
        assertThat(wrong.result()).isNotEqualTo(Compared.Result.MATCH);
    }

    @Test
    void aRecordingHeardBeforeIsNotFresh() {
        ParticipantId person = person(42);
        SpokenDigits answer = says(42, "31415926", 8);
        identity.compareVoice(BY, person, answer);
        Compared again = identity.compareVoice(BY, person, answer);
        assertThat(again.result()).isEqualTo(Compared.Result.INCONCLUSIVE);
        assertThat(again.reasons()).containsExactly("not_fresh");
        assertThat(identity.compareVoice(BY, person, says(42, "31415926", 9)).reasons())
                .doesNotContain("not_fresh");
    }

    @Test
    void withTooFewOthersAPersonListens() {
        ParticipantId person = person(43);
        Compared alone = transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("""
                    INSERT INTO identity.revocation (template, reason, revoked)
                    SELECT id, 'test', now() FROM identity.template WHERE participant <> ? ON CONFLICT DO NOTHING
                    """).param(person.value()).update();
            return identity.compareVoice(BY, person, says(43, "27182818", 10));
        });
        assertThat(alone.result()).isEqualTo(Compared.Result.INCONCLUSIVE);
        assertThat(alone.reasons()).containsExactly("cohort_too_small");
        assertThat(alone.score()).isNull();
    }

    @Test
    void nobodyUnderEighteenOrOfUnknownAgeIsEnrolled() {
        var kept = new EvidenceId(UUID.randomUUID());
        ParticipantId minor = SyntheticPeople.enrol(participants, LocalDate.of(2015, 1, 1), null);
        ParticipantId unknown = SyntheticPeople.enrol(participants, null, null);
        List<SpokenDigits> takes = SyntheticPeople.takes(41, 1);
        assertThat(identity.enrolVoice(BY, minor, takes, kept)).isEqualTo(new Issued.NotMade(List.of("under_18")));
        assertThat(identity.enrolFace(BY, minor, new byte[10], kept))
                .isEqualTo(new Issued.NotMade(List.of("under_18")));
        assertThat(identity.enrolVoice(BY, unknown, takes, kept))
                .isEqualTo(new Issued.NotMade(List.of("birth_date_needed")));
        assertThat(identity.hasVoiceprint(minor)).isFalse();
    }

    @Test
    void speechThatCannotBeUsedMakesNoVoiceprint() {
        ParticipantId person = SyntheticPeople.enrol(participants, OF_AGE, null);
        var silence =
                new SpokenDigits(org.rollcall.sound.Sound.silence(java.time.Duration.ofSeconds(5), 8000), "0123456789");
        Issued issued =
                identity.enrolVoice(BY, person, List.of(silence, silence, silence), new EvidenceId(UUID.randomUUID()));
        assertThat(issued)
                .isInstanceOfSatisfying(
                        Issued.NotMade.class, not -> assertThat(not.reasons()).isNotEmpty());
        assertThat(identity.hasVoiceprint(person)).isFalse();
    }

    @Test
    void aRevokedVoiceprintIsComparedWithNoMore() {
        ParticipantId person = person(45);
        identity.revoke(BY, identity.templates(person).getFirst().id(), "asked for");
        assertThat(identity.hasVoiceprint(person)).isFalse();
        assertThat(identity.compareVoice(BY, person, says(45, "11235813", 11)).reasons())
                .containsExactly("no_voiceprint");
        assertThat(identity.templates(person).getFirst().revoked()).isNotNull();
    }

    @Test
    void aNewVoiceprintReplacesTheFormerOne() {
        ParticipantId person = person(45);
        SyntheticPeople.enrolVoice(identity, person, 46);
        assertThat(identity.templates(person)).hasSize(2);
        assertThat(identity.templates(person).stream().filter(t -> t.revoked() == null))
                .hasSize(1);
    }

    @Test
    void templatesAreEncryptedAndBoundToTheirPerson() throws SQLException {
        ParticipantId one = person(46);
        ParticipantId two = person(47);
        byte[] sealed = jdbc.sql("SELECT sealed FROM identity.template WHERE participant = ?")
                .param(one.value())
                .query((row, n) -> row.getBytes("sealed"))
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("RVP1");
        try (var superuser = TestDatabase.superuser(url);
                var swap =
                        superuser.prepareStatement("UPDATE identity.template SET sealed = ? WHERE participant = ?")) {
            swap.setBytes(1, sealed);
            swap.setObject(2, two.value());
            swap.executeUpdate();
        }
        assertThatThrownBy(() -> identity.compareVoice(BY, two, says(47, "16180339", 12)))
                .isInstanceOf(ComparisonUnavailable.class);
        // Left as it is, the altered template would fail every later comparison it is in the cohort of.
        identity.revoke(BY, identity.templates(two).getFirst().id(), "test");
    }

    @Test
    void theApplicationCannotAlterOrDeleteTemplatesAndComparisons() {
        for (String forbidden : List.of(
                "UPDATE identity.template SET model = 'x'",
                "DELETE FROM identity.template",
                "DELETE FROM identity.revocation",
                "UPDATE identity.comparison SET result = 'MATCH'",
                "DELETE FROM identity.comparison")) {
            assertThatThrownBy(() -> jdbc.sql(forbidden).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void aComparisonIsRecordedInItsCallersTransaction() {
        ParticipantId person = person(48);
        Compared undone = transaction.execute(status -> {
            status.setRollbackOnly();
            return identity.compareVoice(BY, person, says(48, "14142135", 13));
        });
        assertThatThrownBy(() -> identity.find(undone.id())).hasMessageContaining("There is no comparison");
        identity.compareVoice(BY, person, says(48, "17320508", 14));
        assertThat(journal.about(Subject.participant(person.value()), 10).stream()
                        .map(r -> r.entry().action().code()))
                .containsOnlyOnce("identity.compared")
                .contains("identity.template_issued");
    }
}
