package io.serenade.accounts;

import io.serenade.platform.Beans;
import io.serenade.platform.OwnedData;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accounts on the real tables, at a time that stands still until it is moved. */
final class AccountWorld {
    static final EmailAddress MATT = new EmailAddress("matt@example.org");
    static final String PASSWORD = "jolly otter";
    static final String HOME = "192.0.2.1";

    final TestDatabase database;
    final SettableClock clock;
    final Erased erased = new Erased();
    private final Beans beans;

    /** Notes whose belongings are to go. */
    static final class Erased implements OwnedData {
        final List<String> owners = new ArrayList<>();
        boolean all = true;

        @Override
        public boolean eraseAllOf(String owner) {
            owners.add(owner);
            return all;
        }
    }

    AccountWorld(TestDatabase database, SettableClock clock) {
        this.database = database;
        this.clock = clock;
        for (String table : List.of("accounts", "sliding_windows", "sliding_hits")) {
            database.update("delete from " + table + " where true");
        }
        clock.set(Instant.parse("2027-02-14T12:00:00Z"));
        beans = new Beans(database)
                .give(clock)
                .give(erased)
                .give(new AccountSettings(Optional.empty(), true, 10))
                .give(PasswordRules.withDenyList())
                .give(ServerSettings.from(new Settings(name -> Optional.empty())));
    }

    <T> T get(Class<T> type) {
        return beans.get(type);
    }

    <T> List<T> fired(Class<T> type) {
        return beans.fired(type);
    }

    SignIn signIn() {
        return get(SignIn.class);
    }

    /** An access token of a new account. */
    String register() {
        return signIn().register(MATT, PASSWORD, HOME).token().reveal();
    }

    /** Whose session a token proves. */
    Optional<AccountId> holder(String token) {
        return get(Sessions.class).ofBearer("Bearer " + token);
    }
}
