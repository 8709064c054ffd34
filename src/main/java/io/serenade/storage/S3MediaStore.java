package io.serenade.storage;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Media as objects in a bucket, one folder for each kind. An upload is one request with a checksum, so an object is
 * complete or does not exist. Renders read and write local files that are copied before and after.
 */
final class S3MediaStore implements MediaStore, AutoCloseable {
    private static final Logger LOG = System.getLogger(S3MediaStore.class.getName());
    private static final String MARK = ".installation";
    private static final Duration A_LOOK = Duration.ofSeconds(2);
    private static final Duration A_DOWNLOAD = Duration.ofMinutes(2);

    private final BucketSettings bucket;
    private final Path transfers;
    private final S3Client s3;
    private final S3Presigner presigner;
    private final CachedCheck reachability = new CachedCheck(this::isThere);

    /** @param transfers the folder for files on their way to and from the bucket */
    S3MediaStore(BucketSettings bucket, Path transfers) {
        this.bucket = bucket;
        this.transfers = transfers;
        s3 = S3Clients.client(bucket);
        presigner = S3Clients.presigner(bucket);
    }

    @Override
    public void put(MediaKind kind, String key, Content content) throws IOException, InterruptedException {
        String name = nameOf(kind, MediaKey.checked(kind, key));
        Path file = UnfinishedFiles.create(transfers, key);
        try {
            content.writeTo(file);
            Duration timeout = S3Clients.timeoutFor(Files.size(file));
            String checksum = Checksum.md5(file);
            S3Failure.askInterruptibly(() -> s3.putObject(
                    put -> put.bucket(bucket.name())
                            .key(name)
                            .contentMD5(checksum)
                            .overrideConfiguration(limits -> limits.apiCallAttemptTimeout(timeout)),
                    RequestBody.fromFile(file)));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public Optional<StoredMedia> find(MediaKind kind, String key) throws IOException {
        if (!MediaKey.isLegal(kind, key)) {
            return Optional.empty();
        }
        String name = nameOf(kind, key);
        try {
            HeadObjectResponse found = S3Failure.ask(
                    () -> s3.headObject(head -> head.bucket(bucket.name()).key(name)));
            return Optional.of(
                    new S3Media(s3, bucket.name(), name, found.contentLength(), found.lastModified(), found.eTag()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public LocalCopy fetch(MediaKind kind, String key) throws IOException, InterruptedException {
        if (!MediaKey.isLegal(kind, key)) {
            throw new MissingMediaException(kind, key);
        }
        Path file = UnfinishedFiles.create(transfers, key);
        boolean fetched = false;
        try {
            GetObjectRequest get = GetObjectRequest.builder()
                    .bucket(bucket.name())
                    .key(nameOf(kind, key))
                    .overrideConfiguration(limits -> limits.apiCallAttemptTimeout(A_DOWNLOAD))
                    .build();
            S3Failure.askInterruptibly(() -> s3.getObject(get, S3Clients.into(file)));
            fetched = true;
            return LocalCopy.ofTemporaryFile(file);
        } catch (NoSuchKeyException e) {
            throw new MissingMediaException(kind, key);
        } finally {
            if (!fetched) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A delete request does not report whether the object existed, so that is asked first. */
    @Override
    public boolean delete(MediaKind kind, String key) throws IOException {
        String name = nameOf(kind, MediaKey.checked(kind, key));
        if (find(kind, key).isEmpty()) {
            return false;
        }
        remove(name);
        return true;
    }

    @Override
    public void eachPage(MediaKind kind, Instant changedBefore, KeyPage page) throws IOException {
        String folder = nameOf(kind, "");
        eachListed(folder, changedBefore, names -> {
            List<String> keys = names.stream()
                    .map(name -> name.substring(folder.length()))
                    .filter(key -> MediaKey.isLegal(kind, key))
                    .toList();
            if (!keys.isEmpty()) {
                page.accept(keys);
            }
        });
    }

    /** The names of objects below a prefix, as many at a time as the bucket answers at once. */
    private void eachListed(String prefix, Instant changedBefore, KeyPage page) throws IOException {
        String next = null;
        do {
            String from = next;
            ListObjectsV2Response listed = S3Failure.ask(() -> s3.listObjectsV2(
                    list -> list.bucket(bucket.name()).prefix(prefix).continuationToken(from)));
            page.accept(listed.contents().stream()
                    .filter(object -> object.lastModified().isBefore(changedBefore))
                    .map(S3Object::key)
                    .toList());
            next = listed.nextContinuationToken();
        } while (next != null);
    }

    /** A bucket cannot rename: the copy's timestamp says since when it has been in the bin. */
    @Override
    public boolean moveToBin(MediaKind kind, String key) throws IOException {
        Optional<StoredMedia> found = find(kind, MediaKey.checked(kind, key));
        if (found.isEmpty()) {
            return false;
        }
        String name = nameOf(kind, key);
        Duration timeout = S3Clients.timeoutFor(found.get().size());
        S3Failure.ask(() -> s3.copyObject(copy -> copy.sourceBucket(bucket.name())
                .sourceKey(name)
                .destinationBucket(bucket.name())
                .destinationKey(binName(kind.folder() + "/" + key))
                .overrideConfiguration(limits -> limits.apiCallAttemptTimeout(timeout))));
        remove(name);
        return true;
    }

    @Override
    public int emptyBin(Instant binnedBefore) throws IOException {
        int[] deleted = new int[1];
        eachListed(binName(""), binnedBefore, names -> {
            for (String name : names) {
                remove(name);
                deleted[0]++;
            }
        });
        return deleted[0];
    }

    @Override
    public Optional<String> findMark(MediaKind kind) throws IOException {
        try {
            return Optional.of(S3Failure.ask(() ->
                            s3.getObjectAsBytes(get -> get.bucket(bucket.name()).key(nameOf(kind, MARK))))
                    .asUtf8String()
                    .strip());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public void putMark(MediaKind kind, String installation) throws IOException {
        S3Failure.ask(() -> s3.putObject(
                put -> put.bucket(bucket.name()).key(nameOf(kind, MARK)), RequestBody.fromString(installation)));
    }

    @Override
    public String placeOfMark(MediaKind kind) {
        return "s3://" + bucket.name() + "/" + nameOf(kind, MARK);
    }

    private void remove(String name) throws IOException {
        S3Failure.ask(
                () -> s3.deleteObject(delete -> delete.bucket(bucket.name()).key(name)));
    }

    private String binName(String key) {
        return bucket.prefix() + "bin/" + key;
    }

    /** Nothing in the bucket is ever unfinished; only local transfer files may be. */
    @Override
    public int removeUnfinished(Instant olderThan) throws IOException {
        return UnfinishedFiles.remove(transfers, olderThan);
    }

    /** Whether the bucket answered a request within the last seconds. */
    @Override
    public boolean isWritable() {
        return reachability.isThere();
    }

    private boolean isThere() {
        try {
            s3.headBucket(
                    head -> head.bucket(bucket.name()).overrideConfiguration(limits -> limits.apiCallTimeout(A_LOOK)
                            .apiCallAttemptTimeout(A_LOOK)));
            return true;
        } catch (SdkException e) {
            LOG.log(Level.WARNING, "The bucket {0} cannot be used: {1}", bucket.name(), S3Failure.sentence(e));
            return false;
        }
    }

    @Override
    public OptionalDouble fullness() {
        return OptionalDouble.empty();
    }

    @Override
    public Optional<URI> signedUrl(
            MediaKind kind, String key, Duration valid, String contentType, Optional<String> downloadName) {
        if (!bucket.signedUrls() || !MediaKey.isLegal(kind, key)) {
            return Optional.empty();
        }
        GetObjectRequest.Builder get = GetObjectRequest.builder()
                .bucket(bucket.name())
                .key(nameOf(kind, key))
                .responseContentType(contentType);
        downloadName.ifPresent(
                name -> get.responseContentDisposition(AttachmentName.of(name).header()));
        return Optional.of(URI.create(presigner
                .presignGetObject(sign -> sign.signatureDuration(valid).getObjectRequest(get.build()))
                .url()
                .toString()));
    }

    private String nameOf(MediaKind kind, String key) {
        return bucket.prefix() + kind.folder() + "/" + key;
    }

    @Override
    public void close() {
        presigner.close();
        s3.close();
    }
}
