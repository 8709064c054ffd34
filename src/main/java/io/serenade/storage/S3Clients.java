package io.serenade.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Clients for a bucket, using only the parts of the protocol that other stores than Amazon's support as well. */
final class S3Clients {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final long SLOWEST_BYTES_PER_SECOND = 256 * 1024;
    private static final int TRIES = 2;

    private S3Clients() {}

    static S3Client client(BucketSettings bucket) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(bucket.region()))
                .credentialsProvider(credentials(bucket))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE)
                        .build())
                .overrideConfiguration(limits -> limits
                        // Settings come from our variables, not from configuration files of the user who starts the
                        // server.
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .apiCallAttemptTimeout(SILENCE)
                        .retryStrategy(retries -> retries.maxAttempts(TRIES)))
                .serviceConfiguration(form(bucket))
                // Content-MD5 is older than these checksums and known to every store.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        bucket.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    static S3Presigner presigner(BucketSettings bucket) {
        S3Presigner.Builder builder = S3Presigner.builder()
                .region(Region.of(bucket.region()))
                .credentialsProvider(credentials(bucket))
                .serviceConfiguration(form(bucket));
        bucket.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** The timeout for an upload of this size: more than any usable connection needs. */
    static Duration timeoutFor(long bytes) {
        return SILENCE.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
    }

    /** Downloads into a file that is already there. */
    static ResponseTransformer<GetObjectResponse, Long> into(Path file) {
        return (response, in) -> Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Other stores expect the bucket in the path, and TLS certificates require it for bucket names with dots. */
    private static S3Configuration form(BucketSettings bucket) {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(
                        bucket.endpoint().isPresent() || bucket.name().contains("."))
                .chunkedEncodingEnabled(false)
                .build();
    }

    private static AwsCredentialsProvider credentials(BucketSettings bucket) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                bucket.accessKeyId().reveal(), bucket.secretAccessKey().reveal()));
    }
}
