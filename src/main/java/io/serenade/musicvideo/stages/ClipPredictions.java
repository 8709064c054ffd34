package io.serenade.musicvideo.stages;

import io.serenade.jobs.calls.Prices;
import io.serenade.jobs.calls.Prices.Price;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.musicvideo.film.ClipModel;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.film.ReferencePicture;
import io.serenade.musicvideo.film.ReferencePictures;
import io.serenade.providers.MediaGenerator;
import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.PredictionRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Has one clip made: by which model, from which picture, for how much. */
@ApplicationScoped
public class ClipPredictions {
    @Inject
    Films films;

    @Inject
    FilmClips clips;

    @Inject
    ReferencePictures pictures;

    @Inject
    FilmStory story;

    @Inject
    MediaGenerator generator;

    @Inject
    PictureTasks inputs;

    @Inject
    ProviderFiles files;

    @Inject
    Prices prices;

    @Inject
    MusicVideoSettings settings;

    /** @param round as in {@link FilmClip} */
    ProviderWork<Prediction> of(String jobId, int number, int round) {
        return new Shooting(jobId, number, round);
    }

    /** The first model from a place in the list on that can make a clip; the list's length where none can. */
    int modelFor(FilmClip clip, int from) {
        boolean pictured = pictureOf(clip).isPresent();
        int model = from;
        while (model < settings.clipModels().size()
                && settings.clipModels().get(model).needsPicture()
                && !pictured) {
            model++;
        }
        return model;
    }

    private Optional<ReferencePicture> pictureOf(FilmClip clip) {
        return films.get(clip.jobId()).isTextOnly()
                ? Optional.empty()
                : pictures.list(clip.jobId()).stream()
                        .filter(picture ->
                                picture.name().equals(DrawReferences.nameOf(DrawReferences.SCENE, clip.scene())))
                        .filter(picture -> picture.key().isPresent())
                        .findFirst();
    }

    private final class Shooting extends FilmPrediction {
        private final String id;
        private final int number;
        private final int round;

        Shooting(String id, int number, int round) {
            super(generator, settings.clipDeadline(), settings.webhookBaseUrl());
            this.id = id;
            this.number = number;
            this.round = round;
        }

        private FilmClip clip() {
            return clips.get(id, number);
        }

        private ClipModel model() {
            int model = modelFor(clip(), clip().model());
            return settings.clipModels()
                    .get(Math.min(model, settings.clipModels().size() - 1));
        }

        @Override
        protected Price tariff() {
            return model().price(prices.find(model().name()), clip().seconds());
        }

        @Override
        protected PredictionRequest request(Optional<URI> webhook, Duration deadline) {
            ClipModel model = model();
            Optional<String> picture = model.takesPicture()
                    ? pictureOf(clip()).flatMap(ReferencePicture::key).map(files::address)
                    : Optional.empty();
            return new PredictionRequest(
                    model.name(),
                    inputs.clip(model, clip(), picture, films.get(id).shape()),
                    webhook.orElse(null),
                    deadline);
        }

        @Override
        void spend(BigDecimal cost) {
            story.spend(id, FilmStep.VIDEO_GENERATION, model().apiName(), cost);
        }

        @Override
        public void succeeded(Prediction prediction) {
            spend(cost(prediction));
            clips.markMade(id, number, round, prediction.outputs().get(0), ClipModel.plainName(model().name()));
        }
    }
}
