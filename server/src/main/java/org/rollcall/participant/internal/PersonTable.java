package org.rollcall.participant.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Language;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.TelephoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People's particulars. */
@Component
class PersonTable {
    private static final String COLUMNS =
            "p.id, p.given_name, p.family_name, p.born, p.language, p.zone, p.telephone, p.protected, p.synthetic, p.version";

    private final JdbcClient jdbc;

    PersonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Participant person) {
        jdbc.sql("""
                INSERT INTO participant.person (id, given_name, family_name, born, language, zone, telephone, protected,
                    synthetic, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(person.id().value())
                .param(person.givenName())
                .param(person.familyName())
                .param(person.born())
                .param(person.language().tag())
                .param(person.zone().getId())
                .param(number(person.telephone()))
                .param(person.protectedPerson())
                .param(person.synthetic())
                .param(person.version())
                .update();
    }

    /** Whether the person was still at {@code person.version()}, and so was changed. */
    boolean change(Participant person) {
        return jdbc.sql("""
                        UPDATE participant.person
                        SET given_name = ?, family_name = ?, born = ?, language = ?, zone = ?, telephone = ?,
                            protected = ?, version = version + 1
                        WHERE id = ? AND version = ?
                        """)
                        .param(person.givenName())
                        .param(person.familyName())
                        .param(person.born())
                        .param(person.language().tag())
                        .param(person.zone().getId())
                        .param(number(person.telephone()))
                        .param(person.protectedPerson())
                        .param(person.id().value())
                        .param(person.version())
                        .update()
                == 1;
    }

    Optional<Participant> find(ParticipantId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM participant.person p WHERE p.id = ?")
                .param(id.value())
                .query(PersonTable::person)
                .optional();
    }

    List<Participant> enrolledUnder(TelephoneNumber number) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM participant.person p
                        JOIN participant.enrolment e ON e.person = p.id AND e.closed IS NULL
                        WHERE p.telephone = ? ORDER BY p.family_name, p.given_name, p.id
                        """)
                .param(number.e164())
                .query(PersonTable::person)
                .list();
    }

    List<Participant> enrolled(@Nullable String area, String part, int most) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM participant.person p
                        JOIN participant.enrolment e ON e.person = p.id AND e.closed IS NULL
                        WHERE (?::text IS NULL OR e.area = ?)
                          AND strpos(lower(p.given_name || ' ' || p.family_name), lower(?)) > 0
                        ORDER BY p.family_name, p.given_name, p.id LIMIT ?
                        """)
                .param(area)
                .param(area)
                .param(part)
                .param(most)
                .query(PersonTable::person)
                .list();
    }

    private static @Nullable String number(@Nullable TelephoneNumber number) {
        return number == null ? null : number.e164();
    }

    private static Participant person(ResultSet row, int number) throws SQLException {
        String telephone = row.getString("telephone");
        return new Participant(
                new ParticipantId(row.getObject("id", UUID.class)),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getObject("born", LocalDate.class),
                Language.ofTag(row.getString("language")),
                ZoneId.of(row.getString("zone")),
                telephone == null ? null : new TelephoneNumber(telephone),
                row.getBoolean("protected"),
                row.getBoolean("synthetic"),
                row.getInt("version"));
    }
}
