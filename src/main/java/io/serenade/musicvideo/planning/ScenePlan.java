package io.serenade.musicvideo.planning;

import java.util.List;
import java.util.Optional;

/**
 * What a film shows, from the first moment of its song to the last.
 *
 * @param source who wrote it
 * @param model the model's name if one wrote it, otherwise empty
 * @param style what all pictures have in common, in words for a picture model
 * @param palette two to six colours, in words
 * @param characters who appears; may be empty
 * @param scenes where it plays; at least one
 * @param shots contiguous: the first begins at 0, the last ends with the song, each begins where the one before it ends
 */
public record ScenePlan(
        Source source,
        Optional<String> model,
        String style,
        List<String> palette,
        List<CastMember> characters,
        List<Scene> scenes,
        List<Shot> shots) {
    public ScenePlan {
        palette = List.copyOf(palette);
        characters = List.copyOf(characters);
        scenes = List.copyOf(scenes);
        shots = List.copyOf(shots);
    }

    /** Who wrote a plan; shown to the user. */
    public enum Source {
        /** A language model, from the user's words and the song. */
        MODEL,
        /** Nobody: it follows from the song's mood and the user's words, and costs nothing. */
        MOOD
    }

    /** Somebody who appears. @param description what they look like, the same words wherever they are shown */
    public record CastMember(String id, String description) {}

    /** A place. @param description with its light and time of day */
    public record Scene(String id, String description) {}

    /**
     * What is seen between two cuts.
     *
     * @param start in seconds
     * @param end in seconds
     * @param scene id of one of the scenes
     * @param characters ids of those who are seen
     * @param prompt what happens
     * @param transition how the shot gives way to the next one; of the last, how the film ends
     * @param lyrics what is sung meanwhile; empty if nothing is
     */
    public record Shot(
            double start,
            double end,
            String scene,
            List<String> characters,
            String prompt,
            Camera camera,
            Light light,
            Transition transition,
            String lyrics) {
        public Shot {
            characters = List.copyOf(characters);
        }

        public double duration() {
            return end - start;
        }

        public Shot between(double newStart, double newEnd) {
            return new Shot(newStart, newEnd, scene, characters, prompt, camera, light, transition, lyrics);
        }
    }

    public Scene scene(String id) {
        return scenes.stream()
                .filter(scene -> scene.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scene " + id));
    }

    public CastMember character(String id) {
        return characters.stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no character " + id));
    }
}
