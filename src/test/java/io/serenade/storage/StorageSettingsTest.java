package io.serenade.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where media go by the settings, and which settings stop the start. */
class StorageSettingsTest {
    private static final Map<String, String> BUCKET =
            Map.of("STORAGE_TYPE", "s3", "AWS_ACCESS_KEY_ID", "the-key-id", "AWS_SECRET_ACCESS_KEY", "the-secret");

    @Test
    void keepsMediaBelowTheDataFolder() {
        StorageSettings settings = read(Map.of("DATA_DIR", "/data"));

        assertThat(settings.bucket()).isEmpty();
        assertThat(settings.folders())
                .containsEntry(MediaKind.PHOTO, Path.of("/data/storage/uploads"))
                .containsEntry(MediaKind.SONG, Path.of("/data/storage/audio"))
                .containsEntry(MediaKind.VIDEO, Path.of("/data/storage/video"))
                .containsEntry(MediaKind.GENERATED, Path.of("/data/storage/media"));
    }

    @Test
    void keepsMediaWhereItIsTold() {
        assertThat(read(Map.of("LOCAL_STORAGE_PATH", "/elsewhere/media", "VIDEO_STORAGE", "/videos"))
                        .folders())
                .containsEntry(MediaKind.GENERATED, Path.of("/elsewhere/media"))
                .containsEntry(MediaKind.VIDEO, Path.of("/videos"));
    }

    @Test
    void asksForTheKeysOfABucketOnly() {
        BucketSettings bucket = read(BUCKET).bucket().orElseThrow();

        assertThat(bucket.name()).isEqualTo("media-generation-bucket");
        assertThat(bucket.region()).isEqualTo("us-east-1");
        assertThat(bucket.prefix()).isEmpty();
        assertThat(bucket.endpoint()).isEmpty();
        assertThat(bucket.signedUrls()).isFalse();
    }

    @Test
    void takesAnotherStoreAndAFolderInTheBucket() {
        BucketSettings bucket = with("S3_ENDPOINT", "https://minio.example.com:9000/", "S3_PREFIX", "serenade/live")
                .bucket()
                .orElseThrow();

        assertThat(bucket.endpoint()).contains(URI.create("https://minio.example.com:9000"));
        assertThat(bucket.prefix()).isEqualTo("serenade/live/");
    }

    @ParameterizedTest
    @CsvSource({
        "STORAGE_TYPE, gcs, 'STORAGE_TYPE is \"gcs\" but must be one of local, s3.'",
        "AWS_ACCESS_KEY_ID, '', AWS_ACCESS_KEY_ID is not set",
        "AWS_SECRET_ACCESS_KEY, '', AWS_SECRET_ACCESS_KEY is not set",
        "S3_BUCKET_NAME, My Bucket, 'S3_BUCKET_NAME is \"My Bucket\"'",
        "S3_PREFIX, /a//b, 'S3_PREFIX is \"/a//b\"'",
        "S3_ENDPOINT, minio:9000, 'S3_ENDPOINT is \"minio:9000\"'",
        "AWS_REGION, somewhere nice, 'AWS_REGION is \"somewhere nice\"'",
        "S3_SIGNED_URLS, perhaps, 'S3_SIGNED_URLS is \"perhaps\"'",
    })
    void refusesWhatCannotBeUsed(String name, String value, String sentence) {
        assertThatThrownBy(() -> with(name, value))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void neverPrintsTheKeys() {
        assertThat(read(BUCKET).toString()).doesNotContain("the-key-id").doesNotContain("the-secret");
    }

    private static StorageSettings with(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>(BUCKET);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return read(variables);
    }

    private static StorageSettings read(Map<String, String> variables) {
        return StorageSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
    }
}
