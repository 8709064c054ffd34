package io.serenade.rendering.image.file;

import java.util.HashMap;
import java.util.Map;

/**
 * Which of the 64 coefficients of each component the scans of a progressive JPEG have transmitted to their last bit.
 */
final class ScanCoverage {
    private final Map<Byte, Long> done = new HashMap<>();

    /** Takes the header of a scan, whose first byte counts its components. */
    void add(byte[] bytes, int at) {
        int count = bytes[at];
        int first = bytes[at + 1 + 2 * count] & 63;
        int last = bytes[at + 2 + 2 * count] & 63;
        boolean toTheLastBit = (bytes[at + 3 + 2 * count] & 15) == 0;
        long coefficients = toTheLastBit && last >= first ? (-1L >>> (63 - last + first)) << first : 0;
        for (int i = 0; i < count; i++) {
            done.merge(bytes[at + 1 + 2 * i], coefficients, (before, now) -> before | now);
        }
    }

    boolean isWhole(int components) {
        return done.size() == components && done.values().stream().allMatch(coefficients -> coefficients == -1L);
    }
}
