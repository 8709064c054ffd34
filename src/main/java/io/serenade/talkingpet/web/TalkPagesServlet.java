package io.serenade.talkingpet.web;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import io.serenade.site.clips.ClipPagesServlet;
import io.serenade.talkingpet.Animate;
import io.serenade.talkingpet.CollectClip;
import io.serenade.talkingpet.JoinSpeech;
import io.serenade.talkingpet.OrderCheck;
import io.serenade.talkingpet.PetClip;
import io.serenade.talkingpet.PetClips;
import io.serenade.talkingpet.PetMedia;
import io.serenade.talkingpet.Speak;
import io.serenade.talkingpet.TalkingPetSettings;
import io.serenade.talkingpet.web.pages.TalkFormPage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The pages of talking pets. */
@WebServlet("/talk/*")
public class TalkPagesServlet extends ClipPagesServlet {
    private static final long serialVersionUID = 1L;
    private static final List<String> STEPS =
            List.of("queued", Speak.NAME, Animate.NAME, CollectClip.NAME, JoinSpeech.NAME, "ready");

    @Inject
    private transient PetClips clips;

    @Inject
    private transient OrderCheck check;

    @Inject
    private transient TalkingPetSettings settings;

    public TalkPagesServlet() {
        super(PetClip.PRODUCT, "talk", STEPS);
    }

    @Override
    protected String form() {
        String notice = check.missing(true).isPresent() ? "unavailable" : "";
        return templates()
                .render(
                        "talkingpet/form",
                        new TalkFormPage(
                                notice,
                                check.mostCharacters(),
                                settings.orders().perVisitor()));
    }

    @Override
    protected Optional<Clip> find(String id) {
        return clips.find(id).map(entry -> clip(entry.clip(), entry.job()));
    }

    private Clip clip(PetClip clip, Job job) {
        return new Clip(
                job,
                job.percent() == 0 && (job.state() == JobState.READY || job.state() == JobState.WAITING),
                PetRepresentation.failure(job),
                clip.text().orElse(""),
                templates().site().theme().language(),
                "/pets/videos/" + job.id() + ".mp4",
                Optional.of("/pets/pictures/" + PetMedia.posterKey(job.id())).filter(path -> clip.hasPoster()),
                clip.captions().map(any -> "/pets/captions/" + job.id() + ".vtt"));
    }

    @Override
    protected Duration keptFor() {
        return Duration.ofDays(settings.retentionDays());
    }
}
