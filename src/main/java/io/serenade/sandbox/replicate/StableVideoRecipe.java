package io.serenade.sandbox.replicate;

import io.serenade.platform.Ids;
import io.serenade.sandbox.pictures.ClipOrder;
import io.serenade.sandbox.pictures.PictureOrder;
import io.serenade.sandbox.replicate.MediaOrder.Moving;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** A clip of 14 or 25 frames; the words in the picture's address decide what is seen, the picture is not looked at. */
final class StableVideoRecipe implements StubModel.Recipe {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 576;

    @Override
    public List<MediaOrder> orders(JsonObject input, long seed) {
        int frames = input.getString("video_length").startsWith("14") ? 14 : 25;
        int framesPerSecond = input.getInt("frames_per_second");
        return List.of(new Moving(new ClipOrder(
                new PictureOrder(scene(input.getString("input_image")), "", seed, WIDTH, HEIGHT),
                Duration.ofMillis(Math.round(1000.0 * frames / framesPerSecond)),
                framesPerSecond)));
    }

    private static String scene(String image) {
        return image.startsWith("data:") ? Ids.hash(image) : image.replaceAll("[^A-Za-z]+", " ");
    }
}
