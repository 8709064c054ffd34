package io.serenade.petroast;

import io.serenade.jobs.Product;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.calls.Prices;
import io.serenade.petroast.web.FiltersResource;
import io.serenade.petroast.web.GenerateVideoResource;
import io.serenade.petroast.web.RevidWebhookResource;
import io.serenade.petroast.web.TranslateTextResource;
import io.serenade.petroast.web.VideoResultResource;
import io.serenade.petroast.web.VideoStatusResource;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.indictrans.IndicTransSettings;
import io.serenade.providers.revid.RevidSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A video in which a pet speaks a roast. */
public final class PetRoast implements Product {

    @Override
    public String name() {
        return Roast.PRODUCT;
    }

    @Override
    public Class<? extends Workflow> workflow() {
        return RoastWorkflow.class;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(
                TranslateTextResource.class,
                GenerateVideoResource.class,
                VideoStatusResource.class,
                VideoResultResource.class,
                FiltersResource.class,
                RevidWebhookResource.class);
    }

    @Override
    public List<Consumer<Settings>> settings() {
        return List.of(
                RevidSettings::from, IndicTransSettings::from, PetRoastSettings::from, settings -> new Prices(settings)
                        .of("avatar-to-video"));
    }

    @Override
    public Optional<String> page() {
        return Optional.of("/roast");
    }

    @Override
    public List<Provider> providers() {
        return List.of(RevidSettings.PROVIDER, IndicTransSettings.PROVIDER);
    }
}
