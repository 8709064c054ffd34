package io.serenade.sandbox.replicate;

import io.serenade.sandbox.pictures.ClipOrder;
import io.serenade.sandbox.pictures.PictureOrder;
import io.serenade.sandbox.replicate.MediaOrder.Animated;
import io.serenade.sandbox.replicate.MediaOrder.Moving;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A clip of 6 or 10 seconds without a sound: the first frame in motion, in its own shape, or a scene drawn from the
 * prompt. The last frame is ignored.
 */
final class HailuoRecipe implements StubModel.Recipe {
    static final String FIRST_FRAME = "first_frame_image";

    /** Half of what the model delivers, to spare the processor. */
    private static final int FRAMES_PER_SECOND = 12;

    private static final Map<String, int[]> SIZES =
            Map.of("512p", new int[] {912, 512}, "768p", new int[] {1366, 768}, "1080p", new int[] {1920, 1080});

    @Override
    public List<MediaOrder> orders(JsonObject input, long seed) {
        int[] size = SIZES.get(input.getString("resolution"));
        Duration length = Duration.ofSeconds(input.getInt("duration"));
        String frame = input.getString(FIRST_FRAME, "");
        if (!frame.isEmpty()) {
            return List.of(new Animated(frame, size[1], length));
        }
        return List.of(new Moving(new ClipOrder(
                new PictureOrder(input.getString("prompt"), "", seed, size[0], size[1]), length, FRAMES_PER_SECOND)));
    }

    @Override
    public List<String> files() {
        return List.of(FIRST_FRAME);
    }

    @Override
    public Optional<String> complaint(JsonObject input) {
        return input.getInt("duration") > 6 && input.getString("resolution").equals("1080p")
                ? Optional.of("1080p supports a duration of 6 seconds only.")
                : Optional.empty();
    }
}
