package io.serenade.storage;

import io.serenade.platform.keys.HmacSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Expiring addresses under which anyone who knows them can fetch a file: {@code
 * /storage/signed/<folder>/<key>?expires=<seconds>&signature=<hmac>}.
 */
@ApplicationScoped
public class SignedAddresses {
    public static final String ROOT = "/storage/signed/";

    private static final String PURPOSE = "signed-media";

    /** Whether an address is valid. */
    public enum Standing {
        VALID,
        /** It was valid before. */
        EXPIRED,
        /** We never issued it. */
        FORGED
    }

    @Inject
    HmacSigner signer;

    @Inject
    Clock clock;

    public String path(MediaKind kind, String key, Duration valid) {
        long expires = clock.instant().plus(valid).getEpochSecond();
        return ROOT + kind.folder() + "/" + key + "?expires=" + expires + "&signature="
                + signer.sign(PURPOSE, text(kind, key, expires));
    }

    /** @param expires and signature as they stand in the address; either may be null */
    public Standing check(MediaKind kind, String key, String expires, String signature) {
        if (expires == null || signature == null || !expires.matches("\\d{1,11}")) {
            return Standing.FORGED;
        }
        long end = Long.parseLong(expires);
        if (!signer.isGenuine(PURPOSE, text(kind, key, end), signature)) {
            return Standing.FORGED;
        }
        return clock.instant().isBefore(Instant.ofEpochSecond(end)) ? Standing.VALID : Standing.EXPIRED;
    }

    private static String text(MediaKind kind, String key, long expires) {
        return kind.folder() + "/" + key + "." + expires;
    }
}
