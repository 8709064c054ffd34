package io.serenade.sandbox;

import io.serenade.sandbox.song.Seed;
import io.serenade.sandbox.song.Style;

/** What a song is made from: two equal orders are the same song. */
record SongOrder(String seed, Style style, int seconds) {

    static SongOrder of(SonautoRequest request, SongSeconds lengths) {
        return new SongOrder(request.key(), style(request), lengths.pick(Seed.of(request.key())));
    }

    static Style style(SonautoRequest request) {
        return Style.of(request.tags(), request.words());
    }

    /** A name for the finished file. */
    String fileName() {
        return "%s-%d-%016x.mp3".formatted(style.word(), seconds, Seed.of(seed));
    }
}
