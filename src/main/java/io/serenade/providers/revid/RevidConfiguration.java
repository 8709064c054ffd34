package io.serenade.providers.revid;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.ProviderAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads Revid's settings once, inside the server. */
@ApplicationScoped
class RevidConfiguration {

    @Produces
    @Singleton
    RevidSettings revid(Settings settings) {
        return RevidSettings.from(settings);
    }

    /** The balance of credits is not checked in advance: a render that it does not pay for is refused and waits. */
    @Produces
    @Singleton
    ProviderAccount account(RevidSettings settings) {
        return new ProviderAccount(RevidVideoMaker.NAME, settings.slots(), 0);
    }
}
