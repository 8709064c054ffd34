package io.serenade.lovesong.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveSongsTest {
    private final LiveSongs songs = new LiveSongs();

    @Test
    void aSongHasAFewListenersAtATime() {
        for (int i = 0; i < LiveSongs.MOST_OF_A_SONG; i++) {
            assertThat(songs.take("song 1", "address " + i)).isTrue();
        }
        assertThat(songs.take("song 1", "address 9")).isFalse();

        songs.give("song 1", "address 0");
        assertThat(songs.take("song 1", "address 9")).isTrue();
    }

    @Test
    void anAddressHearsAFewSongsAtATime() {
        for (int i = 0; i < LiveSongs.MOST_AT_AN_ADDRESS; i++) {
            assertThat(songs.take("song " + i, "address")).isTrue();
        }
        assertThat(songs.take("song 9", "address")).isFalse();
    }

    @Test
    void aNodePassesOnSoManySongsAndNoMore() {
        for (int i = 0; i < LiveSongs.MOST; i++) {
            assertThat(songs.take("song " + i, "address " + i)).isTrue();
        }
        assertThat(songs.take("song x", "address x")).isFalse();
    }
}
