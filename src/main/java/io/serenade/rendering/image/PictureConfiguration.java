package io.serenade.rendering.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Creates the picture intake of the server, with its threads. */
@ApplicationScoped
class PictureConfiguration {

    @Produces
    @Singleton
    PictureIntake pictureIntake() {
        return new PictureIntake();
    }

    void close(@Disposes PictureIntake intake) {
        intake.close();
    }
}
