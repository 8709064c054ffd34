package io.serenade.sandbox.sonauto;

import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.sandbox.music.Seed;
import io.serenade.sandbox.music.Style;
import io.serenade.sandbox.tasks.SongSeconds;

/** What a song is made from: two equal orders are the same song. */
record SongOrder(String seed, Style style, int seconds, SongFormat format, int kilobits) {

    static SongOrder of(SonautoRequest request, SongSeconds lengths) {
        return new SongOrder(
                request.seed(),
                style(request),
                lengths.pick(Seed.of(request.seed())),
                request.format(),
                request.kilobits());
    }

    static Style style(SonautoRequest request) {
        return Style.of(request.tags(), request.words());
    }

    /** The same song as it is heard while it is made. */
    SongOrder live() {
        return new SongOrder(seed, style, seconds, SongFormat.MP3, kilobits);
    }

    /** A name for the finished file. */
    String fileName() {
        return "%s-%d-%016x-%d.%s".formatted(style.word(), seconds, Seed.of(seed), kilobits, format.word());
    }
}
