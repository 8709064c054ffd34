package io.serenade.sandbox.writing;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plans a film for the requested shots, with the characters and places that the user mentions. Like a real model it moves
 * some boundaries between shots a little.
 */
final class StubDirector {
    private static final int SCENES = 3;

    private static final Pattern WHO = Pattern.compile(
            "\\b((?:an?|the|my|our|two|three)\\s+(?:[\\p{L}'’-]+\\s+){0,2}?(astronaut|band|bird|boy|cat|couple|dancer|dog"
                    + "|dragon|fox|friends|girl|horse|king|knight|lovers|man|owl|pirate|queen|robot|rabbit|sailor|singer"
                    + "|soldier|traveller|traveler|wolf|woman))\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WHERE = Pattern.compile(
            "(?:\\b(?:an?|the)\\s+|^)(?:[\\p{L}'’-]+\\s+){0,2}?(?:beach|bridge|castle|city|coast|desert|fields?|forest"
                    + "|garden|harbou?r|hills?|house|island|lake|lighthouse|moon|mountains?|river|road|room|rooftop"
                    + "|square|station|streets?|towers?|town|valley)\\b"
                    + "(?:\\s+(?:at|by|in|of|on|under|above)\\s+(?:(?:an?|the)\\s+)?[\\p{L}'’-]+){0,2}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOTHED = Pattern.compile(
            "^\\s+(in|with)\\s+an?\\s+(?:[\\p{L}'’-]+\\s+){0,2}?(?:boots|cloak|coat|dress|hat|hood|jacket|raincoat|scarf"
                    + "|shirt|suit)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final List<String> CLOTHES = List.of(
            "in a yellow raincoat",
            "with a red scarf",
            "in a worn denim jacket",
            "with silver markings",
            "in a long green coat");
    private static final Map<String, List<String>> PLACES = Map.of(
            "high",
            List.of(
                    "a rooftop above the city at night", "a wide avenue after rain with neon signs",
                    "a storm-lit coast road", "a warehouse full of moving light"),
            "medium",
            List.of(
                    "a harbour in the morning",
                    "a street of painted houses at noon",
                    "a hill with tall grass in the wind",
                    "a small station with a red train"),
            "low",
            List.of(
                    "a lake at dawn under mist",
                    "an attic with one round window",
                    "a snowy forest in blue light",
                    "a garden with paper lanterns at dusk"));
    private static final List<String> CALM = List.of(
            "stands still and looks up as the light changes", "walks slowly through drifting petals",
            "waits by a lit window while rain runs down the glass", "follows a paper boat along the water");
    private static final List<String> LIVELY = List.of(
            "crosses the scene while curtains of light open", "turns around as birds rise behind",
            "opens a door onto a bright horizon", "gathers sparks that float up like fireflies");
    private static final List<String> LOUD = List.of(
            "runs straight ahead while everything blurs past", "leaps over a gap in slow motion",
            "spins as a wave of colour bursts outward", "breaks through a wall of mist into the open");

    private final JsonObject task;
    private final JsonObject shotSchema;
    private final Draw draw;
    private final String level;

    private StubDirector(JsonObject task, JsonObject shotSchema, Draw draw) {
        this.task = task;
        this.shotSchema = shotSchema;
        this.draw = draw;
        this.level = task.get("song") instanceof JsonObject song ? song.getString("energy", "medium") : "medium";
    }

    /** The plan; empty if the request is not for a film. */
    static Optional<JsonObject> plan(JsonObject schema, String task, Draw draw) {
        if (!(schema.get("properties") instanceof JsonObject properties)
                || !(properties.get("shots") instanceof JsonObject shots)
                || !(shots.get("items") instanceof JsonObject shot)
                || !(shot.get("properties") instanceof JsonObject shotProperties)) {
            return Optional.empty();
        }
        return read(task)
                .filter(json -> json.get("shots") instanceof JsonArray)
                .map(json -> new StubDirector(json, shotProperties, draw).plan());
    }

