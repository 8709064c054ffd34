package io.serenade.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example/a.mp3?x=1&y=%20#z, https://cdn.example/a.mp3?x=1&y=%20#z",
        "https://cdn.example/my song.mp3, https://cdn.example/my%20song.mp3",
        "https://cdn.example/Tübingen.mp3, https://cdn.example/T%C3%BCbingen.mp3",
        "https://cdn.example/a.mp3?sig=a|b, https://cdn.example/a.mp3?sig=a%7Cb",
        "https://cdn.example/[a]{b}^`\"<>\\.mp3, https://cdn.example/%5Ba%5D%7Bb%7D%5E%60%22%3C%3E%5C.mp3",
        "https://cdn.example/100%.mp3, https://cdn.example/100%25.mp3",
        "HTTPS://cdn.example/A.mp3, https://cdn.example/A.mp3",
        "http://[::1]:8080/a b, http://[::1]:8080/a%20b"
    })
    void encodesWhatMayNotStandInAnAddress(String text, String address) {
        assertThat(WebAddress.of(text)).contains(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://cdn.example/a.mp3\n", " https://cdn.example/a.mp3", "https://cdn.\r\nexample/a.\tmp3"})
    void leavesOutLineEnds(String text) {
        assertThat(WebAddress.of(text)).contains(URI.create("https://cdn.example/a.mp3"));
    }

    @Test
    void resolvesWhatIsRelative() {
        URI base = URI.create("https://cdn.example/songs/1");

        assertThat(WebAddress.of(base, "my song.mp3")).contains(URI.create("https://cdn.example/songs/my%20song.mp3"));
        assertThat(WebAddress.of(base, "/ü")).contains(URI.create("https://cdn.example/%C3%BC"));
        assertThat(WebAddress.of(base, "//other.example/a b")).contains(URI.create("https://other.example/a%20b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.mp3", "ht tp://x", "http://ex ample/a", "http://a\\@b/", "://x"})
    void hasNoneWhereTheHostIsNotPlain(String text) {
        assertThat(WebAddress.of(text).filter(uri -> uri.getHost() != null)).isEmpty();
    }
}
