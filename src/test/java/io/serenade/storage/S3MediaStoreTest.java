package io.serenade.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.launch.FreePorts;
import io.serenade.platform.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Media in a bucket, of which each test has a part of its own. */
class S3MediaStoreTest implements MediaStoreContract {
    private static S3StandIn s3;

    @TempDir
    private Path transfers;

    private BucketSettings bucket;
    private S3MediaStore store;

    @BeforeAll
    static void start() {
        s3 = new S3StandIn();
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @BeforeEach
    void open() {
        BucketSettings settings = s3.settings().bucket().orElseThrow();
        bucket = new BucketSettings(
                settings.name(),
                UUID.randomUUID() + "/",
                settings.region(),
                settings.endpoint(),
                settings.accessKeyId(),
                settings.secretAccessKey(),
                true);
        store = new S3MediaStore(bucket, transfers);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public MediaStore store() {
        return store;
    }

    @Test
    void keepsEachKindInAFolderBelowThePrefix() throws Exception {
        put(KEY, new byte[10]);

        assertThat(s3.objects(bucket.prefix())).containsExactly(bucket.prefix() + "video/" + KEY);
    }

    @Test
    void leavesNoFileBehind() throws Exception {
        put(KEY, new byte[10]);
        try (LocalCopy copy = store.fetch(MediaKind.VIDEO, KEY)) {
            assertThat(copy.path()).exists().hasParent(transfers);
        }
        assertThatThrownBy(() -> store.fetch(MediaKind.VIDEO, "zyxwvuts.mp4"))
                .isInstanceOf(MissingMediaException.class);

        assertThat(transfers).isEmptyDirectory();
    }

    @Test
    void refusesToReadAnotherObjectThanTheOneFound() throws Exception {
        put(KEY, "one".getBytes());
        StoredMedia found = store.find(MediaKind.VIDEO, KEY).orElseThrow();
        put(KEY, "another".getBytes());

        assertThatThrownBy(() -> found.open(0, 3))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("412");
    }

    @Test
    void signsAddressesForWhoeverHasThem() throws Exception {
        put(KEY, "0123456789".getBytes());

        URI address = store.signedUrl(MediaKind.VIDEO, KEY, Duration.ofMinutes(5), "video/mp4", Optional.of("song.mp4"))
                .orElseThrow();

        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(answer.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"song.mp4\"");
        URI forged = URI.create(address.toString().replace(KEY, "zyxwvuts.mp4"));
        assertThat(get(forged).statusCode()).isEqualTo(403);
    }

    @Test
    void signsNoAddressesUnlessItMay() {
        try (S3MediaStore silent = withSecret(bucket.secretAccessKey(), false)) {
            assertThat(silent.signedUrl(MediaKind.VIDEO, KEY, Duration.ofMinutes(5), "video/mp4", Optional.empty()))
                    .isEmpty();
        }
    }

    @Test
    void failsWithoutNamingTheSecretWhenTheKeyIsWrong() {
        try (S3MediaStore stranger = withSecret(new Secret("another-secret"), true)) {
            assertThat(stranger.isWritable()).isFalse();
            assertThatThrownBy(() -> stranger.put(MediaKind.VIDEO, KEY, file -> Files.write(file, new byte[10])))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The bucket answered 403")
                    .hasMessageNotContaining("secret");
            assertThatThrownBy(() -> stranger.find(MediaKind.VIDEO, KEY)).isInstanceOf(IOException.class);
        }
        assertThat(s3.objects(bucket.prefix())).isEmpty();
    }

    @Test
    void tellsABucketThatIsNotThereFromAMediumThatIsNot() {
        BucketSettings elsewhere = new BucketSettings(
                "no-such-bucket",
                "",
                bucket.region(),
                bucket.endpoint(),
                bucket.accessKeyId(),
                bucket.secretAccessKey(),
                false);
        try (S3MediaStore lost = new S3MediaStore(elsewhere, transfers)) {
            assertThat(lost.isWritable()).isFalse();
            assertThatThrownBy(() -> lost.fetch(MediaKind.VIDEO, KEY))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(MissingMediaException.class)
                    .hasMessageContaining("NoSuchBucket");
        }
    }

    @Test
    void saysSoonThatABucketGivesNoAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                S3MediaStore store = at(URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
            long start = System.nanoTime();

            assertThat(store.isWritable()).isFalse();
            assertThat(store.isWritable()).isFalse();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void failsWhenNobodyIsThere() {
        try (S3MediaStore store = at(URI.create("http://127.0.0.1:" + FreePorts.next()))) {
            assertThat(store.isWritable()).isFalse();
            assertThatThrownBy(() -> store.put(MediaKind.VIDEO, KEY, file -> Files.write(file, new byte[10])))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Connection refused");
            assertThatThrownBy(() -> store.fetch(MediaKind.VIDEO, KEY))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(MissingMediaException.class);
            assertThat(transfers).isEmptyDirectory();
        }
    }

    private S3MediaStore at(URI endpoint) {
        return new S3MediaStore(
                new BucketSettings(
                        bucket.name(),
                        "",
                        bucket.region(),
                        Optional.of(endpoint),
                        bucket.accessKeyId(),
                        bucket.secretAccessKey(),
                        false),
                transfers);
    }

    private S3MediaStore withSecret(Secret secret, boolean signedUrls) {
        return new S3MediaStore(
                new BucketSettings(
                        bucket.name(),
                        bucket.prefix(),
                        bucket.region(),
                        bucket.endpoint(),
                        bucket.accessKeyId(),
                        secret,
                        signedUrls),
                transfers);
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
