package io.serenade.platform.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Pictures in MP4 boxes, which phones make and not all browsers show: a format that we do not store but callers send,
 * recognised by the brands of the file (ISO/IEC 23008-12 and the AVIF specification).
 */
public enum BoxedPicture {
    HEIC(Set.of("heic", "heix", "heim", "heis", "hevc", "hevx")),
    AVIF(Set.of("avif", "avis"));

    private static final int MAX_BRANDS = 32;
    private static final int BRANDS = 8;

    private final Set<String> brands;

    BoxedPicture(Set<String> brands) {
        this.brands = brands;
    }

    /**
     * Recognises the format by a file's first bytes. The brand {@code mif1} alone does not decide, so all brands are
     * checked.
     */
    public static Optional<BoxedPicture> of(byte[] start) {
        if (start.length < BRANDS + 8 || !word(start, 4).equals("ftyp")) {
            return Optional.empty();
        }
        long told = ByteBuffer.wrap(start).getInt() & 0xFFFF_FFFFL;
        int end = (int) Math.min(Math.min(told, start.length), BRANDS + 4L * MAX_BRANDS);
        Set<String> found = new HashSet<>();
        for (int at = BRANDS; at + 4 <= end; at += 4) {
            if (at != BRANDS + 4) {
                found.add(word(start, at));
            }
        }
        if (found.stream().anyMatch(AVIF.brands::contains)) {
            return Optional.of(AVIF);
        }
        boolean heic =
                found.stream().anyMatch(HEIC.brands::contains) || found.contains("mif1") || found.contains("msf1");
        return heic ? Optional.of(HEIC) : Optional.empty();
    }

    private static String word(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }
}
