package io.serenade.operators;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of this package once, inside the server. */
@ApplicationScoped
class OperatorsConfiguration {
    @Produces
    @Singleton
    ReceiptSettings receipts(Settings settings) {
        return ReceiptSettings.from(settings);
    }
}
