package io.serenade.musicvideo.planning;

import io.serenade.musicvideo.analysis.Section;
import io.serenade.musicvideo.analysis.SongAnalysis;
import io.serenade.musicvideo.planning.ScenePlan.Scene;
import io.serenade.musicvideo.planning.ScenePlan.Shot;
import io.serenade.musicvideo.planning.ScenePlan.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A plan without a model: the song's mood gives style, palette and places, its sections say where it plays, their
 * energy how the camera moves, and the user's words are in every shot. The same request gives the same plan.
 */
public final class MoodPlan {
    private static final int MAX_SUBJECT = 220;
    private static final int MAX_PROMPT = 500;
    private static final double CALM = 0.4;
    private static final double LOUD = 0.7;

    /** What is seen, from far to near and back, so that neighbours differ. */
    private static final List<String> VIEWS = List.of(
            "Wide view: %s",
            "Close view of a telling detail: %s",
            "Medium view from the side: %s",
            "View from below against the sky: %s",
            "View through a frame in the foreground: %s",
            "View from behind, following: %s",
            "View from high above: %s");

    private static final List<Camera> CALM_CAMERA =
            List.of(Camera.SLOW_PUSH_IN, Camera.STATIC, Camera.PULL_BACK, Camera.CLOSE_UP, Camera.CRANE, Camera.TILT);
    private static final List<Camera> MIDDLE_CAMERA =
            List.of(Camera.DOLLY, Camera.PAN, Camera.TRACKING, Camera.CLOSE_UP, Camera.TILT, Camera.SLOW_PUSH_IN);
    private static final List<Camera> LOUD_CAMERA =
            List.of(Camera.ORBIT, Camera.HANDHELD, Camera.TRACKING, Camera.AERIAL, Camera.DOLLY, Camera.CRANE);

    private final PlanRequest request;
    private final MoodLook look;
    private final String subject;
    private final int seed;

    private MoodPlan(PlanRequest request) {
        this.request = request;
        this.look = MoodLook.of(request.song().mood());
        this.subject = PlanReader.clean(request.prompt(), MAX_SUBJECT).replaceAll("[.!?,;:\\s]+$", "");
        this.seed = Math.floorMod(request.prompt().hashCode(), VIEWS.size());
    }

    public static ScenePlan of(PlanRequest request) {
        return new MoodPlan(request).plan();
    }

    private ScenePlan plan() {
        Map<String, Scene> scenes = scenes();
        return new ScenePlan(
                Source.MOOD,
                Optional.empty(),
                look.style(),
                look.palette(),
                List.of(),
                List.copyOf(scenes.values()),
                shots(scenes));
    }

    /** One for each kind of section; a second verse plays in another place than the first. */
    private Map<String, Scene> scenes() {
        Map<String, Scene> scenes = new LinkedHashMap<>();
        for (Section section : request.song().sections()) {
            String id = sceneOf(section);
            scenes.computeIfAbsent(id, missing -> new Scene(missing, look.place(scenes.size() + seed)));
        }
        if (scenes.isEmpty()) {
            scenes.put("scene", new Scene("scene", look.place(seed)));
        }
        return scenes;
    }

    private String sceneOf(Section section) {
        String kind = section.type().name().toLowerCase(Locale.ROOT);
        if (section.type() != Section.Type.VERSE) {
            return kind;
        }
        long before = request.song().sections().stream()
                .filter(other -> other.type() == Section.Type.VERSE && other.start() < section.start())
                .count();
        return kind + "_" + (before % 2 + 1);
    }

    private List<Shot> shots(Map<String, Scene> scenes) {
        SongAnalysis song = request.song();
        List<Double> cuts = song.cuts();
        ClipAssignment clips = ClipAssignment.ofCuts(cuts, song.sections(), request.clips());
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.size(); i++) {
            double start = cuts.get(i);
            double end = cuts.get(i + 1);
            int first = clips.madeFor().get(clips.clipOfShot().get(i));
            boolean shared = first < i;
            Scene scene = sceneAt((cuts.get(first) + cuts.get(first + 1)) / 2, scenes);
            double energy = Briefing.energyAt((start + end) / 2, song.sections());
            shots.add(new Shot(
                    start,
                    end,
                    scene.id(),
                    List.of(),
                    prompt(first, scene),
                    shared ? shots.get(first).camera() : camera(i, energy, shots),
                    light(scene, energy),
                    transition(i, energy),
                    PlanReader.clean(request.lyrics().between(start, end), MAX_PROMPT)));
        }
        return shots;
    }

    private Scene sceneAt(double time, Map<String, Scene> scenes) {
        return request.song().sections().stream()
                .filter(section -> section.start() <= time && time < section.end())
                .findFirst()
                .map(section -> scenes.get(sceneOf(section)))
                .orElseGet(() -> scenes.values().iterator().next());
    }

    private String prompt(int number, Scene scene) {
        String view = VIEWS.get((number + seed) % VIEWS.size()).formatted(subject);
        return PlanReader.clean(view + ". " + look.motion(number + seed) + ", " + scene.description(), MAX_PROMPT);
    }

    private Camera camera(int number, double energy, List<Shot> before) {
        List<Camera> choice = energy < CALM ? CALM_CAMERA : energy < LOUD ? MIDDLE_CAMERA : LOUD_CAMERA;
        Camera camera = choice.get((number + seed) % choice.size());
        boolean again = !before.isEmpty() && before.get(before.size() - 1).camera() == camera;
        return again ? choice.get((number + seed + 1) % choice.size()) : camera;
    }

    /** A place keeps its light, except in loud moments. */
    private Light light(Scene scene, double energy) {
        return energy >= LOUD
                ? look.loudLight()
                : look.light(Math.floorMod(scene.id().hashCode(), 7));
    }

    /**
     * A crossfade in calm parts, and between two sections if neither side is loud; otherwise a cut. The film ends with
     * a fade.
     */
    private Transition transition(int number, double energy) {
        List<Double> cuts = request.song().cuts();
        if (number + 2 == cuts.size()) {
            return Transition.FADE;
        }
        double next = Briefing.energyAt(
                (cuts.get(number + 1) + cuts.get(number + 2)) / 2,
                request.song().sections());
        double louder = Math.max(energy, next);
        return louder < LOUD && (louder < CALM || changesSection(number)) ? Transition.CROSSFADE : Transition.CUT;
    }

    private boolean changesSection(int number) {
        List<Double> cuts = request.song().cuts();
        double here = (cuts.get(number) + cuts.get(number + 1)) / 2;
        double next = (cuts.get(number + 1) + cuts.get(number + 2)) / 2;
        return request.song().sections().stream()
                .anyMatch(section -> section.start() > here && section.start() <= next);
    }
}
