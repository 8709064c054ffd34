package io.serenade.musicvideo.planning;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.musicvideo.planning.ScenePlan.CastMember;
import io.serenade.musicvideo.planning.ScenePlan.Scene;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import io.serenade.musicvideo.planning.ScenePlan.Source;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan as it is stored and shown. */
public final class PlanJson {
    private static final int PLACES = 6;

    private PlanJson() {}

    public static JsonObject write(ScenePlan plan) {
        JsonArrayBuilder characters = JSON.createArrayBuilder();
        plan.characters().forEach(member -> characters.add(described(member.id(), member.description())));
        JsonArrayBuilder scenes = JSON.createArrayBuilder();
        plan.scenes().forEach(scene -> scenes.add(described(scene.id(), scene.description())));
        JsonArrayBuilder shots = JSON.createArrayBuilder();
        plan.shots().forEach(shot -> shots.add(write(shot)));
        return JSON.createObjectBuilder()
                .add("source", plan.source().name().toLowerCase(Locale.ROOT))
                .add("model", plan.model().orElse(""))
                .add("style", plan.style())
                .add("palette", JSON.createArrayBuilder(plan.palette()))
                .add("characters", characters)
                .add("scenes", scenes)
                .add("shots", shots)
                .build();
    }

    private static JsonObject described(String id, String description) {
        return JSON.createObjectBuilder()
                .add("id", id)
                .add("description", description)
                .build();
    }

    private static JsonObject write(Shot shot) {
        return JSON.createObjectBuilder()
                .add("start", rounded(shot.start()))
                .add("end", rounded(shot.end()))
                .add("scene", shot.scene())
                .add("characters", JSON.createArrayBuilder(shot.characters()))
                .add("prompt", shot.prompt())
                .add("camera", shot.camera().word())
                .add("light", shot.light().word())
                .add("transition", shot.transition().word())
                .add("lyrics", shot.lyrics())
                .build();
    }

    /** Reads what {@link #write} wrote; each shot still begins exactly where the one before ends. */
    public static ScenePlan read(JsonObject json) {
        return new ScenePlan(
                Source.valueOf(json.getString("source").toUpperCase(Locale.ROOT)),
                Optional.of(json.getString("model")).filter(model -> !model.isEmpty()),
                json.getString("style"),
                strings(json, "palette"),
                objects(json, "characters").stream()
                        .map(member -> new CastMember(member.getString("id"), member.getString("description")))
                        .toList(),
                objects(json, "scenes").stream()
                        .map(scene -> new Scene(scene.getString("id"), scene.getString("description")))
                        .toList(),
                objects(json, "shots").stream().map(PlanJson::shot).toList());
    }

    private static Shot shot(JsonObject json) {
        return new Shot(
                seconds(json, "start"),
                seconds(json, "end"),
                json.getString("scene"),
                strings(json, "characters"),
                json.getString("prompt"),
                Camera.valueOf(upper(json, "camera")),
                Light.valueOf(upper(json, "light")),
                Transition.valueOf(upper(json, "transition")),
                json.getString("lyrics"));
    }

    private static String upper(JsonObject json, String name) {
        return json.getString(name).toUpperCase(Locale.ROOT);
    }

    private static double seconds(JsonObject json, String name) {
        JsonNumber number = json.getJsonNumber(name);
        return number.doubleValue();
    }

    private static List<String> strings(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonString::getString);
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    private static BigDecimal rounded(double seconds) {
        return BigDecimal.valueOf(seconds)
                .setScale(PLACES, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
