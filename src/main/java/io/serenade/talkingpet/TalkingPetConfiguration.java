package io.serenade.talkingpet;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of this product once, inside the server. */
@ApplicationScoped
class TalkingPetConfiguration {

    @Produces
    @Singleton
    TalkingPetSettings talkingPet(Settings settings) {
        return TalkingPetSettings.from(settings);
    }
}
