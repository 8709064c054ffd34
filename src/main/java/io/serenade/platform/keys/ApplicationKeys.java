package io.serenade.platform.keys;

import io.serenade.platform.Ids;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Random keys of this installation, generated on first use and the same on every node. */
@ApplicationScoped
public class ApplicationKeys {
    @Inject
    Database database;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public String get(String name) {
        database.update(
                "insert into application_keys (name, value) values (?, ?) on conflict do nothing",
                name,
                Ids.newToken());
        return database.find("select value from application_keys where name = ?", row -> row.getString(1), name)
                .orElseThrow();
    }
}
