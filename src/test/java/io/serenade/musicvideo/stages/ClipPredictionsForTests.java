package io.serenade.musicvideo.stages;

import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.film.ReferencePictures;

/** Which model is whose turn, without any service. */
final class ClipPredictionsForTests {
    private ClipPredictionsForTests() {}

    static ClipPredictions of(FilmWorld world) {
        ClipPredictions made = new ClipPredictions();
        made.films = world.get(Films.class);
        made.clips = world.get(FilmClips.class);
        made.pictures = world.get(ReferencePictures.class);
        made.settings = world.get(MusicVideoSettings.class);
        return made;
    }
}
