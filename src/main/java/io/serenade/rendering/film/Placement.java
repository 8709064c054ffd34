package io.serenade.rendering.film;

import java.util.Optional;

/**
 * A segment in its place.
 *
 * @param start frame of the film at which it begins
 * @param frames for how many frames it is shown: more than it has if it loops, fewer if a longer one serves several
 *     shots
 * @param shot number of the shot that it belongs to, from 0; of a crossfade, the earlier one
 * @param segment empty while a source that it shows, or that its length depends on, is not made yet
 */
public record Placement(int start, int frames, int shot, Optional<Segment> segment) {}
