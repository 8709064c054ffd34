package io.serenade.rendering.film;

import java.util.List;

/**
 * A film: shots in their order, without gaps.
 *
 * @param shots the first at 0, each at least a frame later than the one before
 * @param frames length of the film, at 30 frames per second
 * @param opening frames in which the first shot comes out of black; 0 for none
 */
public record FilmPlan(List<Shot> shots, int frames, FilmFormat format, Quality quality, int opening) {
    public FilmPlan {
        shots = List.copyOf(shots);
        if (shots.isEmpty() || shots.get(0).start() != 0 || opening < 0) {
            throw new IllegalArgumentException("a film begins with a shot at 0");
        }
        for (int i = 0; i < shots.size(); i++) {
            int end = i + 1 < shots.size() ? shots.get(i + 1).start() : frames;
            if (end <= shots.get(i).start()) {
                throw new IllegalArgumentException("shot " + i + " ends at frame " + end + " before it begins");
            }
        }
    }

    /**
     * A film as long as its song.
     *
     * @param seconds length of the song, by its decoded samples
     */
    public static FilmPlan of(List<Shot> shots, double seconds, FilmFormat format, Quality quality) {
        return new FilmPlan(shots, Math.max(1, Shot.frameAt(seconds)), format, quality, 0);
    }

    int start(int shot) {
        return shot == shots.size() ? frames : shots.get(shot).start();
    }

    int length(int shot) {
        return start(shot + 1) - start(shot);
    }
}
