package io.serenade.generation;

import io.serenade.generation.web.GenerateResource;
import io.serenade.generation.web.GenerationHealthResource;
import io.serenade.jobs.Product;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.calls.Prices;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.replicate.ReplicateSettings;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Pictures and clips made from a prompt, for back ends. */
public final class MediaGeneration implements Product {

    @Override
    public String name() {
        return Generation.PRODUCT;
    }

    @Override
    public Class<? extends Workflow> workflow() {
        return GenerationWorkflow.class;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(GenerateResource.class, GenerationHealthResource.class);
    }

    @Override
    public List<Consumer<Settings>> settings() {
        return List.of(ReplicateSettings::from, GenerationSettings::from, settings -> ReplicateSettings.from(settings)
                .models()
                .forEach(new Prices(settings)::find));
    }

    @Override
    public List<Provider> providers() {
        return List.of(ReplicateSettings.PROVIDER);
    }
}
