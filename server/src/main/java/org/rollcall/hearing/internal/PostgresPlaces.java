package org.rollcall.hearing.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rollcall.hearing.Place;
import org.rollcall.hearing.Places;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Descriptions on PostgreSQL. */
@Component
class PostgresPlaces implements Places {
    private static final Action DESCRIBED = new Action("hearing.place_described");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    PostgresPlaces(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Place describe(Actor by, Place entered) {
        var place = new Place(
                held(entered.name(), "name", 200),
                held(entered.address(), "address", 500),
                held(entered.gettingThere(), "way there", 2000),
                held(entered.bring(), "list of what to bring", 2000));
        if (place.name().isEmpty()) {
            throw new IllegalArgumentException("Give the name of the court or office as hearings name it.");
        }
        jdbc.sql("""
                INSERT INTO hearing.place (name, address, getting_there, bring, actor, recorded)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        place.name(),
                        place.address(),
                        place.gettingThere(),
                        place.bring(),
                        by.code(),
                        Timestamp.from(clock.instant()))
                .update();
        journal.record(JournalEntry.of(by, DESCRIBED).with("name_hash", journal.keyedHash(place.name())));
        return place;
    }

    private static String held(String text, String what, int longest) {
        String stripped = text.strip();
        if (stripped.length() > longest) {
            throw new IllegalArgumentException("The " + what + " is longer than " + longest + " characters.");
        }
        return stripped;
    }

    @Override
    public Optional<Place> named(String name) {
        return jdbc.sql("""
                SELECT name, address, getting_there, bring FROM hearing.place
                WHERE name = ? ORDER BY number DESC LIMIT 1
                """).param(name.strip()).query(PostgresPlaces::place).optional();
    }

    @Override
    public List<Place> all() {
        return jdbc.sql("""
                SELECT DISTINCT ON (name) name, address, getting_there, bring FROM hearing.place
                ORDER BY name, number DESC
                """).query(PostgresPlaces::place).list();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getString("name"),
                row.getString("address"),
                row.getString("getting_there"),
                row.getString("bring"));
    }
}
