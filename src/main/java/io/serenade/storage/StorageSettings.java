package io.serenade.storage;

import io.serenade.platform.Settings;
import java.nio.file.Path;
import java.util.Map;

/** The folder of each kind of media; by default below {@code DATA_DIR}. */
public record StorageSettings(Map<MediaKind, Path> folders) {

    public static StorageSettings from(Settings settings) {
        Path storage =
                Path.of(settings.text("DATA_DIR", ".data")).toAbsolutePath().resolve("storage");
        return new StorageSettings(Map.of(
                MediaKind.PHOTO, folder(settings, "IMG_STORAGE", storage.resolve("uploads")),
                MediaKind.SONG, folder(settings, "AUDIO_STORAGE", storage.resolve("audio")),
                MediaKind.VIDEO, folder(settings, "VIDEO_STORAGE", storage.resolve("video"))));
    }

    private static Path folder(Settings settings, String name, Path usual) {
        return Path.of(settings.text(name, usual.toString())).toAbsolutePath().normalize();
    }
}
