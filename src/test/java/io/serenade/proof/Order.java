package io.serenade.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.browser.SongFile;
import io.serenade.crash.RunningSerenade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** One order of each product, and the moments of its way at which a server may die. */
enum Order {
    LOVE_SONG(
            "before.compose-song",
            "answered.request-song",
            "after.compose-song",
            "before.check-names",
            "after.check-names",
            "before.download-audio",
            "written.audio",
            "kept.audio",
            "after.download-audio",
            "before.render-video",
            "written.video",
            "kept.video",
            "after.render-video") {
        @Override
        String place(RunningSerenade serenade, String words) {
            return serenade.order(words);
        }

        @Override
        String result(String job) {
            return "/storage/video/" + job + ".mp4";
        }
    },

    MEDIA_GENERATION(
            "before.predict",
            "answered.request-prediction",
            "after.predict",
            "before.collect-outputs",
            "written.media",
            "kept.media",
            "after.collect-outputs") {
        @Override
        String place(RunningSerenade serenade, String words) {
            return serenade.generate(words);
        }

        @Override
        String result(String job) {
            return "/media/" + job + ".png";
        }
    },

    /** Its speech is the answer itself, so the moments before it is stored are those of its file. */
    TALKING_PET(
            "before.speak",
            "written.speech",
            "kept.speech",
            "answered.search-speech",
            "after.speak",
            "before.animate",
            "answered.request-clip",
            "after.animate",
            "before.collect-clip",
            "written.clips-clip.mp4",
            "kept.clips-clip.mp4",
            "after.collect-clip",
            "before.join-speech",
            "written.clips.mp4",
            "kept.clips.mp4",
            "written.clips.jpg",
            "after.join-speech") {
        @Override
        String place(RunningSerenade serenade, String words) {
            return serenade.letSpeak(words);
        }

        @Override
        String result(String job) {
            return "/pets/videos/" + job + ".mp4";
        }
    },

    PET_ROAST(
            "before.render",
            "answered.request-video",
            "after.render",
            "before.collect",
            "written.media",
            "kept.media",
            "after.collect",
            "before.filter",
            "after.filter") {
        @Override
        String place(RunningSerenade serenade, String words) {
            return serenade.roast(words, "pet-maharaja");
        }

        @Override
        String result(String job) {
            return "/roasts/" + job + ".mp4";
        }
    },

    /** A plan whose answer is lost is not asked for again either: the film then follows the mood of its song. */
    MUSIC_VIDEO(
            "before.audio_analysis",
            "after.audio_analysis",
            "before.scene_planning",
            "after.scene_planning",
            "before.reference_generation",
            "answered.request-picture",
            "kept.reference-images",
            "after.reference_generation",
            "before.prompt_generation",
            "after.prompt_generation",
            "before.video_generation",
            "answered.request-clip",
            "written.video-clips",
            "after.video_generation",
            "before.composition",
            "kept.video-outputs",
            "after.composition") {
        @Override
        String place(RunningSerenade serenade, String words) {
            String token = register(serenade);
            try {
                String form = "--xYz\r\nContent-Disposition: form-data; name=\"user_prompt\"\r\n\r\n" + words
                        + " runs through a city of glass at night, looking for the river it was born at."
                        + "\r\n--xYz\r\nContent-Disposition: form-data; name=\"audio_file\"; filename=\"song.wav\"\r\n\r\n";
                HttpResponse<String> answer = serenade.send(serenade.request("/api/v1/upload-audio")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "multipart/form-data; boundary=xYz")
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString(form),
                                BodyPublishers.ofByteArray(SongFile.wav("Proved", FILM_SECONDS)),
                                BodyPublishers.ofString("\r\n--xYz--\r\n")))
                        .build());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                return RunningSerenade.json(answer.body()).getString("job_id");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Films are their owners' alone, so one is looked at in the folder. */
        @Override
        String result(String job) {
            return "";
        }
    };

    private static final int FILM_SECONDS = 12;

    private final List<String> crashPoints;

    Order(String... crashPoints) {
        this.crashPoints = List.of(crashPoints);
    }

    /** @param words what the order is recognised by: a pet's name, or the beginning of a prompt or a text. @return the job's id */
    abstract String place(RunningSerenade serenade, String words);

    /** Where anybody gets the result; empty if nobody but the owner does. */
    abstract String result(String job);

    /** How {@code -Dproduct} names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    List<String> crashPoints() {
        return crashPoints;
    }

    private static String register(RunningSerenade serenade) {
        HttpResponse<String> answer = serenade.send(serenade.request("/api/v1/auth/register")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"email\":\"" + UUID.randomUUID() + "@example.com\",\"password\":\"lantern-otter-4711\"}"))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningSerenade.json(answer.body()).getString("access_token");
    }
}
