package io.serenade.lovesong;

import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.lovesong.RetrySubmission.Begun;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Songs, as operators see them. */
@ApplicationScoped
public class OperatedSongs implements OperatedJobs {
    private static final String WALL = """
            coalesce((select case when w.shown_at is not null then 'on the wall'
                                  when w.refused_at is not null then 'refused' else 'asked for' end
                        from wall_records w where w.session_id = t.session_id), 'not asked for')""";

    @Inject
    RetrySubmission retries;

    @Inject
    RemoveSong removal;

    @Override
    public String product() {
        return Submission.PRODUCT;
    }

    @Override
    public String title() {
        return "Love song";
    }

    @Override
    public Names names() {
        return new Names(
                "love_songs",
                "session_id",
                List.of("lower(pet_name)", "lower(owner_name)"),
                "pet_name || ' & ' || owner_name");
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind("Moods", "t.music_vibe"),
                new Kind("Pets", "t.pet_type"),
                new Kind("Sides", "case when t.answers is null then 'A-sides' else 'B-sides' end"),
                new Kind("Wall", WALL));
    }

    @Override
    public List<Held> held() {
        return List.of(
                new Held("Names, detail, lyrics, the song's record and words of reports", false),
                new Held("The browser's id and the deletion token's hash", false),
                new Held("E-mail address, if one was left, until the e-mail was sent", false),
                new Held("Photo", true),
                new Held("Song, video, poster and share pictures", true));
    }

    @Override
    public Optional<String> person() {
        return Optional.of("cookie_id");
    }

    @Override
    public List<Medium> media(String jobId) {
        return List.of(
                new Medium("Video", MediaKind.VIDEO, jobId + ".mp4"),
                new Medium("Song", MediaKind.SONG, jobId + ".mp3"),
                new Medium("Song", MediaKind.SONG, jobId + ".m4a"),
                new Medium("Photo", MediaKind.PHOTO, jobId + ".jpg"));
    }

    @Override
    public boolean retry(String jobId) {
        return retries.begin(jobId) == Begun.ON_ITS_WAY;
    }

    @Override
    public boolean takeDown(String jobId) {
        return removal.of(jobId);
    }

    @Override
    public boolean canTakeDown() {
        return true;
    }
}
