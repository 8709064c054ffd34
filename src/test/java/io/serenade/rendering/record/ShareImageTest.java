package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.Media;
import io.serenade.rendering.image.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShareImageTest {
    private static final int FROM = (1200 - 630) / 2;
    private static final int TO = FROM + 630;
    private static final Optional<Duration> LENGTH = Optional.of(Duration.ofSeconds(84));
    private static ShareImage share;

    @BeforeAll
    static void load() {
        share = new ShareImage(RecordVideoSettings.from(Media.settings(Map.of())));
    }

    /** Networks crop to a square in the middle: names and play sign are whole in it, and nothing is cut off at its edges. */
    @Test
    void hasNamesAndPlaySignInTheSquareAndTheRestBesideIt() {
        BufferedImage bare = draw(new ShareWords("", "", Optional.empty(), LENGTH, "", ""));
        BufferedImage named = draw(new ShareWords("Toby", "Mira", Optional.empty(), LENGTH, "", ""));
        BufferedImage whole = draw(new ShareWords(
                "Toby", "Mira", Optional.of("You turn my heart around"), LENGTH, "Serenade", "serenade.example"));

        assertThat(differing(bare, named, FROM, TO)).isGreaterThan(5_000);
        assertThat(differing(bare, named, 0, FROM) + differing(bare, named, TO, 1200))
                .isZero();
        assertThat(differing(named, whole, FROM, TO)).isZero();
        assertThat(differing(named, whole, 0, FROM)).isGreaterThan(2_000);
        assertThat(differing(named, whole, TO, 1200)).isGreaterThan(2_000);
    }

    @Test
    void tellsTheLengthBesideThePlaySign() {
        BufferedImage longer =
                draw(new ShareWords("", "", Optional.empty(), Optional.of(Duration.ofSeconds(125)), "", ""));
        BufferedImage none = draw(new ShareWords("", "", Optional.empty(), Optional.empty(), "", ""));
        BufferedImage shorter = draw(new ShareWords("", "", Optional.empty(), LENGTH, "", ""));

        assertThat(differing(none, shorter, FROM, TO)).isGreaterThan(5_000);
        assertThat(differing(longer, shorter, FROM, TO)).isBetween(100L, 5_000L);
    }

    private static BufferedImage draw(ShareWords words) {
        return share.draw(new Pixels(600, 600), words);
    }

    private static long differing(BufferedImage one, BufferedImage other, int from, int to) {
        long count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }
}
