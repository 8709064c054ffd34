package io.serenade.platform.keys;

import io.serenade.platform.database.Database;

/** The keys of an installation, for tests outside this package. */
public final class KeysForTests {
    private KeysForTests() {}

    public static ApplicationKeys in(Database database) {
        ApplicationKeys keys = new ApplicationKeys();
        keys.database = database;
        return keys;
    }
}
