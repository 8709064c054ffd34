package io.serenade.musicvideo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.stages.FilmWorld;
import io.serenade.platform.database.TestDatabase;
import io.serenade.storage.MediaKind;
import jakarta.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndedAddressesTest {
    private static TestDatabase database;

    private FilmWorld world;
    private String id;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void begin() {
        world = new FilmWorld(database, Map.of());
        id = world.finished(FilmShape.WIDE);
    }

    @Test
    void areThoseOfACutThatAnotherHasReplaced() {
        String before = FilmMedia.videoKey(id);
        String after = FilmMedia.recutKey(id, 7);
        assertThat(isOver(MediaKind.VIDEO_OUTPUT, before)).isFalse();

        world.change(id, film -> film.finish(after, 1, JsonValue.EMPTY_JSON_OBJECT, world.clock.instant()));

        assertThat(isOver(MediaKind.VIDEO_OUTPUT, before)).isTrue();
        assertThat(isOver(MediaKind.VIDEO_OUTPUT, after)).isFalse();
    }

    @Test
    void areThoseOfClipsOfAFinishedFilmAndOfADeletedSong() {
        assertThat(isOver(MediaKind.VIDEO_CLIP, FilmMedia.clipKey(id, 0))).isTrue();
        assertThat(isOver(MediaKind.AUDIO_UPLOAD, FilmWorld.songKey(id))).isFalse();

        world.change(id, Film::forgetAudio);

        assertThat(isOver(MediaKind.AUDIO_UPLOAD, FilmWorld.songKey(id))).isTrue();
    }

    @Test
    void isNotThatOfTheAnimatic() {
        world.change(id, film -> film.keepAnimatic(FilmMedia.animaticKey(id)));

        assertThat(isOver(MediaKind.VIDEO_OUTPUT, FilmMedia.animaticKey(id))).isFalse();
    }

    private boolean isOver(MediaKind kind, String key) {
        return world.get(EndedAddresses.class)
                .isOver(kind, key, world.get(Films.class).find(id).orElseThrow());
    }
}
