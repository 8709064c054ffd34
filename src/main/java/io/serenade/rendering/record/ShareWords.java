package io.serenade.rendering.record;

import java.time.Duration;
import java.util.Optional;

/**
 * What stands on the picture for a shared link.
 *
 * @param line of the lyrics, preferably of the chorus; shortened where it is long
 * @param length of the video
 * @param brand name of the site
 * @param address of the site as people write it, such as {@code serenade.example}
 */
public record ShareWords(
        String petName,
        String ownerName,
        Optional<String> line,
        Optional<Duration> length,
        String brand,
        String address) {}
