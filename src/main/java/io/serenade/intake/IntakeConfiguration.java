package io.serenade.intake;

import io.serenade.platform.files.IncomingFiles;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.CallerFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Makes the plain objects of the intake from the settings, once, inside the server. */
@ApplicationScoped
class IntakeConfiguration {

    @Produces
    @Singleton
    IntakeSettings intake(Settings settings) {
        return IntakeSettings.from(settings);
    }

    @Produces
    @Singleton
    IncomingFiles incoming(IntakeSettings settings) {
        return new IncomingFiles(settings.folder());
    }

    @Produces
    @Singleton
    CallerFiles callerFiles(IntakeSettings settings) {
        return new CallerFiles(settings.listed());
    }

    void close(@Disposes CallerFiles files) throws IOException {
        files.close();
    }
}
