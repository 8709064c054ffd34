package io.serenade.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Whether there is room for more media. The fullest disk decides. Beyond the limit only new orders are refused,
 * so that those under way can be finished before the disk is full. A bucket has no known limit.
 */
@ApplicationScoped
public class StorageRoom {
    /** From this share of a disk on, operators are warned. */
    public static final double NEARLY_FULL = 0.8;

    private static final Duration KEPT = Duration.ofSeconds(5);

    @Inject
    MediaStore media;

    @Inject
    RoomSettings settings;

    @Inject
    Clock clock;

    private volatile Seen seen;

    private record Seen(Instant at, OptionalDouble fullness) {}

    /** Whether orders must wait until somebody has made room. A disk whose usage is unknown does not count as full. */
    public boolean isFull() {
        return fullness().orElse(0) * 100 >= settings.stopPercent();
    }

    /**
     * The used share of the fullest disk, from 0 to 1, at most five seconds old; empty if there is no limit or it is
     * unknown.
     */
    public OptionalDouble fullness() {
        Instant now = clock.instant();
        Seen last = seen;
        if (last == null || now.isAfter(last.at().plus(KEPT)) || now.isBefore(last.at())) {
            last = new Seen(now, read());
            seen = last;
        }
        return last.fullness();
    }

    private OptionalDouble read() {
        try {
            return media.fullness();
        } catch (IOException e) {
            System.getLogger(StorageRoom.class.getName())
                    .log(System.Logger.Level.WARNING, "How full the storage is cannot be told: {0}", e.getMessage());
            return OptionalDouble.empty();
        }
    }

    public int stopPercent() {
        return settings.stopPercent();
    }
}
