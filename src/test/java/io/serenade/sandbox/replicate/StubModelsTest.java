package io.serenade.sandbox.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.providers.schema.InputCheck;
import io.serenade.sandbox.pictures.PictureFormat;
import io.serenade.sandbox.replicate.MediaOrder.Animated;
import io.serenade.sandbox.replicate.MediaOrder.Moving;
import io.serenade.sandbox.replicate.MediaOrder.Speaking;
import io.serenade.sandbox.replicate.MediaOrder.Still;
import io.serenade.sandbox.replicate.MediaOrder.Travelling;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StubModelsTest {
    private static final StubModel SDXL = model("stability-ai/sdxl");
    private static final StubModel FLUX = model("black-forest-labs/flux-schnell");
    private static final StubModel HAILUO = model("minimax/hailuo-02");
    private static final StubModel STABLE_VIDEO = model("christophy/stable-video-diffusion");

    @Test
    void areFoundByVersionAndOfficialOnesByName() {
        assertThat(StubModels.findByVersion(SDXL.version())).contains(SDXL);
        assertThat(StubModels.findByVersion("stability-ai/sdxl:" + SDXL.version()))
                .contains(SDXL);
        assertThat(StubModels.findByVersion("stability-ai/sdxl")).isEmpty();
        assertThat(StubModels.findByVersion("minimax/hailuo-02")).contains(HAILUO);
        assertThat(StubModels.findByVersion("0".repeat(64))).isEmpty();
        assertThat(StubModels.find("nobody", "nothing")).isEmpty();
    }

    @Test
    void describeTheirInputsAsCogDoes() {
        JsonObject schemas = SDXL.versionJson()
                .getValue("/openapi_schema/components/schemas")
                .asJsonObject();

        assertThat(schemas.getValue("/Input/properties/num_outputs")).isEqualTo(ReplicateRequestTest.json("""
                {"type": "integer", "title": "Num Outputs", "default": 1, "minimum": 1, "maximum": 4, "x-order": 6,
                 "description": "Number of pictures"}"""));
        assertThat(schemas.getValue("/Input/properties/scheduler/allOf/0/$ref").toString())
                .isEqualTo("\"#/components/schemas/scheduler\"");
        assertThat(schemas.getJsonObject("scheduler").getString("type")).isEqualTo("string");
        assertThat(schemas.getJsonObject("scheduler").getJsonArray("enum")).hasSize(7);
        assertThat(schemas.getJsonObject("Output").getString("type")).isEqualTo("array");
        assertThat(FLUX.toJson()
                        .getValue("/latest_version/openapi_schema/components/schemas/Input/required")
                        .toString())
                .isEqualTo("[\"prompt\"]");
        assertThat(HAILUO.toJson()
                        .getValue("/latest_version/openapi_schema/components/schemas/duration/enum")
                        .toString())
                .isEqualTo("[6,10]");
    }

    @Test
    void haveSchemasByWhichInputsCanBeChecked() {
        JsonObject schemas = HAILUO.versionJson()
                .getValue("/openapi_schema/components/schemas")
                .asJsonObject();
        InputCheck check = new InputCheck(Json.createObjectBuilder(schemas.getJsonObject("Input"))
                .add("components", Json.createObjectBuilder().add("schemas", schemas))
                .build());

        assertThat(check.problemsOf(ReplicateRequestTest.json("{\"prompt\":\"x\",\"duration\":6}")))
                .isEmpty();
        assertThat(check.problemsOf(ReplicateRequestTest.json("{\"duration\":7}")))
                .extracting(InputCheck.Problem::field)
                .containsExactlyInAnyOrder("prompt", "duration");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                 | required     | input             | prompt is required
                    {"prompt":1}                       | invalid_type | input.prompt      | Invalid type. Expected: string, given: integer
                    {"prompt":"","num_outputs":5}      | number_lte   | input.num_outputs | Must be less than or equal to 4
                    {"prompt":"","num_outputs":0}      | number_gte   | input.num_outputs | Must be greater than or equal to 1
                    {"prompt":"","num_outputs":1.5}    | invalid_type | input.num_outputs | Invalid type. Expected: integer, given: number
                    {"prompt":"","megapixels":"2"}     | enum         | input.megapixels  | input.megapixels must be one of the following: "1", "0.25"
                    {"prompt":"","go_fast":"yes"}      | invalid_type | input.go_fast     | Invalid type. Expected: boolean, given: string
                    """)
    void refuseInputsThatDoNotFit(String input, String type, String field, String description) {
        assertThat(FLUX.check(ReplicateRequestTest.json(input)))
                .containsExactly(new InvalidField(type, field, description));
    }

    @Test
    void passOverInputsTheyDoNotKnow() {
        assertThat(SDXL.check(ReplicateRequestTest.json("{\"unknown\":1,\"guidance_scale\":7}")))
                .isEmpty();
    }

    @Test
    void makeAsManyPicturesAsAskedEachFromTheNextSeed() {
        List<MediaOrder> orders = orders(SDXL, "{\"prompt\":\"a cat\",\"num_outputs\":3,\"width\":640,\"height\":480}");

        assertThat(orders).hasSize(3).allSatisfy(order -> assertThat(order.format())
                .isEqualTo(PictureFormat.PNG));
        assertThat(orders.stream().map(MediaOrder::fileName)).doesNotHaveDuplicates();
        Still second = (Still) orders.get(1);
        assertThat(second.picture().seed()).isEqualTo(8);
        assertThat(second.picture().width()).isEqualTo(640);
        assertThat(second.picture().height()).isEqualTo(480);
        assertThat(orders(SDXL, "{}")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1:1,1024,1024", "16:9,1344,768", "9:21,640,1536"})
    void haveTheShapeAskedFor(String ratio, int width, int height) {
        Still still =
                (Still) orders(FLUX, "{\"prompt\":\"x\",\"aspect_ratio\":\"" + ratio + "\",\"output_format\":\"jpg\"}")
                        .get(0);

        assertThat(still.picture().width()).isEqualTo(width);
        assertThat(still.picture().height()).isEqualTo(height);
        assertThat(still.format()).isEqualTo(PictureFormat.JPEG);
        assertThat(still.quality()).isEqualTo(80);
    }

    @Test
    void makeClipsOfTheLengthAskedFor() {
        Moving hailuo = (Moving) orders(HAILUO, "{\"prompt\":\"x\",\"duration\":10,\"resolution\":\"768p\"}")
                .get(0);
        assertThat(hailuo.clip().length()).isEqualTo(Duration.ofSeconds(10));
        assertThat(hailuo.clip().picture().height()).isEqualTo(768);

        assertThat(orders(STABLE_VIDEO, "{\"input_image\":\"data:,i\",\"video_length\":\"25_frames_with_svd_xt\"}"))
                .containsExactly(new Travelling("data:,i", 1024, 576, 25, 6, 7));
    }

    @Test
    void haveTheSizesAndPacesOfTheRealOnes() {
        Moving cogVideo = (Moving) orders(model("cuuupid/cogvideox-5b"), "{\"prompt\":\"A windmill\"}")
                .get(0);
        assertThat(cogVideo.clip().length()).isEqualTo(Duration.ofMillis(6_125));
        assertThat(cogVideo.clip().picture().width()).isEqualTo(720);
        assertThat(orders(model("wan-video/wan-2.2-i2v-fast"), "{\"prompt\":\"x\",\"image\":\"data:,i\"}"))
                .containsExactly(new Travelling("data:,i", 832, 480, 81, 16, 7));
        assertThat(orders(
                        model("bytedance/seedance-1-lite"),
                        "{\"prompt\":\"x\",\"image\":\"data:,i\",\"duration\":7,\"aspect_ratio\":\"9:16\"}"))
                .containsExactly(new Travelling("data:,i", 720, 1280, 168, 24, 7));
    }

    @Test
    void setTheFirstFrameInMotionWhereThereIsOne() {
        assertThat(
                        orders(
                                HAILUO,
                                "{\"prompt\":\"x\",\"resolution\":\"512p\",\"first_frame_image\":\"data:image/png;base64,AAAA\"}"))
                .containsExactly(new Animated("data:image/png;base64,AAAA", 512, Duration.ofSeconds(6)));
        StubModel speaking = StubModels.findByPath("wan-video/wan-2.2-s2v").orElseThrow();
        assertThat(orders(speaking, "{\"prompt\":\"x\",\"image\":\"data:,i\",\"audio\":\"data:,a\"}"))
                .containsExactly(new Speaking("data:,i", "data:,a", 480));
    }

    @Test
    void complainOfInputsThatOnlyTheirSchemaAllows() {
        assertThat(complaint(SDXL, "{\"width\":1001}"))
                .contains("`height` and `width` have to be divisible by 8 but are 1024 and 1001.");
        assertThat(complaint(SDXL, "{\"width\":80000}")).contains("have to be from");
        assertThat(complaint(HAILUO, "{\"prompt\":\"x\",\"duration\":10}")).contains("6 seconds only");
        assertThat(complaint(HAILUO, "{\"prompt\":\"x\"}")).isEmpty();
    }

    private static String complaint(StubModel model, String input) {
        return model.recipe()
                .complaint(model.complete(ReplicateRequestTest.json(input)))
                .orElse("");
    }

    private static List<MediaOrder> orders(StubModel model, String input) {
        return model.recipe().orders(model.complete(ReplicateRequestTest.json(input)), 7);
    }

    private static StubModel model(String path) {
        return StubModels.findByPath(path).orElseThrow();
    }
}
