package io.serenade.storage;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the storage settings once, inside the server, and opens the store they name. */
@ApplicationScoped
class StorageConfiguration {

    @Produces
    @Singleton
    StorageSettings storage(Settings settings) {
        return StorageSettings.from(settings);
    }

    @Produces
    @Singleton
    RoomSettings room(Settings settings) {
        return RoomSettings.from(settings);
    }

    @Produces
    @ApplicationScoped
    MediaStore media(StorageSettings settings) {
        return settings.bucket().isPresent()
                ? new S3MediaStore(settings.bucket().get(), settings.transfers())
                : new LocalMediaStore(settings.folders());
    }

    void close(@Disposes MediaStore store) {
        if (store instanceof S3MediaStore bucket) {
            bucket.close();
        }
    }
}
