package io.serenade.musicvideo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.ReviseFilm;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.stages.FilmWorld;
import io.serenade.platform.database.TestDatabase;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FilmJsonTest {
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @Test
    void noStageOfAFinishedFilmFailedBecauseAChangeWasWithdrawn() {
        FilmWorld world = new FilmWorld(database, Map.of());
        FilmStory story = world.get(FilmStory.class);
        ReviseFilm revise = world.get(ReviseFilm.class);
        String id = world.finished(FilmShape.WIDE);
        story.beginStage(id, FilmStep.COMPOSITION);
        story.endStage(id, FilmStep.COMPOSITION, JsonValue.EMPTY_JSON_OBJECT);

        revise.correctBeat(id, ReviseFilm.Correction.halved());
        story.beginStage(id, FilmStep.COMPOSITION);
        assertThat(composition(world, id).getString("status")).isEqualTo("processing");
        assertThat(revise.withdraw(id)).isEqualTo(ReviseFilm.Answer.TAKEN);

        assertThat(composition(world, id).getString("status")).isEqualTo("completed");
        assertThat(composition(world, id))
                .as("how long the change took says nothing")
                .doesNotContainKey("duration");
    }

    private static JsonObject composition(FilmWorld world, String id) {
        FilmJson json = world.get(FilmJson.class);
        return json.status(world.get(Films.class).find(id).orElseThrow())
                .build()
                .getJsonObject("stages")
                .getJsonObject("composition");
    }
}
