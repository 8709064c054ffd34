package io.serenade.storage;

import io.serenade.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the storage settings once, inside the server, and chooses the store they name. */
@ApplicationScoped
class StorageConfiguration {

    @Produces
    @Singleton
    StorageSettings storage(Settings settings) {
        return StorageSettings.from(settings);
    }

    @Produces
    @ApplicationScoped
    MediaStore media(StorageSettings settings) {
        return new LocalMediaStore(settings.folders());
    }
}
