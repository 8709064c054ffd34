package io.serenade.storage;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.net.URI;
import java.util.Optional;

/**
 * A bucket of Amazon S3 or of an S3-compatible store.
 *
 * @param prefix what all keys begin with, empty or ending with a slash
 * @param endpoint the store's address if it is not Amazon's; the bucket is then named in the path
 * @param signedUrls whether visitors may be redirected to the bucket itself
 */
public record BucketSettings(
        String name,
        String prefix,
        String region,
        Optional<URI> endpoint,
        Secret accessKeyId,
        Secret secretAccessKey,
        boolean signedUrls) {
    private static final String NAME = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
    private static final String PREFIX = "[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*/?";

    static BucketSettings from(Settings settings) {
        String name = settings.text("S3_BUCKET_NAME", "media-generation-bucket");
        if (!name.matches(NAME)) {
            throw Settings.refusal(
                    "S3_BUCKET_NAME", name, "the name of a bucket: 3 to 63 small letters, digits, dots and dashes");
        }
        String region = settings.text("AWS_REGION", "us-east-1");
        if (!region.matches("[a-z0-9-]{1,40}")) {
            throw Settings.refusal("AWS_REGION", region, "the name of a region such as eu-central-1");
        }
        return new BucketSettings(
                name,
                prefix(settings),
                region,
                settings.findAddress("S3_ENDPOINT"),
                key("AWS_ACCESS_KEY_ID", settings.secret("AWS_ACCESS_KEY_ID")),
                key("AWS_SECRET_ACCESS_KEY", settings.secret("AWS_SECRET_ACCESS_KEY")),
                settings.flag("S3_SIGNED_URLS", false));
    }

    private static String prefix(Settings settings) {
        String prefix = settings.text("S3_PREFIX", "");
        if (prefix.isEmpty()) {
            return prefix;
        }
        if (!prefix.matches(PREFIX)) {
            throw Settings.refusal(
                    "S3_PREFIX", prefix, "letters, digits, dots, dashes and underscores, with slashes between");
        }
        return prefix.endsWith("/") ? prefix : prefix + "/";
    }

    private static Secret key(String name, Optional<Secret> value) {
        return value.orElseThrow(() -> new SettingsException(
                name, "is not set: STORAGE_TYPE=s3 needs the key of a user who may read and write the bucket."));
    }
}
