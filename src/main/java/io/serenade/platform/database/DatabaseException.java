package io.serenade.platform.database;

import java.sql.SQLException;

/** The database refused a statement or could not be reached. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
