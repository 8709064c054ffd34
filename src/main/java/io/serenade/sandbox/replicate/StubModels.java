package io.serenade.sandbox.replicate;

import static io.serenade.sandbox.replicate.ReplicateInput.choice;
import static io.serenade.sandbox.replicate.ReplicateInput.file;
import static io.serenade.sandbox.replicate.ReplicateInput.flag;
import static io.serenade.sandbox.replicate.ReplicateInput.number;
import static io.serenade.sandbox.replicate.ReplicateInput.text;
import static io.serenade.sandbox.replicate.ReplicateInput.whole;

import jakarta.json.Json;
import java.util.List;
import java.util.Optional;

/** The models that the stand-in knows, with the inputs that their pages on Replicate list. */
final class StubModels {
    private static final String SEED = "Random seed; without one each prediction gets its own";

    private static final StubModel SDXL = new StubModel(
            "stability-ai",
            "sdxl",
            "Pictures from text",
            false,
            "7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc",
            List.of(
                    text("prompt", "What to show").usual(Json.createValue("An astronaut riding a rainbow unicorn")),
                    text("negative_prompt", "What to leave out").usual(Json.createValue("")),
                    file("image", "Picture to start from"),
                    file("mask", "Where to change the picture: white is drawn anew, black is kept"),
                    whole("width", "Width in pixels").usual(1024),
                    whole("height", "Height in pixels").usual(1024),
                    whole("num_outputs", "Number of pictures").usual(1).between(1, 4),
                    choice(
                            "scheduler",
                            "Way of removing the noise",
                            "K_EULER",
                            "DDIM",
                            "DPMSolverMultistep",
                            "HeunDiscrete",
                            "KarrasDPM",
                            "K_EULER_ANCESTRAL",
                            "PNDM"),
                    whole("num_inference_steps", "Number of denoising steps")
                            .usual(50)
                            .between(1, 500),
                    number("guidance_scale", "How closely to follow the prompt")
                            .usual(7.5)
                            .between(1, 50),
                    number("prompt_strength", "How much of the given picture to replace")
                            .usual(0.8)
                            .between(0, 1),
                    whole("seed", SEED),
                    choice(
                            "refine",
                            "Kind of refinement",
                            "no_refiner",
                            "expert_ensemble_refiner",
                            "base_image_refiner"),
                    number("high_noise_frac", "Share of the noise for the ensemble refiner")
                            .usual(0.8)
                            .between(0, 1),
                    whole("refine_steps", "Steps of the refiner; the same number without a value"),
                    flag("apply_watermark", "Whether to hide a watermark in the picture", true),
                    number("lora_scale", "Weight of a trained style").usual(0.6).between(0, 1),
                    text("replicate_weights", "Trained weights to use"),
                    flag("disable_safety_checker", "Whether to skip the check of the result", false)),
            true,
            new SdxlRecipe());

    private static final StubModel FLUX_SCHNELL = new StubModel(
            "black-forest-labs",
            "flux-schnell",
            "Quick pictures from text",
            true,
            "c846a69991daf4c0e5d016514849d14ee5b2e6846ce6b9d6f21369e564cfe51e",
            List.of(
                    text("prompt", "What to show").must(),
                    choice(
                            "aspect_ratio",
                            "Width to height",
                            "1:1",
                            "16:9",
                            "21:9",
                            "3:2",
                            "2:3",
                            "4:5",
                            "5:4",
                            "3:4",
                            "4:3",
                            "9:16",
                            "9:21"),
                    whole("num_outputs", "Number of pictures").usual(1).between(1, 4),
                    whole("num_inference_steps", "Number of denoising steps")
                            .usual(4)
                            .between(1, 4),
                    whole("seed", SEED),
                    choice("output_format", "Kind of the files", "webp", "jpg", "png"),
                    whole("output_quality", "Quality of the files, without meaning for PNG")
                            .usual(80)
                            .between(0, 100),
                    flag("disable_safety_checker", "Whether to skip the check of the result", false),
                    flag("go_fast", "Whether to use the faster arithmetic", true),
                    choice("megapixels", "Size of the picture, roughly", "1", "0.25")),
            true,
            new FluxRecipe());

    private static final StubModel HAILUO_02 = new StubModel(
            "minimax",
            "hailuo-02",
            "Clips from text or from a first frame",
            true,
            "baaadb886e09b1e711387e270d841930e8253f08775bc6cb176580658f0f2fd9",
            List.of(
                    text("prompt", "What happens").must(),
                    choice("duration", "Length in seconds; 10 not in 1080p", 6, 10),
                    choice("resolution", "Height of the clip", "1080p", "768p", "512p"),
                    flag("prompt_optimizer", "Whether the prompt may be bettered", true),
                    file("first_frame_image", "Picture to begin with"),
                    file("last_frame_image", "Picture to end with")),
            false,
            new HailuoRecipe());

    private static final StubModel STABLE_VIDEO = new StubModel(
            "christophy",
            "stable-video-diffusion",
            "Short clips from a picture",
            false,
            "92a0c9a9cb1fd93ea0361d15e499dc879b35095077b2feed47315ccab4524036",
            List.of(
                    file("input_image", "Picture to set in motion").must(),
                    choice("video_length", "Number of frames", "14_frames_with_svd", "25_frames_with_svd_xt"),
                    choice(
                            "sizing_strategy",
                            "How to fit the picture",
                            "maintain_aspect_ratio",
                            "crop_to_16_9",
                            "use_image_dimensions"),
                    whole("frames_per_second", "Frames per second").usual(6).between(5, 30),
                    whole("motion_bucket_id", "Amount of motion").usual(127).between(1, 255),
                    number("cond_aug", "Noise added to the picture").usual(0.02),
                    whole("decoding_t", "Frames decoded at a time").usual(14),
                    whole("seed", SEED)),
            false,
            new StableVideoRecipe());

    private static final List<StubModel> ALL = List.of(SDXL, FLUX_SCHNELL, HAILUO_02, STABLE_VIDEO);

    private StubModels() {}

    static Optional<StubModel> find(String owner, String name) {
        return findByPath(owner + "/" + name);
    }

    static Optional<StubModel> findByPath(String path) {
        return ALL.stream().filter(model -> model.path().equals(path)).findFirst();
    }

    /** By a version's hash, by {@code owner/name:hash}, or an official model by {@code owner/name}. */
    static Optional<StubModel> findByVersion(String version) {
        return ALL.stream()
                .filter(model -> version.equals(model.version())
                        || version.equals(model.path() + ":" + model.version())
                        || (model.official() && version.equals(model.path())))
                .findFirst();
    }
}
