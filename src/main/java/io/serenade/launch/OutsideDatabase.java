package io.serenade.launch;

import io.serenade.platform.settings.SettingsException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Tests the connection to an external database, so that a wrong address is reported before the server starts. */
final class OutsideDatabase {
    private static final int PATIENCE_SECONDS = 10;

    private OutsideDatabase() {}

    static void requireAnswer(DatabaseAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.jdbcUrl());
        source.setLoginTimeout(PATIENCE_SECONDS);
        try (Connection connection =
                source.getConnection(address.user(), address.password().reveal())) {
            connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            throw new SettingsException(
                    "DATABASE_URL",
                    "leads to " + address.place() + ", which cannot be used (" + e.getMessage()
                            + "): start that database, or mend the address.");
        }
    }
}
