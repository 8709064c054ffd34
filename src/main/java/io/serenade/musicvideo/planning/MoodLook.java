package io.serenade.musicvideo.planning;

import io.serenade.musicvideo.analysis.Mood;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The visual style of a mood: what all pictures have in common, colours, places, light, and motion. */
enum MoodLook {
    DRIVING(
            "energetic exciting intense aggressive powerful driving angry fierce",
            "cinematic music video, anamorphic lens, high contrast, crisp detail, motion in every frame",
            List.of("black", "crimson", "electric blue", "white"),
            List.of(
                    "a city avenue at night after rain, reflections on the asphalt",
                    "a rooftop above a skyline with moving clouds",
                    "an empty underground hall with rows of concrete pillars",
                    "a coast road with breaking waves and a storm on the horizon",
                    "a desert plain with dust in the wind",
                    "a tunnel of lights that rush past"),
            List.of(
                    "everything races forward",
                    "sparks and dust whirl",
                    "lights flash past",
                    "cloth beats in the wind"),
            List.of(Light.NEON, Light.LOW_KEY, Light.SILHOUETTE),
            Light.STROBE),
    BRIGHT(
            "happy bright joyful uplifting playful cheerful positive euphoric fun hopeful",
            "colourful cinematic music video, soft lens, gentle film grain, airy and warm",
            List.of("sunflower yellow", "coral", "sky blue", "cream"),
            List.of(
                    "a flowering meadow under a wide summer sky",
                    "a street of painted houses with flags between the balconies",
                    "a beach with shallow water that glitters",
                    "a fairground in the late afternoon",
                    "a garden with lanterns in the trees",
                    "a hill above a small town with kites in the air"),
            List.of(
                    "petals drift by",
                    "ribbons and leaves dance",
                    "water splashes and glitters",
                    "shadows of birds pass"),
            List.of(Light.HIGH_KEY, Light.GOLDEN_HOUR, Light.NATURAL),
            Light.HIGH_KEY),
    CALM(
            "calm peaceful relaxed relaxing dreamy ambient gentle serene chill mellow soft",
            "poetic cinematic film, natural textures, shallow depth of field, muted and quiet",
            List.of("sage green", "sand", "mist grey", "pale blue"),
            List.of(
                    "a lake at dawn with mist over the water",
                    "a pine forest with beams of light between the trunks",
                    "a wide valley seen from a mountain path",
                    "a room with linen curtains at an open window",
                    "a field of tall grass that moves in waves",
                    "a quiet harbour with a single boat"),
            List.of("mist moves slowly", "grass sways", "ripples spread on the water", "dust floats in the light"),
            List.of(Light.NATURAL, Light.BLUE_HOUR, Light.GOLDEN_HOUR),
            Light.GOLDEN_HOUR),
    DARK(
            "sad melancholic melancholy dark somber sombre tense moody gloomy lonely mysterious serious",
            "melancholic cinematic film, 35 mm grain, deep shadows, slow and intimate",
            List.of("slate", "indigo", "silver", "one warm amber lamp"),
            List.of(
                    "a railway platform in the rain at night",
                    "an old house with one lit window",
                    "a grey sea below a long pier",
                    "a bare forest in the first snow",
                    "a bridge in fog with passing lights",
                    "an empty theatre with rows of dark seats"),
            List.of("rain runs down", "snow falls slowly", "breath hangs in the cold air", "fog closes and opens"),
            List.of(Light.BLUE_HOUR, Light.LOW_KEY, Light.MOONLIGHT),
            Light.SILHOUETTE),
    TENDER(
            "romantic tender warm loving heartfelt nostalgic sentimental sensual",
            "romantic cinematic film, warm vintage lens, soft bloom, intimate",
            List.of("rose", "amber", "deep green", "ivory"),
            List.of(
                    "an orchard in blossom in the last sun",
                    "a kitchen at night with candles on the table",
                    "a path along a river with willows",
                    "a dance floor under strings of small lamps",
                    "a balcony above the roofs of an old town",
                    "a train window with fields passing by"),
            List.of("blossom falls", "candles flicker", "hair moves in the breeze", "light dances on the walls"),
            List.of(Light.GOLDEN_HOUR, Light.CANDLELIGHT, Light.NATURAL),
            Light.GOLDEN_HOUR);

    private final List<String> moods;
    private final String style;
    private final List<String> palette;
    private final List<String> places;
    private final List<String> motions;
    private final List<Light> lights;
    private final Light loudLight;

    MoodLook(
            String moods,
            String style,
            List<String> palette,
            List<String> places,
            List<String> motions,
            List<Light> lights,
            Light loudLight) {
        this.moods = List.of(moods.split(" "));
        this.style = style;
        this.palette = palette;
        this.places = places;
        this.motions = motions;
        this.lights = lights;
        this.loudLight = loudLight;
    }

    /** The look of the primary mood, otherwise of the secondary one, otherwise the one that the energy suggests. */
    static MoodLook of(Mood mood) {
        return Arrays.stream(new String[] {mood.primary(), mood.secondary()})
                .map(word -> word.toLowerCase(Locale.ROOT))
                .flatMap(word -> Arrays.stream(values()).filter(look -> look.moods.contains(word)))
                .findFirst()
                .orElseGet(() -> switch (mood.energyLevel().toLowerCase(Locale.ROOT)) {
                    case "high" -> DRIVING;
                    case "low" -> CALM;
                    default -> BRIGHT;
                });
    }

    String style() {
        return style;
    }

    List<String> palette() {
        return palette;
    }

    String place(int number) {
        return nth(places, number);
    }

    String motion(int number) {
        return nth(motions, number);
    }

    Light light(int number) {
        return nth(lights, number);
    }

    Light loudLight() {
        return loudLight;
    }

    private static <T> T nth(List<T> list, int number) {
        return list.get(Math.floorMod(number, list.size()));
    }
}
