package io.serenade.jobs.engine;

import io.serenade.jobs.WorkerPool;
import io.serenade.platform.settings.Settings;
import java.util.List;
import java.util.Locale;

/**
 * How many workers this node has for each pool.
 *
 * @param maxParallelRenders {@code MAX_PARALLEL_RENDERS}; by default half the processors, at least one
 * @param pools {@code LANES}: which pools this node works in
 */
public record WorkerSettings(int ioWorkers, int maxParallelRenders, List<WorkerPool> pools) {

    public static WorkerSettings from(Settings settings) {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new WorkerSettings(
                settings.integer("IO_WORKERS", 8, 1, 32),
                settings.integer("MAX_PARALLEL_RENDERS", half, 1, 32),
                settings.list("LANES", "io,render").stream()
                        .map(WorkerSettings::pool)
                        .distinct()
                        .toList());
    }

    private static WorkerPool pool(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "io" -> WorkerPool.IO;
            case "render" -> WorkerPool.RENDER;
            default -> throw Settings.refusal("LANES", name, "a list of io and render");
        };
    }

    public int workers(WorkerPool pool) {
        if (!pools.contains(pool)) {
            return 0;
        }
        return pool == WorkerPool.IO ? ioWorkers : maxParallelRenders;
    }
}
