package io.serenade.talkingpet;

import io.serenade.jobs.Product;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.calls.Prices;
import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.elevenlabs.ElevenLabsSettings;
import io.serenade.providers.replicate.ReplicateSettings;
import io.serenade.talkingpet.web.VoicesResource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A pet's photo that moves, and speaks if words are ordered. Its addresses are below the root of the site. */
public final class TalkingPet implements Product {

    @Override
    public String name() {
        return PetClip.PRODUCT;
    }

    @Override
    public Class<? extends Workflow> workflow() {
        return TalkingPetWorkflow.class;
    }

    @Override
    public Set<Class<?>> resources() {
        return Set.of(VoicesResource.class);
    }

    @Override
    public List<Consumer<Settings>> settings() {
        return List.of(
                ReplicateSettings::from,
                ElevenLabsSettings::from,
                TalkingPetSettings::from,
                settings -> TalkingPetSettings.from(settings).models().forEach(new Prices(settings)::find),
                settings -> new Prices(settings).of(Speak.TASK));
    }

    @Override
    public Optional<String> page() {
        return Optional.of("/talk");
    }

    @Override
    public List<Provider> providers() {
        return List.of(ReplicateSettings.PROVIDER, ElevenLabsSettings.PROVIDER);
    }
}
