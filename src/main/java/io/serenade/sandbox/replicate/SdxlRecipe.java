package io.serenade.sandbox.replicate;

import io.serenade.sandbox.pictures.PictureFormat;
import io.serenade.sandbox.pictures.PictureOrder;
import io.serenade.sandbox.replicate.MediaOrder.Still;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** PNG pictures of the width and height asked for. */
final class SdxlRecipe implements StubModel.Recipe {
    private static final int SMALLEST = 64;
    private static final int LARGEST = 2048;

    @Override
    public List<MediaOrder> orders(JsonObject input, long seed) {
        return IntStream.range(0, input.getInt("num_outputs"))
                .<MediaOrder>mapToObj(number -> new Still(
                        new PictureOrder(
                                input.getString("prompt"),
                                input.getString("negative_prompt"),
                                seed + number,
                                input.getInt("width"),
                                input.getInt("height")),
                        PictureFormat.PNG,
                        100))
                .toList();
    }

    @Override
    public Optional<String> complaint(JsonObject input) {
        int width = input.getInt("width");
        int height = input.getInt("height");
        if (width % 8 != 0 || height % 8 != 0) {
            return Optional.of(
                    "`height` and `width` have to be divisible by 8 but are " + height + " and " + width + ".");
        }
        if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
            return Optional.of("`height` and `width` have to be from " + SMALLEST + " to " + LARGEST + " but are "
                    + height + " and " + width + ".");
        }
        return Optional.empty();
    }
}
