package org.rollcall.evidence.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.RetentionRole;
import org.rollcall.journal.Journal;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One connection of the retention role, opened when there is work and closed after a while. */
@Component
class RetentionConnection implements RetentionRole, DisposableBean {
    private static final int MOST_CONNECTIONS = 2;

    private final @Nullable HikariDataSource source;
    private final @Nullable TransactionTemplate transaction;
    private final @Nullable Desk desk;

    RetentionConnection(
            @Value("${rollcall.retention.url:${spring.datasource.url}}") String url,
            @Value("${rollcall.retention.username:}") String username,
            @Value("${rollcall.retention.password:}") String password,
            Journal journal) {
        if (username.isBlank()) {
            source = null;
            transaction = null;
            desk = null;
            return;
        }
        source = new HikariDataSource();
        source.setPoolName("retention");
        source.setJdbcUrl(url);
        source.setUsername(username);
        source.setPassword(password);
        source.setMaximumPoolSize(MOST_CONNECTIONS);
        source.setMinimumIdle(0);
        source.setInitializationFailTimeout(-1);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        var jdbc = new JdbcTemplate(source);
        desk = new Desk(jdbc, journal.through(jdbc));
    }

    @Override
    public boolean isSet() {
        return desk != null;
    }

    @Override
    public <T> T work(Function<Desk, T> work) {
        if (transaction == null || desk == null) {
            throw new IllegalStateException("Set rollcall.retention.username and .password to the retention role's.");
        }
        Desk at = desk;
        return Objects.requireNonNull(transaction.execute(status -> work.apply(at)));
    }

    @Override
    public void destroy() {
        if (source != null) {
            source.close();
        }
    }
}
