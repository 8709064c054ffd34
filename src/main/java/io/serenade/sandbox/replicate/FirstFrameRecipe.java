package io.serenade.sandbox.replicate;

import io.serenade.sandbox.pictures.ClipOrder;
import io.serenade.sandbox.pictures.PictureOrder;
import io.serenade.sandbox.replicate.MediaOrder.Moving;
import io.serenade.sandbox.replicate.MediaOrder.Travelling;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * A clip that begins with a picture, over which a camera moves; a scene drawn from the prompt if none is given.
 *
 * @param firstFrame the input for the picture; empty for a model that sees none
 * @param shape what an input asks for
 */
record FirstFrameRecipe(String firstFrame, Function<JsonObject, Shape> shape) implements StubModel.Recipe {

    /** Size, length and pace of a clip. */
    record Shape(int width, int height, int frames, int framesPerSecond) {}

    @Override
    public List<MediaOrder> orders(JsonObject input, long seed) {
        Shape clip = shape.apply(input);
        String picture = firstFrame.isEmpty() ? "" : input.getString(firstFrame, "");
        if (!picture.isEmpty()) {
            return List.of(
                    new Travelling(picture, clip.width(), clip.height(), clip.frames(), clip.framesPerSecond(), seed));
        }
        return List.of(new Moving(new ClipOrder(
                new PictureOrder(input.getString("prompt", ""), "", seed, clip.width(), clip.height()),
                Duration.ofMillis(Math.round(1000.0 * clip.frames() / clip.framesPerSecond())),
                clip.framesPerSecond())));
    }

    @Override
    public List<String> files() {
        return firstFrame.isEmpty() ? List.of() : List.of(firstFrame);
    }

    /** 25 frames, or 14 with the smaller model, at the pace asked for. */
    static Shape stableVideo(JsonObject input) {
        int frames = input.getString("video_length").startsWith("14") ? 14 : 25;
        return new Shape(1024, 576, frames, input.getInt("frames_per_second"));
    }

    static Shape cogVideo(JsonObject input) {
        return new Shape(720, 480, 49, 8);
    }

    static Shape wan(JsonObject input) {
        boolean small = input.getString("resolution").equals("480p");
        return new Shape(
                small ? 832 : 1280, small ? 480 : 720, input.getInt("num_frames"), input.getInt("frames_per_second"));
    }

    static Shape seedance(JsonObject input) {
        int lines = Integer.parseInt(input.getString("resolution").replace("p", ""));
        String[] ratio = input.getString("aspect_ratio").split(":");
        double wide = Double.parseDouble(ratio[0]) / Double.parseDouble(ratio[1]);
        int framesPerSecond = input.getInt("fps");
        return new Shape(
                even(wide >= 1 ? lines * wide : lines),
                even(wide >= 1 ? lines : lines / wide),
                input.getInt("duration") * framesPerSecond,
                framesPerSecond);
    }

    private static int even(double side) {
        return 2 * (int) Math.round(side / 2);
    }
}
