package io.serenade.storage;

import io.serenade.launch.FreePorts;
import io.serenade.platform.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A store that speaks S3, checks signatures, and keeps its one bucket in memory; it can be shut and opened again. */
public final class S3StandIn implements AutoCloseable {
    public static final String BUCKET = "media-of-the-tests";
    private static final String KEY_ID = "key-id-of-the-tests";
    private static final String SECRET = "secret-of-the-tests";

    private final URI address = URI.create("http://127.0.0.1:" + FreePorts.next());
    private final BlobStore blobs = BlobStores.create("transient", new Properties());
    private final S3Client client;
    private S3Proxy proxy;

    public S3StandIn() {
        open();
        client = S3Clients.client(settings().bucket().orElseThrow());
        client.createBucket(create -> create.bucket(BUCKET));
    }

    /** Answers, with what it had before if it was shut. */
    public void open() {
        if (proxy != null) {
            return;
        }
        proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(address)
                .awsAuthentication(AuthenticationType.AWS_V4, KEY_ID, SECRET)
                .stopTimeout(0)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on connections are refused. */
    public void shut() {
        if (proxy == null) {
            return;
        }
        try {
            proxy.stop();
            proxy = null;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public URI address() {
        return address;
    }

    /** The environment of a server that keeps its media here. */
    public Map<String, String> environment() {
        return Map.of(
                "STORAGE_TYPE", "s3",
                "AWS_ACCESS_KEY_ID", KEY_ID,
                "AWS_SECRET_ACCESS_KEY", SECRET,
                "S3_BUCKET_NAME", BUCKET,
                "S3_ENDPOINT", address.toString());
    }

    StorageSettings settings() {
        Map<String, String> environment = environment();
        return StorageSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }

    /** The names of all objects that contain the text given. */
    public List<String> objects(String text) {
        return client.listObjectsV2Paginator(list -> list.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .filter(key -> key.contains(text))
                .toList();
    }

    @Override
    public void close() {
        client.close();
        shut();
    }
}
