package io.serenade.musicvideo.planning;

import io.serenade.musicvideo.planning.ScenePlan.CastMember;
import io.serenade.musicvideo.planning.ScenePlan.Scene;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import io.serenade.musicvideo.planning.ScenePlan.Source;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Turns a model's answer into a valid plan. The provider guarantees its form; this class checks its content: gaps are
 * filled from the mood plan, and an unusable answer is refused.
 */
final class PlanReader {
    private static final int MAX_TEXT = 500;
    private static final int MAX_STYLE = 250;
    private static final int MAX_COLOUR = 40;
    private static final int MAX_ID = 40;
    private static final int MAX_COLOURS = 6;
    private static final int MAX_CHARACTERS = 4;
    private static final int MAX_SCENES = 8;

    /** More shots than this are ignored; no request asks for so many. */
    private static final int MAX_SHOTS = 1_000;

    private final PlanRequest request;
    private final ClipAssignment clips;
    private final ScenePlan usual;

    /** @param clips which shots share a script: the model writes one for each clip */
    PlanReader(PlanRequest request, ClipAssignment clips) {
        this.request = request;
        this.clips = clips;
        this.usual = MoodPlan.of(request);
    }

    /** A shot as the model wrote it; times that are no numbers are NaN. */
    private record Script(
            double start,
            double end,
            String scene,
            List<String> characters,
            String prompt,
            Camera camera,
            Light light,
            Transition transition) {}

    /** Empty when it is unusable. */
    Optional<ScenePlan> read(JsonObject json, String model) {
        String style = text(json, "style", MAX_STYLE);
        Map<String, String> scenes = described(json, "scenes", MAX_SCENES);
        Map<String, String> characters = described(json, "characters", MAX_CHARACTERS);
        List<Script> scripts = objects(json, "shots").stream()
                .limit(MAX_SHOTS)
                .map(shot -> script(shot, scenes, characters))
                .toList();
        long told =
                scripts.stream().filter(script -> !script.prompt().isEmpty()).count();
        if (style.isEmpty() || scenes.isEmpty() || told * 2 < Math.min(clips.clips(), scripts.size()) || told == 0) {
            return Optional.empty();
        }
        return Optional.of(new ScenePlan(
                Source.MODEL,
                Optional.of(model),
                style,
                palette(json),
                list(characters, CastMember::new),
                list(scenes, Scene::new),
                shots(scripts, scenes)));
    }

    private List<String> palette(JsonObject json) {
        List<String> told = array(json, "palette").stream()
                .filter(JsonString.class::isInstance)
                .map(colour -> clean(((JsonString) colour).getString(), MAX_COLOUR))
                .filter(colour -> !colour.isEmpty())
                .distinct()
                .limit(MAX_COLOURS)
                .toList();
        return told.size() < 2 ? usual.palette() : told;
    }

    /** Descriptions by the ids of what is described, each id once. */
    private static Map<String, String> described(JsonObject json, String name, int most) {
        Map<String, String> described = new LinkedHashMap<>();
        for (JsonObject one : objects(json, name)) {
            String id = id(text(one, "id", MAX_TEXT));
            String description = text(one, "description", MAX_TEXT);
            if (!id.isEmpty() && !description.isEmpty() && described.size() < most) {
                described.putIfAbsent(id, description);
            }
        }
        return described;
    }

    private static <T> List<T> list(Map<String, String> described, BiFunction<String, String, T> make) {
        List<T> list = new ArrayList<>();
        described.forEach((id, description) -> list.add(make.apply(id, description)));
        return list;
    }

    private static Script script(JsonObject shot, Map<String, String> scenes, Map<String, String> characters) {
        String scene = id(text(shot, "scene", MAX_TEXT));
        return new Script(
                number(shot, "start"),
                number(shot, "end"),
                scenes.containsKey(scene) ? scene : "",
                array(shot, "characters").stream()
                        .filter(JsonString.class::isInstance)
                        .map(id -> id(((JsonString) id).getString()))
                        .filter(characters::containsKey)
                        .distinct()
                        .toList(),
                text(shot, "prompt", MAX_TEXT),
                word(shot, "camera", Camera.values(), Camera::word),
                word(shot, "light", Light.values(), Light::word),
                word(shot, "transition", Transition.values(), Transition::word));
    }

