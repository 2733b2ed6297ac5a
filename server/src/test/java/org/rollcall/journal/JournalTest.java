package org.rollcall.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class JournalTest {
    private static final Action TRIED = new Action("test.tried");

    @Autowired
    Journal journal;

    @Autowired
    JournalReader reader;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    private UUID recorded(String fact) {
        UUID person = UUID.randomUUID();
        transaction.executeWithoutResult(status -> journal.record(JournalEntry.of(new Actor.Machine("test"), TRIED)
                .about(Subject.participant(person))
                .with("f", fact)));
        return person;
    }

    private void awaitSealed() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("SELECT count(*) FROM journal.waiting")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private List<String> exported() throws IOException {
        awaitSealed();
        var out = new ByteArrayOutputStream();
        reader.export(out);
        return new ArrayList<>(out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private JournalVerification.Verdict verify(List<String> lines) throws IOException {
        return JournalVerification.verify(
                new BufferedReader(new StringReader(String.join("\n", lines))), reader.publicKey(), reader.head());
    }

    @Test
    void anEntryIsReadBackAsItWasWritten() {
        UUID person = recorded("ñ \" 漢");
        assertThat(reader.about(Subject.participant(person), 5)).singleElement().satisfies(found -> {
            assertThat(found.entry().facts()).containsEntry("f", "ñ \" 漢");
            assertThat(found.entry().actor()).isEqualTo(new Actor.Machine("test"));
        });
    }

    @Test
    void nothingIsRecordedOutsideATransaction() {
        assertThatThrownBy(() -> journal.record(JournalEntry.of(new Actor.Unknown(), TRIED)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anEntryVanishesWithItsTransaction() {
        UUID person = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            journal.record(JournalEntry.of(new Actor.Unknown(), TRIED).about(Subject.participant(person)));
            status.setRollbackOnly();
        });
        assertThat(reader.about(Subject.participant(person), 5)).isEmpty();
    }

    @Test
    void anUntouchedExportHolds() throws IOException {
        recorded("one");
        recorded("two");
        assertThat(verify(exported())).isInstanceOf(JournalVerification.Verdict.Holds.class);
    }

    @Test
    void aChangedRemovedOrTruncatedEntryIsNamed() throws IOException {
        recorded("first");
        recorded("second");
        List<String> lines = exported();
        // Other tests write entries too: the end of the file stands for the rest.
        for (int i = Math.max(0, lines.size() - 12); i < lines.size(); i++) {
            var changed = new ArrayList<>(lines);
            changed.set(i, changed.get(i).replaceFirst("[0-9]", "x"));
            assertThat(verify(changed))
                    .as("line %d changed", i + 1)
                    .isInstanceOf(JournalVerification.Verdict.Broken.class);
            var removed = new ArrayList<>(lines);
            removed.remove(i);
            assertThat(verify(removed))
                    .as("line %d removed", i + 1)
                    .isInstanceOf(JournalVerification.Verdict.Broken.class);
            assertThat(verify(lines.subList(0, i)))
                    .as("cut before line %d", i + 1)
                    .isInstanceOf(JournalVerification.Verdict.Broken.class);
        }
    }

    @Test
    void theApplicationCanNeitherChangeNorDeleteNorTruncate() {
        recorded("kept");
        for (String sql : List.of(
                "UPDATE journal.entry SET action = 'x'",
                "DELETE FROM journal.entry",
                "TRUNCATE journal.entry CASCADE",
                "DELETE FROM journal.seal",
                "UPDATE journal.sealed SET position = 9",
                "DROP TABLE journal.entry")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whatASuperuserChangedInTheDatabaseIsNamed() throws IOException, SQLException {
        UUID person = recorded("before");
        awaitSealed();
        long number = reader.about(Subject.participant(person), 1).getFirst().number();
        try (var superuser = TestDatabase.superuser(url);
                var statement = superuser.createStatement()) {
            statement.execute(
                    "UPDATE journal.entry SET canonical = replace(canonical, 'before', 'after') WHERE number = "
                            + number);
            assertThat(verify(exported()))
                    .isInstanceOfSatisfying(
                            JournalVerification.Verdict.Broken.class,
                            b -> assertThat(b.entry()).isEqualTo(number));
            statement.execute(
                    "UPDATE journal.entry SET canonical = replace(canonical, 'after', 'before') WHERE number = "
                            + number);
        }
        assertThat(verify(exported())).isInstanceOf(JournalVerification.Verdict.Holds.class);
    }
}
