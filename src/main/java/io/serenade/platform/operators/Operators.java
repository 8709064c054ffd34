package io.serenade.platform.operators;

import io.serenade.platform.Ids;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The operators besides the account of the settings. Their passwords are 256 random bits that we generate and show
 * once, so a plain hash is enough to store them.
 */
@ApplicationScoped
@Transactional
public class Operators {
    @Inject
    Database database;

    @Inject
    Clock clock;

    /** One of them. */
    public record Person(String name, OperatorRole role, String passwordHash, Instant createdAt, String createdBy) {}

    public List<Person> list() {
        return database.list(
                "select name, role, password_hash, created_at, created_by from operators order by name",
                Operators::read);
    }

    public Optional<Person> find(String name) {
        return database.find(
                "select name, role, password_hash, created_at, created_by from operators where name = ?",
                Operators::read,
                name);
    }

    /** Adds somebody, or gives them a new role and password; their sessions end. @return the password, shown once */
    public String put(String name, OperatorRole role, String by) {
        String password = Ids.newToken();
        database.update("""
                insert into operators (name, role, password_hash, created_at, created_by) values (?, ?, ?, ?, ?)
                on conflict (name) do update set role = excluded.role, password_hash = excluded.password_hash""", name, role.name(), Ids.hash(password), clock.instant(), by);
        return password;
    }

    /** @return whether there was one */
    public boolean remove(String name) {
        return database.update("delete from operators where name = ?", name) > 0;
    }

    private static Person read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Person(
                row.getString("name"),
                OperatorRole.valueOf(row.getString("role")),
                row.getString("password_hash"),
                Database.instant(row, "created_at"),
                row.getString("created_by"));
    }
}
