package io.serenade.sandbox.replicate;

import io.serenade.sandbox.replicate.MediaOrder.Speaking;
import jakarta.json.JsonObject;
import java.util.List;

/** The picture in motion with the sound, as long as that is. */
final class SpeechToVideoRecipe implements StubModel.Recipe {
    private static final int SHORT_SIDE = 480;

    @Override
    public List<MediaOrder> orders(JsonObject input, long seed) {
        return List.of(new Speaking(input.getString("image"), input.getString("audio"), SHORT_SIDE));
    }

    @Override
    public List<String> files() {
        return List.of("image", "audio");
    }
}
