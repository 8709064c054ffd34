package io.serenade.rendering.film;

import io.serenade.rendering.ffmpeg.FilmArguments.Blend;
import io.serenade.rendering.film.Transition.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plan as segments in their places, without gaps from the first frame to the last. Rebuilt whenever the plan changes;
 * segments that show the same pictures keep their keys.
 */
public final class Timeline {
    /**
     * The most frames that one child encodes; a longer body becomes several segments, so that each is ready long before
     * its deadline.
     */
    private static final int MOST_FRAMES = 300;

    private final FilmPlan plan;
    private final List<Cut> cuts = new ArrayList<>();
    private final List<Placement> placements;

    private Timeline(FilmPlan plan) {
        this.plan = plan;
        Cuts decided = new Cuts(plan);
        List<Optional<Cut>> found = new ArrayList<>();
        for (int shot = 0; shot <= plan.shots().size(); shot++) {
            found.add(decided.before(shot));
            // Where a crossfade is not decided yet, a hard cut keeps its place.
            cuts.add(found.get(shot).orElse(Cut.HARD));
        }
        List<Placement> placed = new ArrayList<>();
        for (int shot = 0; shot < plan.shots().size(); shot++) {
            boolean known = found.get(shot).isPresent() && found.get(shot + 1).isPresent();
            place(shot, known, placed);
        }
        this.placements = shared(placed);
    }

    public static Timeline of(FilmPlan plan) {
        return new Timeline(plan);
    }

    private void place(int shot, boolean known, List<Placement> placed) {
        Cut before = cuts.get(shot);
        Cut behind = cuts.get(shot + 1);
        int start = plan.start(shot);
        int body = start + before.half();
        int end = plan.start(shot + 1);
        boolean there = known && !(plan.shots().get(shot).source() instanceof Source.Awaited);
        if (before.kind() == Kind.FADE) {
            add(placed, shot, start, body, there, Blend.FADE_IN);
        }
        add(placed, shot, body, end - behind.half(), there, Blend.NONE);
        switch (behind.kind()) {
            case CUT -> {}
            case FADE -> add(placed, shot, end - behind.half(), end, there, Blend.FADE_OUT);
            // Known only where both of its shots are there.
            case CROSSFADE -> {
                List<Part> parts = List.of(part(shot, end - behind.half()), part(shot + 1, end - behind.half()));
                int frames = 2 * behind.half();
                Segment segment = new Segment(parts, Blend.CROSSFADE, frames, plan.format(), plan.quality());
                placed.add(new Placement(end - behind.half(), frames, shot, Optional.of(segment)));
            }
        }
    }

    private void add(List<Placement> placed, int shot, int from, int to, boolean there, Blend blend) {
        if (to <= from) {
            return;
        }
        if (!there) {
            placed.add(new Placement(from, to - from, shot, Optional.empty()));
            return;
        }
        Part part = part(shot, from);
        int frames = blend == Blend.NONE ? Math.min(to - from, once(part)) : to - from;
        int end = frames > MOST_FRAMES ? from + MOST_FRAMES : to;
        int encoded = Math.min(frames, MOST_FRAMES);
        Segment segment = new Segment(List.of(part), blend, encoded, plan.format(), plan.quality());
        placed.add(new Placement(from, end - from, shot, Optional.of(segment)));
        add(placed, shot, end, to, true, blend);
    }

    /** The number of frames after which a part repeats itself. */
    private static int once(Part part) {
        return part instanceof Part.OfClip clip ? clip.source().frames() : Integer.MAX_VALUE;
    }

    /** What a shot shows from a frame of the film on, its handles included. */
    private Part part(int shot, int frame) {
        Shot planned = plan.shots().get(shot);
        int before = cuts.get(shot).handle();
        int behind = cuts.get(shot + 1).handle();
        int length = before + plan.length(shot) + behind;
        int at = frame - (plan.start(shot) - before);
        if (planned.source() instanceof Source.Still still) {
            return new Part.OfStill(still, at, length, planned.mirrored(), planned.framing());
        }
        Source.Clip clip = (Source.Clip) planned.source();
        int first = length > clip.frames()
                ? firstOfLoop(clip.frames(), length, 2 * before, 2 * behind)
                : Math.max(0, Math.min(planned.in() - before, clip.frames() - length));
        return new Part.OfClip(
                clip, (first + at) % clip.frames(), planned.mirrored(), planned.framing(), planned.closer());
    }

    /**
     * The first frame of a clip that has to loop: usually its beginning. If a seam of the loop would lie within a
     * crossfade, so that two changes would be seen at once, the clip starts late enough to move the seam before the
     * crossfade.
     *
     * @param frames of the clip
     * @param length of what is shown, its crossfades included
     * @param opening length of the crossfade at its beginning; 0 for none
     * @param ending length of the crossfade at its end
     */
    private static int firstOfLoop(int frames, int length, int opening, int ending) {
        int sinceSeam = length % frames;
        if (sinceSeam == 0 || sinceSeam >= ending) {
            return 0;
        }
        int later = ending - sinceSeam;
        boolean opensWell = frames - later >= opening;
        boolean oneSeamOnly = frames >= ending;
        return opensWell && oneSeamOnly ? later : 0;
    }

    /** Lets the longest of those that begin with the same frame serve all: encoded pictures can be cut anywhere. */
    private List<Placement> shared(List<Placement> placed) {
        Map<Part, Integer> longest = new LinkedHashMap<>();
        for (Placement placement : placed) {
            placement
                    .segment()
                    .filter(Timeline::isBodyOfClip)
                    .ifPresent(body -> longest.merge(body.parts().get(0), body.frames(), Math::max));
        }
        return placed.stream()
                .map(placement -> new Placement(
                        placement.start(),
                        placement.frames(),
                        placement.shot(),
                        placement
                                .segment()
                                .map(segment -> isBodyOfClip(segment)
                                        ? segment.lasting(
                                                longest.get(segment.parts().get(0)), plan.format(), plan.quality())
                                        : segment)))
                .toList();
    }

    private static boolean isBodyOfClip(Segment segment) {
        return segment.blend() == Blend.NONE && segment.parts().get(0) instanceof Part.OfClip;
    }

    public FilmPlan plan() {
        return plan;
    }

    /** From the first frame to the last, each beginning where the one before ends. */
    public List<Placement> placements() {
        return placements;
    }

    /** What can be encoded now, each once, in the order of the film. */
    public Set<Segment> segments() {
        Set<Segment> segments = new LinkedHashSet<>();
        placements.stream().map(Placement::segment).flatMap(Optional::stream).forEach(segments::add);
        return segments;
    }

    /** Keys of what can be encoded now, in the order of the film. */
    public Collection<String> keys() {
        return segments().stream().map(Segment::key).toList();
    }

    /** Whether no source is awaited any more. */
    public boolean isComplete() {
        return placements.stream().allMatch(placement -> placement.segment().isPresent());
    }

    /** The actual transition into a shot. */
    Cut cutBefore(int shot) {
        return cuts.get(shot);
    }
}