    private List<Shot> shots(List<Script> scripts, Map<String, String> scenes) {
        List<Double> cuts = request.song().cuts();
        List<Script> byClip = byClip(scripts, cuts);
        List<Double> borders = Boundaries.lay(wanted(byClip, cuts), request.song());
        List<Shot> shots = new ArrayList<>();
        String scene = scenes.keySet().iterator().next();
        for (int i = 0; i + 1 < borders.size(); i++) {
            Script script = byClip.get(clips.clipOfShot().get(i));
            if (!script.scene().isEmpty()) {
                scene = script.scene();
            }
            shots.add(shot(i, borders, script, scene));
        }
        return shots;
    }

    private Shot shot(int number, List<Double> borders, Script script, String scene) {
        Shot spare = usual.shots().get(number);
        double start = borders.get(number);
        double end = borders.get(number + 1);
        boolean last = number + 2 == borders.size();
        return new Shot(
                start,
                end,
                scene,
                script.characters(),
                script.prompt().isEmpty() ? spare.prompt() : script.prompt(),
                Optional.ofNullable(script.camera()).orElse(spare.camera()),
                Optional.ofNullable(script.light()).orElse(spare.light()),
                last
                        ? Transition.FADE
                        : Optional.ofNullable(script.transition()).orElse(spare.transition()),
                clean(request.lyrics().between(start, end), MAX_TEXT));
    }

    /** One script for each clip: by number if all were written, otherwise the one that is nearest in time. */
    private List<Script> byClip(List<Script> scripts, List<Double> cuts) {
        if (scripts.size() == clips.clips()) {
            return scripts;
        }
        List<Script> byClip = new ArrayList<>();
        for (int i = 0; i < clips.clips(); i++) {
            int shot = clips.madeFor().get(i);
            byClip.add(nearest(scripts, (cuts.get(shot) + cuts.get(shot + 1)) / 2)
                    .orElse(scripts.get(i * scripts.size() / clips.clips())));
        }
        return byClip;
    }

    private static Optional<Script> nearest(List<Script> scripts, double time) {
        return scripts.stream()
                .filter(script -> script.start() <= time && time < script.end())
                .findFirst();
    }

    /** Where the plan wants each cut: at the start of the shot after it, if that has a script of its own. */
    private List<Double> wanted(List<Script> byClip, List<Double> cuts) {
        Double[] wanted = new Double[cuts.size()];
        Arrays.fill(wanted, Double.NaN);
        for (int clip = 0; clip < byClip.size(); clip++) {
            wanted[clips.madeFor().get(clip)] = byClip.get(clip).start();
        }
        return Arrays.asList(wanted);
    }

    private static <E> E word(JsonObject object, String name, E[] values, Function<E, String> word) {
        String told = text(object, name, MAX_TEXT);
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(told))
                .findFirst()
                .orElse(null);
    }

    private static List<JsonObject> objects(JsonObject parent, String name) {
        return array(parent, name).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .toList();
    }

    private static List<JsonValue> array(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonArray array ? array : List.of();
    }

    private static double number(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
    }

    private static String text(JsonObject object, String name, int longest) {
        return object.get(name) instanceof JsonString text ? clean(text.getString(), longest) : "";
    }

    private static String id(String text) {
        String id = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        return id.substring(0, Math.min(MAX_ID, id.length()));
    }

    /** Removes what is not a word or could be taken for mark-up, and cuts a long text between two words. */
    static String clean(String text, int longest) {
        String clean = text.replaceAll("<[^>]{0,200}>", " ")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}<>{}`\\\\]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (clean.length() <= longest) {
            return clean;
        }
        int end = clean.lastIndexOf(' ', longest);
        int cut = end > longest / 2 ? end : longest;
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(cut - 1)) ? cut - 1 : cut)
                .strip();
    }
}