    private static Optional<JsonObject> read(String task) {
        try (JsonReader reader = JSON.createReader(new StringReader(task))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private JsonObject plan() {
        String wish = task.getString("user_request", "");
        Matcher who = WHO.matcher(wish);
        JsonArrayBuilder characters = JSON.createArrayBuilder();
        Optional<String> hero = Optional.empty();
        if (who.find()) {
            String id = who.group(2).toLowerCase(Locale.ROOT);
            hero = Optional.of(id);
            Matcher clothed = CLOTHED.matcher(wish.substring(who.end()));
            String clothes = clothed.find() ? clothed.group().strip() : draw.of(CLOTHES);
            characters.add(described(id, who.group(1).strip() + " " + clothes + ", expressive face"));
        }
        List<String> places = places(wish);
        JsonArrayBuilder scenes = JSON.createArrayBuilder();
        for (int i = 0; i < SCENES; i++) {
            scenes.add(described("scene_" + (i + 1), places.get(i)));
        }
        return JSON.createObjectBuilder()
                .add("style", style())
                .add("palette", JSON.createArrayBuilder(palette()))
                .add("characters", characters)
                .add("scenes", scenes)
                .add("shots", shots(hero))
                .build();
    }

    /** Those that the user names, and others of the song's mood. */
    private List<String> places(String wish) {
        List<String> places = new ArrayList<>(WHERE.matcher(wish)
                .results()
                .map(place -> place.group().toLowerCase(Locale.ROOT))
                .limit(SCENES)
                .toList());
        List<String> others = PLACES.getOrDefault(level, PLACES.get("medium"));
        int first = draw.number(others.size());
        for (int i = 0; i < SCENES; i++) {
            places.add(others.get((first + i) % others.size()));
        }
        return places;
    }

    private String style() {
        return switch (level) {
            case "high" -> "cinematic music video, anamorphic lens, vivid contrast, fine film grain";
            case "low" -> "poetic film, soft lens, muted tones, fine film grain";
            default -> "warm cinematic film, natural light, fine film grain";
        };
    }

    private List<String> palette() {
        return switch (level) {
            case "high" -> List.of("midnight blue", "magenta", "amber");
            case "low" -> List.of("slate blue", "mist grey", "warm lamp yellow");
            default -> List.of("coral", "sky blue", "cream");
        };
    }

    private static JsonObject described(String id, String description) {
        return JSON.createObjectBuilder()
                .add("id", id)
                .add("description", description)
                .build();
    }

    private JsonArrayBuilder shots(Optional<String> hero) {
        List<JsonValue> asked = task.getJsonArray("shots");
        JsonArrayBuilder shots = JSON.createArrayBuilder();
        double start = asked.isEmpty() ? 0 : number(asked.get(0), "start", 0);
        for (int i = 0; i < asked.size(); i++) {
            double end = number(asked.get(i), "end", start + 4);
            if (i % 4 == 2 && i + 1 < asked.size()) {
                end += 0.6;
            }
            shots.add(shot(i, start, end, asked.get(i), hero));
            start = i + 1 < asked.size() && number(asked.get(i + 1), "start", end) > end
                    ? number(asked.get(i + 1), "start", end)
                    : end;
        }
        return shots;
    }

    private JsonObject shot(int number, double start, double end, JsonValue asked, Optional<String> hero) {
        double energy = number(asked, "energy", 0.5);
        List<String> actions = energy < 0.4 ? CALM : energy < 0.7 ? LIVELY : LOUD;
        String section = asked instanceof JsonObject shot ? shot.getString("section", "") : "";
        // Two shots in a row look at one scene, and a section of one kind begins where the one before it began.
        int scene = 1 + Math.floorMod(section.hashCode() + number / 2, SCENES);
        String prompt =
                hero.map(id -> "The " + id).orElse("A lone figure") + " " + actions.get(number % actions.size()) + ".";
        JsonObjectBuilder shot = JSON.createObjectBuilder()
                .add("start", start)
                .add("end", end)
                .add("scene", "scene_" + scene)
                .add(
                        "characters",
                        hero.map(id -> JSON.createArrayBuilder().add(id)).orElseGet(JSON::createArrayBuilder))
                .add("prompt", prompt)
                .add("camera", choice("camera", number))
                .add("light", choice("light", scene + (energy >= 0.7 ? 1 : 0)))
                .add("transition", energy < 0.4 ? "crossfade" : "cut");
        return shot.build();
    }

    /** One of those that the schema allows. */
    private JsonValue choice(String name, int number) {
        return shotSchema.get(name) instanceof JsonObject property
                        && property.get("enum") instanceof JsonArray words
                        && !words.isEmpty()
                ? words.get(Math.floorMod(number * 5 + 3, words.size()))
                : JSON.createValue("");
    }

    private static double number(JsonValue object, String name, double otherwise) {
        return object instanceof JsonObject json && json.get(name) instanceof JsonNumber number
                ? number.doubleValue()
                : otherwise;
    }
}
