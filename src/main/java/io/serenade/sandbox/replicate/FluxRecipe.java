package io.serenade.sandbox.replicate;

import io.serenade.sandbox.pictures.PictureFormat;
import io.serenade.sandbox.pictures.PictureOrder;
import io.serenade.sandbox.replicate.MediaOrder.Still;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Pictures of about a megapixel, or a quarter of one, in the shape and format asked for. */
final class FluxRecipe implements StubModel.Recipe {
    private static final Map<String, int[]> SIZES = Map.ofEntries(
            Map.entry("1:1", new int[] {1024, 1024}),
            Map.entry("16:9", new int[] {1344, 768}),
            Map.entry("21:9", new int[] {1536, 640}),
            Map.entry("3:2", new int[] {1216, 832}),
            Map.entry("2:3", new int[] {832, 1216}),
            Map.entry("4:5", new int[] {896, 1088}),
            Map.entry("5:4", new int[] {1088, 896}),
            Map.entry("3:4", new int[] {896, 1152}),
            Map.entry("4:3", new int[] {1152, 896}),
            Map.entry("9:16", new int[] {768, 1344}),
            Map.entry("9:21", new int[] {640, 1536}));

    private static final Map<String, PictureFormat> FORMATS =
            Map.of("webp", PictureFormat.WEBP, "jpg", PictureFormat.JPEG, "png", PictureFormat.PNG);

    @Override
    public List<MediaOrder> orders(JsonObject input, long seed) {
        int[] size = SIZES.get(input.getString("aspect_ratio"));
        int divisor = input.getString("megapixels").equals("1") ? 1 : 2;
        return IntStream.range(0, input.getInt("num_outputs"))
                .<MediaOrder>mapToObj(number -> new Still(
                        new PictureOrder(
                                input.getString("prompt"), "", seed + number, size[0] / divisor, size[1] / divisor),
                        FORMATS.get(input.getString("output_format")),
                        input.getInt("output_quality")))
                .toList();
    }
}
