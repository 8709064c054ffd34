package io.serenade.storage;

import io.serenade.platform.settings.Settings;

/**
 * When the storage counts as full.
 *
 * @param stopPercent {@code STORAGE_STOP_PERCENT}: when this share of a disk is used, in percent, no orders are
 *     accepted
 */
public record RoomSettings(int stopPercent) {
    public static RoomSettings from(Settings settings) {
        return new RoomSettings(settings.integer("STORAGE_STOP_PERCENT", 95, 50, 100));
    }
}
