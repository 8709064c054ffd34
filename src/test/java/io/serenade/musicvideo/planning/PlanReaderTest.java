package io.serenade.musicvideo.planning;

import static io.serenade.platform.SharedJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.musicvideo.analysis.SongAnalysis;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import io.serenade.musicvideo.planning.ScenePlan.Source;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {
    private final PlanRequest request = SongForTests.request(60);
    private final List<Double> cuts = request.song().cuts();
    private final ClipAssignment clips =
            ClipAssignment.ofCuts(cuts, request.song().sections(), request.clips());
    private final int shots = cuts.size() - 1;

    @Test
    void takesASoundPlanAsItIs() {
        ScenePlan plan = read(plan(shots, 0)).orElseThrow();

        PlanChecks.checkSound(plan, request.song());
        assertThat(plan.source()).isEqualTo(Source.MODEL);
        assertThat(plan.model()).contains("gpt-4o");
        assertThat(plan.style()).isEqualTo("hand-painted animation");
        assertThat(plan.palette()).containsExactly("amber", "teal");
        Shot second = plan.shots().get(1);
        assertThat(second.prompt()).isEqualTo("The fox leaps over puddle 1.");
        assertThat(second.characters()).containsExactly("fox");
        assertThat(second.camera()).isEqualTo(Camera.TRACKING);
        assertThat(second.light()).isEqualTo(Light.NEON);
        assertThat(second.lyrics()).isEqualTo("Run little fox");
    }

    @Test
    void movesBordersWithinTwoSecondsAndOntoABeat() {
        List<Double> wide = List.of(0.0, 6.0, 12.0, 18.0, 24.0);
        List<Double> laid = Boundaries.lay(List.of(Double.NaN, 7.3, 10.1, 20.9, Double.NaN), song(wide));

        assertThat(laid).containsExactly(0.0, 7.5, 12.0, 18.0, 24.0);
    }

    @Test
    void leavesBordersWhereShotsWouldBecomeTooShortOrTooLong() {
        assertThat(Boundaries.lay(List.of(0.0, 5.0, 9.0, 12.0), song(List.of(0.0, 4.0, 8.0, 12.0))))
                .containsExactly(0.0, 4.0, 8.0, 12.0);
        assertThat(Boundaries.lay(List.of(0.0, 10.0, 14.0, 24.0), song(List.of(0.0, 8.0, 16.0, 24.0))))
                .containsExactly(0.0, 8.0, 16.0, 24.0);
    }

    @Test
    void laysBordersSoundlyWhateverIsWanted() {
        Random random = new Random(3);
        for (int round = 0; round < 3_000; round++) {
            List<Double> given = new ArrayList<>(List.of(0.0));
            int count = 3 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                given.add(given.get(i) + 4 + random.nextInt(9) / 2.0);
            }
            List<Double> wanted = given.stream()
                    .map(cut -> random.nextInt(9) == 0 ? Double.NaN : cut + random.nextGaussian() * 1.5)
                    .toList();

            List<Double> laid = Boundaries.lay(wanted, song(given));

            for (int i = 1; i < laid.size(); i++) {
                assertThat(laid.get(i) - laid.get(i - 1)).isBetween(4 - 1e-6, 8 + 1e-6);
                assertThat(Math.abs(laid.get(i) - given.get(i))).isLessThanOrEqualTo(2 + 1e-6);
            }
            assertThat(laid.get(laid.size() - 1)).isEqualTo(given.get(given.size() - 1));
        }
    }

    private static SongAnalysis song(List<Double> cuts) {
        var usual = SongForTests.lasting(cuts.get(cuts.size() - 1));
        return new SongAnalysis(
                usual.duration(),
                usual.bpm(),
                usual.beats(),
                usual.downbeats(),
                usual.onsets(),
                usual.sections(),
                usual.mood(),
                cuts,
                usual.confidence(),
                false,
                usual.method());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 40, 900})
    void mendsAWrongNumberOfShots(int number) {
        ScenePlan plan = read(plan(number, 0)).orElseThrow();

        PlanChecks.checkSound(plan, request.song());
    }

    @Test
    void mendsTimesThatMakeNoSense() {
        PlanChecks.checkSound(read(plan(shots, -1_000)).orElseThrow(), request.song());
        PlanChecks.checkSound(
                read(parse(plan(shots, 0).toString().replaceAll("\"start\":[0-9.]+", "\"start\":1e999")))
                        .orElseThrow(),
                request.song());
    }

    @Test
    void mendsIdsThatDoNotExistAndWordsThatAreNotKnown() {
        String broken = plan(shots, 0)
                .toString()
                .replace("\"scene\":\"street\"", "\"scene\":\"moon\"")
                .replace("[\"fox\"]", "[\"fox\",\"dragon\",\"fox\"]")
                .replace("\"tracking\"", "\"upside_down\"")
                .replace("\"neon\"", "\"\"");

        ScenePlan plan = read(parse(broken)).orElseThrow();

        PlanChecks.checkSound(plan, request.song());
        assertThat(plan.shots().get(3).scene()).isEqualTo("street");
        assertThat(plan.shots().get(3).characters()).containsExactly("fox");
    }

    @Test
    void cutsWhatIsTooLongAndDropsMarkup() {
        String broken = plan(shots, 0)
                .toString()
                .replace("The fox leaps", "<script>alert(1)</script>\\u0000The `fox` " + "leaps far ".repeat(200));

        ScenePlan plan = read(parse(broken)).orElseThrow();

        PlanChecks.checkSound(plan, request.song());
        assertThat(plan.shots().get(0).prompt()).startsWith("alert(1) The fox leaps far");
    }

    @Test
    void limitsHowManyThereAre() {
        JsonArrayBuilder many = JSON.createArrayBuilder();
        for (int i = 0; i < 100; i++) {
            many.add(JSON.createObjectBuilder().add("id", "p" + i % 60).add("description", "one"));
        }
        JsonObject json = JSON.createObjectBuilder(plan(shots, 0))
                .add("characters", many)
                .add("palette", JSON.createArrayBuilder(Collections.nCopies(50, "red")))
                .build();

        ScenePlan plan = read(json).orElseThrow();

        PlanChecks.checkSound(plan, request.song());
        assertThat(plan.characters()).hasSize(4);
    }

    @Test
    void refusesWhatHasNoFilmInIt() {
        assertThat(read(parse("{}"))).isEmpty();
        assertThat(read(plan(0, 0))).isEmpty();
        assertThat(read(parse(plan(shots, 0).toString().replace("hand-painted animation", " "))))
                .isEmpty();
        assertThat(read(parse(plan(shots, 0).toString().replaceAll("\"prompt\":\"[^\"]*\"", "\"prompt\":\"\""))))
                .isEmpty();
        assertThat(read(parse("{\"style\":5,\"scenes\":{},\"shots\":[5,null,{}]}")))
                .isEmpty();
    }

    @Test
    void neverBreaksOnOddJson() {
        String whole = plan(shots, 0).toString();
        Random random = new Random(11);
        List<String> odd = List.of("null", "5", "\"x\"", "[]", "{}", "-1e300", "true");
        for (int round = 0; round < 500; round++) {
            String[] parts = whole.split("(?<=:)");
            int at = 1 + random.nextInt(parts.length - 1);
            parts[at] = parts[at].replaceFirst("^(\"[^\"]*\"|[-0-9.]+)", odd.get(random.nextInt(odd.size())));

            read(parse(String.join("", parts))).ifPresent(plan -> PlanChecks.checkSound(plan, request.song()));
        }
    }

    private Optional<ScenePlan> read(JsonObject json) {
        return new PlanReader(request, clips).read(json, "gpt-4o");
    }

    private JsonObject plan(int number, double shift) {
        JsonArrayBuilder written = JSON.createArrayBuilder();
        for (int i = 0; i < number; i++) {
            written.add(JSON.createObjectBuilder()
                    .add("start", shift + i * 60.0 / number)
                    .add("end", shift + (i + 1) * 60.0 / number)
                    .add("scene", "street")
                    .add("characters", JSON.createArrayBuilder().add("fox"))
                    .add("prompt", "The fox leaps over puddle " + i + ".")
                    .add("camera", "tracking")
                    .add("light", "neon")
                    .add("transition", "cut"));
        }
        return JSON.createObjectBuilder()
                .add("style", "hand-painted animation")
                .add("palette", JSON.createArrayBuilder().add("amber").add("teal"))
                .add("characters", JSON.createArrayBuilder().add(described("fox", "a red fox with a white tail")))
                .add("scenes", JSON.createArrayBuilder().add(described("street", "a street of glass in the rain")))
                .add("shots", written)
                .build();
    }

    private static JsonObject described(String id, String description) {
        return JSON.createObjectBuilder()
                .add("id", id)
                .add("description", description)
                .build();
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
