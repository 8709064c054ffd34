package io.serenade.petroast;

import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.jobs.operations.ResumeFailed;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Roasts, as operators see them. */
@ApplicationScoped
public class OperatedRoasts implements OperatedJobs {
    @Inject
    Roasts roasts;

    @Inject
    ResumeFailed resumption;

    @Override
    public String product() {
        return Roast.PRODUCT;
    }

    @Override
    public String title() {
        return "Pet roast";
    }

    @Override
    public Names names() {
        return new Names("roasts", "job_id", List.of("lower(left(text, 60))"), "left(text, 60)");
    }

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind("Languages", "t.language"), new Kind("Pets", "coalesce(t.animal, 'not told')"));
    }

    @Override
    public List<Held> held() {
        return List.of(
                new Held("Text, its translation and narration", false), new Held("Picture, video and captions", true));
    }

    @Override
    public List<Medium> media(String jobId) {
        return roasts.find(jobId).map(entry -> media(entry.roast())).orElse(List.of());
    }

    private static List<Medium> media(Roast roast) {
        return Stream.of(
                        medium("Video", roast.video()),
                        medium("Video without its filter", roast.plainVideo()),
                        medium("Picture", roast.picture()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Medium> medium(String label, Optional<String> key) {
        return key.map(known -> new Medium(label, MediaKind.GENERATED, known));
    }

    @Override
    public boolean retry(String jobId) {
        return resumption.resume(jobId);
    }
}
