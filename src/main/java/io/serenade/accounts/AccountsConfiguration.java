package io.serenade.accounts;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of accounts once, inside the server. */
@ApplicationScoped
class AccountsConfiguration {

    @Produces
    @Singleton
    AccountSettings accounts(Settings settings) {
        return AccountSettings.from(settings);
    }

    @Produces
    @Singleton
    PasswordRules passwords(AccountSettings settings) {
        return settings.denyList() ? PasswordRules.withDenyList() : PasswordRules.lengthOnly();
    }
}
