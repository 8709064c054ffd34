package io.serenade.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.SettableClock;
import io.serenade.platform.keys.HmacSigner;
import io.serenade.storage.SignedAddresses.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedAddressesTest {
    private static final String KEY = "550e8400-e29b-41d4-a716-446655440000/clip_1.mp4";

    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final SignedAddresses addresses = new SignedAddresses();

    @BeforeEach
    void signWithAKeyOfTheTest() {
        addresses.clock = clock;
        addresses.signer = new HmacSigner() {
            @Override
            public String sign(String purpose, String text) {
                return Integer.toHexString((purpose + text).hashCode());
            }
        };
    }

    @Test
    void areValidUntilTheyExpire() {
        Map<String, String> query = query(addresses.path(MediaKind.VIDEO_CLIP, KEY, Duration.ofHours(1)));

        assertThat(check(MediaKind.VIDEO_CLIP, KEY, query)).isEqualTo(Standing.VALID);
        clock.moveOn(Duration.ofMinutes(59));
        assertThat(check(MediaKind.VIDEO_CLIP, KEY, query)).isEqualTo(Standing.VALID);
        clock.moveOn(Duration.ofMinutes(1));
        assertThat(check(MediaKind.VIDEO_CLIP, KEY, query)).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void areWorthNothingForAnythingElse() {
        Map<String, String> query = query(addresses.path(MediaKind.VIDEO_CLIP, KEY, Duration.ofHours(1)));

        assertThat(check(MediaKind.VIDEO_OUTPUT, KEY, query)).isEqualTo(Standing.FORGED);
        assertThat(check(MediaKind.VIDEO_CLIP, KEY.replace("1.mp4", "2.mp4"), query))
                .isEqualTo(Standing.FORGED);
        assertThat(addresses.check(MediaKind.VIDEO_CLIP, KEY, "99999999999", query.get("signature")))
                .isEqualTo(Standing.FORGED);
        assertThat(addresses.check(MediaKind.VIDEO_CLIP, KEY, null, null)).isEqualTo(Standing.FORGED);
        assertThat(addresses.check(MediaKind.VIDEO_CLIP, KEY, "soon", "x")).isEqualTo(Standing.FORGED);
    }

    private Standing check(MediaKind kind, String key, Map<String, String> query) {
        return addresses.check(kind, key, query.get("expires"), query.get("signature"));
    }

    private static Map<String, String> query(String path) {
        assertThat(path).startsWith("/storage/signed/video-clips/" + KEY + "?");
        return Stream.of(path.split("\\?")[1].split("&"))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
