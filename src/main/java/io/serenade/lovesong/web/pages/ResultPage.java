package io.serenade.lovesong.web.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finished song. Addresses are paths of this site and begin with a slash.
 *
 * @param lyrics plain text with line breaks, where the provider gave any
 * @param videoUrl the MP4; {@code ?download=1} is added for the download
 * @param shareImageUrl 1200 by 630 pixels, for social networks
 * @param discUrl round picture of the pet for the record's middle
 * @param captionsUrl WebVTT with the provider's own times, where it gave any
 * @param keptUntil when the files are erased, where they ever are
 * @param sides the song that this one answers, and those that answer it
 * @param groove what the needle follows
 * @param retake why it was made twice, if it was
 */
public record ResultPage(
        String sessionId,
        String petName,
        String ownerName,
        String musicVibe,
        Optional<String> lyrics,
        String videoUrl,
        String shareImageUrl,
        String discUrl,
        Optional<String> captionsUrl,
        Instant createdAt,
        Optional<Instant> keptUntil,
        List<Side> sides,
        PlayerData groove,
        Optional<Retake> retake) {
    public ResultPage {
        sides = List.copyOf(sides);
    }

    /** Why a song may be reported, in the words of the API. */
    public static final List<String> REPORT_REASONS = List.of("offensive", "personal", "rights", "other");

    /** A result whose media lie at the usual places below {@code /storage}. */
    public static ResultPage of(
            String sessionId,
            String petName,
            String ownerName,
            String musicVibe,
            Optional<String> lyrics,
            Instant createdAt,
            Optional<Instant> keptUntil) {
        String media = "/storage/video/" + sessionId;
        return new ResultPage(
                sessionId,
                petName,
                ownerName,
                musicVibe,
                lyrics,
                media + ".mp4",
                media + "-share.jpg",
                "/storage/disc/" + sessionId + ".jpg",
                Optional.empty(),
                createdAt,
                keptUntil,
                List.of(),
                PlayerData.UNKNOWN,
                Optional.empty());
    }

    /** The same with captions at their usual place. */
    public ResultPage withCaptions() {
        return with(Optional.of("/storage/video/" + sessionId + ".vtt"), sides, groove, retake);
    }

    /** The same with what stands on the other side of the record. */
    public ResultPage withSides(List<Side> found) {
        return with(captionsUrl, found, groove, retake);
    }

    /** The same with what its needle follows. */
    public ResultPage withGroove(PlayerData known) {
        return with(captionsUrl, sides, known, retake);
    }

    /** The same, made twice. */
    public ResultPage withRetake(Optional<Retake> why) {
        return with(captionsUrl, sides, groove, why);
    }

    private ResultPage with(
            Optional<String> captions, List<Side> otherSides, PlayerData followed, Optional<Retake> why) {
        return new ResultPage(
                sessionId,
                petName,
                ownerName,
                musicVibe,
                lyrics,
                videoUrl,
                shareImageUrl,
                discUrl,
                captions,
                createdAt,
                keptUntil,
                otherSides,
                followed,
                why);
    }
}
