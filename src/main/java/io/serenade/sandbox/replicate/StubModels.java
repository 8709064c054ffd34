package io.serenade.sandbox.replicate;

import static io.serenade.platform.SharedJson.JSON;
import static io.serenade.sandbox.replicate.ReplicateInput.choice;
import static io.serenade.sandbox.replicate.ReplicateInput.file;
import static io.serenade.sandbox.replicate.ReplicateInput.flag;
import static io.serenade.sandbox.replicate.ReplicateInput.number;
import static io.serenade.sandbox.replicate.ReplicateInput.text;
import static io.serenade.sandbox.replicate.ReplicateInput.whole;

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
                    text("prompt", "What to show").usual(JSON.createValue("An astronaut riding a rainbow unicorn")),
                    text("negative_prompt", "What to leave out").usual(JSON.createValue("")),
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

    private static final StubModel WAN_SPEECH = new StubModel(
            "wan-video",
            "wan-2.2-s2v",
            "Clips from a picture and a speech",
            true,
            "8b4ba1a4b4f9e1aa1f8d7ff9d3d6a0b5d6c2f0e7a9c84b3f5e6d7c8b9a0f1e2d",
            List.of(
                    text("prompt", "What happens").must(),
                    file("image", "Picture that speaks").must(),
                    file("audio", "What it says").must(),
                    whole("num_frames_per_chunk", "Frames that are made at a time")
                            .usual(81)
                            .between(1, 121),
                    whole("seed", SEED)),
            false,
            new SpeechToVideoRecipe());

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
            new FirstFrameRecipe("input_image", FirstFrameRecipe::stableVideo));

    private static final StubModel COG_VIDEO = new StubModel(
            "cuuupid",
            "cogvideox-5b",
            "Clips from text",
            false,
            "5b14e2c2c648efecc8d36c6353576552f8a124e690587212f8e8bb17ecda3d8c",
            List.of(
                    text("prompt", "What happens").must(),
                    flag("extend_prompt", "Whether the prompt may be bettered", true),
                    whole("steps", "Number of denoising steps").usual(50),
                    number("guidance", "How closely to follow the prompt").usual(6),
                    whole("num_outputs", "Number of clips").usual(1),
                    whole("seed", SEED).usual(42)),
            true,
            new FirstFrameRecipe("", FirstFrameRecipe::cogVideo));

    private static final StubModel WAN = new StubModel(
            "wan-video",
            "wan-2.2-i2v-fast",
            "Clips from a picture",
            true,
            "4eb2da5e2b1e4a0d9c7f3a6b8d1c0e5f7a9b2c4d6e8f0a1b3c5d7e9f1a2b4c6d",
            List.of(
                    file("image", "Picture to begin with").must(),
                    text("prompt", "What happens").must(),
                    file("last_image", "Picture to end with"),
                    whole("num_frames", "Number of frames").usual(81).between(81, 121),
                    choice("resolution", "Height of the clip", "480p", "720p"),
                    whole("frames_per_second", "Frames per second").usual(16).between(5, 30),
                    flag("go_fast", "Whether to use the faster arithmetic", true),
                    whole("seed", SEED)),
            false,
            new FirstFrameRecipe("image", FirstFrameRecipe::wan));

    private static final StubModel SEEDANCE = new StubModel(
            "bytedance",
            "seedance-1-lite",
            "Clips from text or from a first frame",
            true,
            "78c9c4b0a3e54d1f8b2a6c7d9e0f1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f",
            List.of(
                    text("prompt", "What happens").must(),
                    file("image", "Picture to begin with"),
                    file("last_frame_image", "Picture to end with"),
                    whole("duration", "Length in seconds").usual(5).between(2, 12),
                    choice("resolution", "Lines of the clip", "720p", "480p", "1080p"),
                    choice("aspect_ratio", "Shape of a clip without a picture", "16:9", "4:3", "1:1", "3:4", "9:16"),
                    choice("fps", "Frames per second", 24),
                    flag("camera_fixed", "Whether the camera stands still", false),
                    whole("seed", SEED)),
            false,
            new FirstFrameRecipe("image", FirstFrameRecipe::seedance));

    private static final List<StubModel> ALL =
            List.of(SDXL, FLUX_SCHNELL, HAILUO_02, WAN_SPEECH, STABLE_VIDEO, COG_VIDEO, WAN, SEEDANCE);

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
