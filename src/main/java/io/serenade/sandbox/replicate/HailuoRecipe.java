package io.serenade.sandbox.replicate;

import io.serenade.sandbox.pictures.ClipOrder;
import io.serenade.sandbox.pictures.PictureOrder;
import io.serenade.sandbox.replicate.MediaOrder.Moving;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A clip of 6 or 10 seconds; the frames given are not looked at. */
final class HailuoRecipe implements StubModel.Recipe {
    /** Half of what the model delivers, to spare the processor. */
    private static final int FRAMES_PER_SECOND = 12;

    private static final Map<String, int[]> SIZES =
            Map.of("512p", new int[] {912, 512}, "768p", new int[] {1366, 768}, "1080p", new int[] {1920, 1080});

    @Override
    public List<MediaOrder> orders(JsonObject input, long seed) {
        int[] size = SIZES.get(input.getString("resolution"));
        return List.of(new Moving(new ClipOrder(
                new PictureOrder(input.getString("prompt"), "", seed, size[0], size[1]),
                Duration.ofSeconds(input.getInt("duration")),
                FRAMES_PER_SECOND)));
    }

    @Override
    public Optional<String> complaint(JsonObject input) {
        return input.getInt("duration") > 6 && input.getString("resolution").equals("1080p")
                ? Optional.of("1080p supports a duration of 6 seconds only.")
                : Optional.empty();
    }
}
