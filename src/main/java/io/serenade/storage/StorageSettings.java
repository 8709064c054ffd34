package io.serenade.storage;

import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where media are kept.
 *
 * @param folders the folder of each kind of media, by default below {@code DATA_DIR}; unused if there is a bucket
 * @param transfers the folder for files on their way to and from a bucket
 * @param bucket the bucket that media are kept in instead of folders
 */
public record StorageSettings(Map<MediaKind, Path> folders, Path transfers, Optional<BucketSettings> bucket) {

    public static StorageSettings from(Settings settings) {
        Path storage = NodeSettings.from(settings).dataDir().resolve("storage");
        Map<MediaKind, Path> folders = new EnumMap<>(MediaKind.class);
        folders.put(MediaKind.PHOTO, folder(settings, "IMG_STORAGE", storage, MediaKind.PHOTO));
        folders.put(MediaKind.SONG, folder(settings, "AUDIO_STORAGE", storage, MediaKind.SONG));
        folders.put(MediaKind.VIDEO, folder(settings, "VIDEO_STORAGE", storage, MediaKind.VIDEO));
        folders.put(MediaKind.GENERATED, folder(settings, "LOCAL_STORAGE_PATH", storage, MediaKind.GENERATED));
        folders.put(MediaKind.UPLOAD, storage.resolve(MediaKind.UPLOAD.folder()).normalize());
        List.of(
                        MediaKind.SPEECH,
                        MediaKind.CLIP,
                        MediaKind.AUDIO_UPLOAD,
                        MediaKind.REFERENCE_IMAGE,
                        MediaKind.VIDEO_CLIP,
                        MediaKind.VIDEO_OUTPUT)
                .forEach(kind -> folders.put(kind, storage.resolve(kind.folder())));
        boolean inBucket =
                settings.oneOf("STORAGE_TYPE", "local", "local", "s3").equals("s3");
        return new StorageSettings(
                folders,
                storage.resolve("transfers").normalize(),
                inBucket ? Optional.of(BucketSettings.from(settings)) : Optional.empty());
    }

    private static Path folder(Settings settings, String name, Path storage, MediaKind kind) {
        Path usual = storage.resolve(kind.folder());
        return Path.of(settings.text(name, usual.toString())).toAbsolutePath().normalize();
    }
}
