package io.serenade.jobs;

import io.serenade.platform.Settings;
import java.util.List;
import java.util.Locale;

/**
 * How many workers this node has for each lane.
 *
 * @param maxParallelRenders {@code MAX_PARALLEL_RENDERS}; by default half the processors, at least one
 * @param lanes {@code LANES}: which lanes this node works in
 */
public record LaneSettings(int ioWorkers, int maxParallelRenders, List<Lane> lanes) {

    public static LaneSettings from(Settings settings) {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new LaneSettings(
                settings.integer("IO_WORKERS", 8, 1, 32),
                settings.integer("MAX_PARALLEL_RENDERS", half, 1, 32),
                settings.list("LANES", "io,render").stream()
                        .map(LaneSettings::lane)
                        .distinct()
                        .toList());
    }

    private static Lane lane(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "io" -> Lane.IO;
            case "render" -> Lane.RENDER;
            default -> throw Settings.refusal("LANES", name, "a list of io and render");
        };
    }

    public int workers(Lane lane) {
        if (!lanes.contains(lane)) {
            return 0;
        }
        return lane == Lane.IO ? ioWorkers : maxParallelRenders;
    }
}
