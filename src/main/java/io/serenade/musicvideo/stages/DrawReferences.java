package io.serenade.musicvideo.stages;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.Prices;
import io.serenade.jobs.calls.Prices.Price;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskGroup;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.musicvideo.film.ClipModel;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmMedia;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.film.ReferencePicture;
import io.serenade.musicvideo.film.ReferencePictures;
import io.serenade.musicvideo.film.TaskNames;
import io.serenade.musicvideo.planning.Prompts;
import io.serenade.musicvideo.planning.Prompts.Limit;
import io.serenade.musicvideo.planning.ScenePlan;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.PredictionRequest;
import io.serenade.providers.ProviderException;
import io.serenade.rendering.image.file.UnusablePictureException;
import io.serenade.storage.MediaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Has a picture drawn of each scene and each character, all at once. Half of them are enough; with fewer, clips are
 * made from text alone.
 */
@ApplicationScoped
public class DrawReferences extends FilmStage implements TaskStage {
    public static final String SCENE = "scene_";
    static final String CHARACTER = "char_";

    public static final Duration RUNNING = Duration.ofSeconds(30);
    private static final int LONGEST_NAME = 60;

    @Inject
    ReferencePictures pictures;

    @Inject
    AskOnce askOnce;

    @Inject
    MediaGenerator generator;

    @Inject
    PictureTasks inputs;

    @Inject
    ProviderFiles files;

    @Inject
    JobMedia media;

    @Inject
    Prices prices;

    @Inject
    MusicVideoSettings settings;

    public DrawReferences() {
        super(FilmStep.REFERENCE_GENERATION);
    }

