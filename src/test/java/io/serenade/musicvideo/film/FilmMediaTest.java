package io.serenade.musicvideo.film;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.stages.DrawReferences;
import org.junit.jupiter.api.Test;

class FilmMediaTest {
    private static final String JOB = "550e8400-e29b-41d4-a716-446655440000";

    @Test
    void keepsMediaUnderThePathsOfTheSpecification() {
        assertThat(FilmMedia.audioKey("account:abc123", JOB, "mp3")).isEqualTo("abc123/" + JOB + "/song.mp3");
        assertThat(FilmMedia.audioKey("Key_9", JOB, "wav")).isEqualTo("key-9/" + JOB + "/song.wav");
        assertThat(FilmMedia.clipKey(JOB, 7)).isEqualTo(JOB + "/clip_7.mp4");
        assertThat(FilmMedia.videoKey(JOB)).isEqualTo(JOB + "/final_video.mp4");
        assertThat(FilmMedia.pictureKey(JOB, DrawReferences.nameOf(DrawReferences.SCENE, "a beach")))
                .isEqualTo(JOB + "/scene_a-beach.png");
    }
}
