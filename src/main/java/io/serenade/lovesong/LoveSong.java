package io.serenade.lovesong;

import io.serenade.jobs.Product;
import io.serenade.jobs.Workflow;
import io.serenade.lovesong.web.AdminQueueResource;
import io.serenade.lovesong.web.AdminReportsResource;
import io.serenade.lovesong.web.AdminWallResource;
import io.serenade.lovesong.web.CampaignResource;
import io.serenade.lovesong.web.HealthResource;
import io.serenade.lovesong.web.NotifyResource;
import io.serenade.lovesong.web.PetCheckResource;
import io.serenade.lovesong.web.ReportResource;
import io.serenade.lovesong.web.ResultsResource;
import io.serenade.lovesong.web.SongReadsResource;
import io.serenade.lovesong.web.StoryResource;
import io.serenade.lovesong.web.SubmissionsResource;
import io.serenade.lovesong.web.WallResource;
import io.serenade.lovesong.web.WebhookResource;
import io.serenade.platform.mail.MailSettings;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.sonauto.SonautoSettings;
import io.serenade.rendering.record.RecordVideoSettings;
import io.serenade.site.theme.Theme;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A song for a pet as a video of a spinning record, with the microsite of the campaign. */
public final class LoveSong implements Product {

    @Override
    public String name() {
        return Submission.PRODUCT;
    }

    @Override
    public Class<? extends Workflow> workflow() {
        return LoveSongWorkflow.class;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(
                SubmissionsResource.class,
                PetCheckResource.class,
                SongReadsResource.class,
                WebhookResource.class,
                ResultsResource.class,
                CampaignResource.class,
                HealthResource.class,
                AdminQueueResource.class,
                AdminReportsResource.class,
                NotifyResource.class,
                ReportResource.class,
                StoryResource.class,
                WallResource.class,
                AdminWallResource.class);
    }

    @Override
    public List<Consumer<Settings>> settings() {
        return List.of(
                SonautoSettings::from,
                LoveSongSettings::from,
                MailSettings::from,
                RecordVideoSettings::from,
                settings -> SongStyle.of(Theme.from(settings)));
    }

    @Override
    public Optional<String> page() {
        return Optional.of("/");
    }

    @Override
    public List<Provider> providers() {
        return List.of(SonautoSettings.PROVIDER);
    }
}