    /** The name of a scene's or character's picture. */
    public static String nameOf(String kind, String id) {
        String name = kind + id.replaceAll("[^A-Za-z0-9_-]", "-");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    @Override
    Outcome work(Claim claim, Film film) throws InterruptedException {
        if (pictures.list(claim.jobId()).isEmpty()) {
            order(film);
        }
        boolean changed = true;
        TaskGroup group = null;
        while (changed) {
            Map<String, ProviderWork<Prediction>> works = new LinkedHashMap<>();
            pictures.list(claim.jobId()).stream()
                    .filter(ReferencePicture::isWanted)
                    .forEach(picture -> works.put(picture.task(), new Drawing(claim.jobId(), picture.number())));
            group = askOnce.followAll(claim, works, ProviderBackOff.TRIES, ProviderBackOff::after);
            if (group.failed().values().stream().anyMatch(FilmStage::isOverBudget)) {
                return overBudget(claim);
            }
            group.failed()
                    .forEach((task, error) ->
                            passOn(claim.jobId(), TaskNames.read(task).number(), error));
            changed = fetchAll(claim) || !group.failed().isEmpty();
        }
        tellProgress(claim);
        return group.pending().orElseGet(() -> enough(claim));
    }

    private void order(Film film) {
        ScenePlan plan = film.plan().orElseThrow();
        Prompts prompts = new Prompts(plan);
        int number = 0;
        for (ScenePlan.Scene scene : plan.scenes()) {
            pictures.add(film.jobId(), number++, nameOf(SCENE, scene.id()), prompts.scene(scene, Limit.USUAL));
        }
        for (ScenePlan.CastMember member : plan.characters()) {
            pictures.add(
                    film.jobId(), number++, nameOf(CHARACTER, member.id()), prompts.character(member, Limit.USUAL));
        }
    }

    /** Passes the picture to the next model, or gives it up. */
    private void passOn(String jobId, int number, JobError error) {
        ReferencePicture picture = pictures.get(jobId, number);
        if (wasWithdrawn(error)) {
            pictures.giveTo(jobId, number, picture.model());
        } else if (picture.model() + 1 < settings.imageModels().size()) {
            pictures.giveTo(jobId, number, picture.model() + 1);
        } else {
            pictures.markFailed(jobId, number);
        }
    }

    private boolean fetchAll(Claim claim) throws InterruptedException {
        List<ReferencePicture> ready = pictures.list(claim.jobId()).stream()
                .filter(ReferencePicture::isToBeFetched)
                .toList();
        for (ReferencePicture picture : ready) {
            fetch(claim, picture);
        }
        return !ready.isEmpty();
    }

    private void fetch(Claim claim, ReferencePicture picture) throws InterruptedException {
        String key = FilmMedia.pictureKey(claim.jobId(), picture.name());
        try (TemporaryFile file = files.fetch(claim, picture.output().orElseThrow(), "picture")) {
            long[] bytes = new long[1];
            media.put(claim.jobId(), MediaKind.REFERENCE_IMAGE, key, target -> {
                try {
                    ImageIO.write(files.picture(file), "png", target.toFile());
                } catch (UnusablePictureException e) {
                    throw new IOException("The model delivered no picture", e);
                }
                bytes[0] = Files.size(target);
            });
            pictures.markStored(claim.jobId(), picture.number(), key, bytes[0]);
        } catch (ProviderException e) {
            if (e.category() != ProviderException.Category.REJECTED) {
                retryOrGiveUp(claim, picture, ProviderCalls.toStageException(e));
                return;
            }
            passOn(claim.jobId(), picture.number(), new JobError("picture_gone", "It could not be fetched.", true));
        } catch (IOException e) {
            throw new StageException(
                    StageException.Category.COUNTED,
                    FilmErrorCode.GENERATION_ERROR.error("A reference picture could not be stored.", true),
                    e);
        }
    }

    /** After the last attempt the film continues without the picture. */
    private void retryOrGiveUp(Claim claim, ReferencePicture picture, StageException failure) {
        if (failure.category() != StageException.Category.COUNTED
                || retryPolicy().allowsAnother(claim.attempts() + 1)) {
            throw failure;
        }
        pictures.markFailed(claim.jobId(), picture.number());
    }

    private void tellProgress(Claim claim) {
        List<ReferencePicture> all = pictures.list(claim.jobId());
        long there = all.stream().filter(picture -> picture.key().isPresent()).count();
        story.progress(claim, step().at((double) there / Math.max(1, all.size())));
    }

    private Outcome enough(Claim claim) {
        List<ReferencePicture> all = pictures.list(claim.jobId());
        long there = all.stream().filter(picture -> picture.key().isPresent()).count();
        boolean textOnly = 2 * there < all.size();
        if (there < all.size()) {
            story.say(
                    claim.jobId(),
                    step(),
                    textOnly
                            ? "Too few reference pictures came about, so clips are made from words alone."
                            : there + " of " + all.size() + " reference pictures came about.");
        }
        return done(
                claim,
                () -> {
                    if (textOnly) {
                        films.get(claim.jobId()).goWithoutPictures();
                    }
                },
                JSON.createObjectBuilder()
                        .add("pictures", there)
                        .add("wanted", all.size())
                        .add("text_only", textOnly)
                        .build());
    }

    @Override
    public ProviderWork<Prediction> workOf(String jobId, String taskName) {
        return new Drawing(jobId, TaskNames.read(taskName).number());
    }

    private final class Drawing extends FilmPrediction {
        private final String id;
        private final int number;

        Drawing(String id, int number) {
            super(generator, RUNNING, settings.webhookBaseUrl());
            this.id = id;
            this.number = number;
        }

        private String model() {
            return settings.imageModels().get(pictures.get(id, number).model());
        }

        @Override
        protected Price tariff() {
            return prices.find(model());
        }

        @Override
        protected PredictionRequest request(Optional<URI> webhook, Duration deadline) {
            Film film = films.get(id);
            String model = model();
            return new PredictionRequest(
                    model,
                    inputs.picture(model, prompt(film, model), Prompts.NEGATIVE, film.shape(), seed()),
                    webhook.orElse(null),
                    deadline);
        }

        /** The seed is the same for all pictures of a film, which makes them more alike. */
        private int seed() {
            return Math.floorMod(id.hashCode(), 1 << 16);
        }

        private String prompt(Film film, String model) {
            ReferencePicture picture = pictures.get(id, number);
            if (!model.contains("sdxl")) {
                return picture.prompt();
            }
            ScenePlan plan = film.plan().orElseThrow();
            Prompts prompts = new Prompts(plan);
            int scenes = plan.scenes().size();
            return number < scenes
                    ? prompts.scene(plan.scenes().get(number), Limit.CLIP)
                    : prompts.character(plan.characters().get(number - scenes), Limit.CLIP);
        }

        @Override
        void spend(BigDecimal cost) {
            story.spend(id, step(), ClipModel.apiName(model()), cost);
        }

        @Override
        public void succeeded(Prediction prediction) {
            pictures.markDrawn(id, number, prediction.outputs().get(0));
            spend(cost(prediction));
        }
    }
}
