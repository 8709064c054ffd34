package io.serenade.rendering.film;

import io.serenade.rendering.film.Transition.Kind;
import java.util.Optional;

/**
 * Decides how long transitions are. None may take more than half of a shot, so that two never meet. A crossfade needs
 * frames beyond the shots on both sides: a still and a clip that loops have any number of them; a clip that is long
 * enough for its shot gives its spare frames, and if it has none the crossfade becomes a cut. The decision for
 * a cut depends on its two shots only, so exchanging a clip changes nothing further away.
 */
final class Cuts {
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final FilmPlan plan;

    Cuts(FilmPlan plan) {
        this.plan = plan;
    }

    /** The cut before a shot; empty while it depends on an awaited source. */
    Optional<Cut> before(int shot) {
        if (shot == 0) {
            return Optional.of(Cut.of(Kind.FADE, Math.min(plan.opening(), plan.length(0) / 2)));
        }
        if (shot == plan.shots().size()) {
            Transition last = plan.shots().get(shot - 1).next();
            return Optional.of(
                    last.kind() == Kind.FADE
                            ? Cut.of(Kind.FADE, Math.min(last.frames(), plan.length(shot - 1) / 2))
                            : Cut.HARD);
        }
        Transition wanted = plan.shots().get(shot - 1).next();
        int room = Math.min(plan.length(shot - 1), plan.length(shot)) / 2;
        int half = Math.min(wanted.frames() / 2, room);
        if (wanted.kind() != Kind.CROSSFADE) {
            return Optional.of(Cut.of(wanted.kind(), half));
        }
        if (isAwaited(shot - 1) || isAwaited(shot)) {
            return Optional.empty();
        }
        return Optional.of(Cut.of(Kind.CROSSFADE, Math.min(half, Math.min(spare(shot - 1), spare(shot)))));
    }

    private boolean isAwaited(int shot) {
        return plan.shots().get(shot).source() instanceof Source.Awaited;
    }

    /** Frames that a shot's source can give to one of its crossfades. */
    private int spare(int shot) {
        if (plan.shots().get(shot).source() instanceof Source.Clip clip) {
            int spare = clip.frames() - plan.length(shot);
            boolean both = fades(shot - 1) && fades(shot);
            return spare < 0 ? UNLIMITED : both ? spare / 2 : spare;
        }
        return UNLIMITED;
    }

    /** Whether a crossfade is planned after a shot. */
    private boolean fades(int shot) {
        return shot >= 0
                && shot + 1 < plan.shots().size()
                && plan.shots().get(shot).next().kind() == Kind.CROSSFADE;
    }
}
