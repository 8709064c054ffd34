package io.serenade.musicvideo;

import io.serenade.jobs.Product;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.calls.Prices;
import io.serenade.musicvideo.analysis.BeatModel;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.planning.PlannerSettings;
import io.serenade.musicvideo.web.AnalysisResource;
import io.serenade.musicvideo.web.ApproveResource;
import io.serenade.musicvideo.web.BeatResource;
import io.serenade.musicvideo.web.CaptionsResource;
import io.serenade.musicvideo.web.ChangeResource;
import io.serenade.musicvideo.web.DownloadResource;
import io.serenade.musicvideo.web.FormatsResource;
import io.serenade.musicvideo.web.PlanResource;
import io.serenade.musicvideo.web.ReRollResource;
import io.serenade.musicvideo.web.RetryResource;
import io.serenade.musicvideo.web.StreamResource;
import io.serenade.musicvideo.web.SyncResource;
import io.serenade.musicvideo.web.UploadAudioResource;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.anthropic.AnthropicSettings;
import io.serenade.providers.openai.LyricsSettings;
import io.serenade.providers.openai.OpenAiSettings;
import io.serenade.providers.replicate.ReplicateSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Turns a song and a prompt into a film that is cut on the beat of the song. */
public final class MusicVideo implements Product {

    @Override
    public String name() {
        return Film.PRODUCT;
    }

    @Override
    public Class<? extends Workflow> workflow() {
        return FilmWorkflow.class;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(
                UploadAudioResource.class,
                AnalysisResource.class,
                PlanResource.class,
                StreamResource.class,
                SyncResource.class,
                CaptionsResource.class,
                ApproveResource.class,
                BeatResource.class,
                ChangeResource.class,
                DownloadResource.class,
                FormatsResource.class,
                ReRollResource.class,
                RetryResource.class);
    }

    @Override
    public List<Consumer<Settings>> settings() {
        return List.of(
                ReplicateSettings::from,
                OpenAiSettings::from,
                LyricsSettings::from,
                AnthropicSettings::from,
                PlannerSettings::from,
                settings -> BeatModel.from(settings).check(),
                MusicVideoSettings::from,
                settings -> MusicVideoSettings.from(settings).models().forEach(new Prices(settings)::find),
                settings ->
                        new Prices(settings).of(LyricsSettings.from(settings).model()),
                settings -> PlannerSettings.from(settings).prices().forEach(new Prices(settings)::of));
    }

    @Override
    public Optional<String> page() {
        return Optional.of("/upload");
    }

    @Override
    public List<Provider> providers() {
        return List.of(ReplicateSettings.PROVIDER, OpenAiSettings.PROVIDER, AnthropicSettings.PROVIDER);
    }
}
