package io.serenade.jobs.retention;

import io.serenade.platform.settings.Settings;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How long rows are kept, and how much a night may remove.
 *
 * @param jobsKept {@code JOB_RETENTION_DAYS}: how long the remains of an erased job are kept
 * @param maxOrphans {@code CLEAN_UP_MAX_FILES}: how many orphaned files one night may remove; without it a share of all
 *     files
 */
public record RetentionSettings(Duration jobsKept, OptionalInt maxOrphans) {

    public static RetentionSettings from(Settings settings) {
        return new RetentionSettings(
                Duration.ofDays(settings.integer("JOB_RETENTION_DAYS", 365, 1, 36_500)),
                settings.find("CLEAN_UP_MAX_FILES").isPresent()
                        ? OptionalInt.of(
                                settings.integer("CLEAN_UP_MAX_FILES", Integer.MAX_VALUE, 0, Integer.MAX_VALUE))
                        : OptionalInt.empty());
    }
}
