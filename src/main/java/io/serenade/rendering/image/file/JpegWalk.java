package io.serenade.rendering.image.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.serenade.platform.files.MediaFormat;
import io.serenade.rendering.image.colour.Colours;
import io.serenade.rendering.image.colour.ProfileColours;
import io.serenade.rendering.image.file.UnusablePictureException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Walks through the segments of a JPEG (ITU-T T.81, annex B). Progressive pictures have about ten scans; each makes the
 * decoder go over all pixels, however few bytes it has, so their number is bounded.
 */
final class JpegWalk {
    static final int MAX_SCANS = 100;
    /** As much as 40 scans over the largest picture: a second of work. */
    static final long MAX_WORK = 1_000_000_000;
    /** The most tables, restart intervals and scans; few pictures have more than two dozen. */
    private static final int MAX_SEGMENTS = 2_000;

    /** A picture does not end in this many zero bytes, unless it consists of a few flat rows. */
    private static final int UNFILLED_BYTES = 64;

    private static final int MAX_PROFILE_BYTES = 4 * 1024 * 1024;

    private static final int NONE = -1;
    private static final int TEM = 0x01;
    private static final int BASELINE = 0xC0;
    private static final int PROGRESSIVE = 0xC2;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int ARITHMETIC_CONDITIONING = 0xCC;
    private static final int LAST_FRAME = 0xCF;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int QUANTISATION_TABLES = 0xDB;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int FIRST_APPLICATION = 0xE0;
    private static final int LAST_APPLICATION = 0xEF;
    private static final int COMMENT = 0xFE;

    private static final String EXIF = "Exif\0\0";
    private static final String PROFILE = "ICC_PROFILE\0";
    private static final byte[] JFIF = {
        (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    private final byte[] bytes;
    private final PictureFile.Builder found = new PictureFile.Builder(MediaFormat.JPEG);
    private final ByteArrayOutputStream kept;
    private final ByteArrayOutputStream profileSegments = new ByteArrayOutputStream();
    private final SortedMap<Integer, byte[]> profile = new TreeMap<>();
    private int profileBytes;
    private byte[] adobe = {};
    private boolean jfif;
    private boolean exif;
    private final ScanCoverage coverage = new ScanCoverage();
    private boolean progressive;
    private int components;
    private boolean namedRgb;
    private long pixels;
    private int segments;
    private int scans;
    private int at;

    private JpegWalk(byte[] bytes) {
        this.bytes = bytes;
        this.kept = new ByteArrayOutputStream(bytes.length + 64);
    }

    static PictureFile of(byte[] bytes) {
        return new JpegWalk(bytes).walk();
    }

    private PictureFile walk() {
        at = 2;
        int marker = nextMarker();
        while (marker != END && marker != NONE) {
            marker = segment(marker) ? nextMarker() : NONE;
        }
        if (scans == 0) {
            throw new UnusablePictureException(Reason.CUT_OFF, "The JPEG ends before its pixels begin");
        }
        if (marker != END && (endsInZeros() || progressive && !coverage.isWhole(components))) {
            throw new UnusablePictureException(Reason.CUT_OFF, "The JPEG ends before its last scans");
        }
        return found.ended(marker == END)
                .passes(scans)
                .colours(colours())
                .asWeWrite(scans == 1 && components == 3 && adobe.length == 0 && !namedRgb)
                .essence(essence());
    }

    /** The next marker, or none at the end of the file. What lies between segments is skipped, as other programs do. */
    private int nextMarker() {
        while (at + 1 < bytes.length) {
            int code = bytes[at + 1] & 0xff;
            if (bytes[at] == (byte) 0xff && code != 0 && code != 0xff) {
                at += 2;
                return code;
            }
            at++;
        }
        return NONE;
    }

    /**
     * Reads the segment after a marker.
     *
     * @return false where the file ends or becomes invalid; decoders stop there, and may have all pixels
     */
    private boolean segment(int marker) {
        if (marker == TEM || marker >= FIRST_RESTART && marker <= LAST_RESTART) {
            return true;
        }
        if (marker < BASELINE || marker == START) {
            return scans == 0;
        }
        int length = at + 2 > bytes.length
                ? 0
                : Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(at));
        int end = at + length;
        if (length < 2 || end > bytes.length) {
            return length == 1 && scans == 0;
        }
        if (marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION) {
            application(marker - FIRST_APPLICATION, at + 2, end);
        } else if (marker != COMMENT) {
            keep(marker, end);
        }
        at = end;
        if (marker == SCAN) {
            entropyCodedData();
        }
        return true;
    }

    private void application(int number, int from, int end) {
        switch (number) {
            case 0 -> jfif |= starts(from, end, "JFIF\0");
            case 1 -> {
                if (!exif && starts(from, end, EXIF)) {
                    exif = true;
                    found.orientation(Orientation.ofExif(
                            ByteBuffer.wrap(bytes, from + EXIF.length(), end - from - EXIF.length())));
                }
            }
            case 2 -> {
                if (starts(from, end, PROFILE) && end - from > PROFILE.length() + 2) {
                    keepProfile(from, end);
                }
            }
            case 14 -> {
                if (adobe.length == 0 && starts(from, end, "Adobe")) {
                    adobe = Arrays.copyOfRange(bytes, from - 4, end);
                }
            }
            default -> {
                // Thumbnails, edits, prompts and the like: nothing that makes pixels.
            }
        }
    }

    private boolean starts(int from, int end, String name) {
        return end - from >= name.length() && new String(bytes, from, name.length(), ISO_8859_1).equals(name);
    }

    private void keepProfile(int from, int end) {
        byte[] part = Arrays.copyOfRange(bytes, from + PROFILE.length() + 2, end);
        profileBytes += part.length;
        if (profileBytes <= MAX_PROFILE_BYTES) {
            profile.putIfAbsent(bytes[from + PROFILE.length()] & 0xff, part);
            profileSegments.write(bytes, from - 4, end - from + 4);
        }
    }

    private void keep(int marker, int end) {
        if (++segments > MAX_SEGMENTS) {
            throw new UnusablePictureException(Reason.TOO_COSTLY, "The JPEG has more than 2,000 tables and scans");
        }
        switch (marker) {
            case HUFFMAN_TABLES, QUANTISATION_TABLES, RESTART_INTERVAL -> {}
            case SCAN -> scan();
            default -> {
                if (marker > LAST_FRAME || marker == ARITHMETIC_CONDITIONING) {
                    // Lines counted late, reserved, or of pictures that are refused by their frame; decoders skip them.
                    return;
                }
                frame(marker);
            }
        }
        kept.write(bytes, at - 2, end - at + 2);
    }

    private void frame(int marker) {
        if (marker > PROGRESSIVE || bytes[at + 2] != 8) {
            throw otherVariety();
        }
        if (components > 0) {
            throw new UnusablePictureException(Reason.DAMAGED, "The JPEG has two frames");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        int height = Short.toUnsignedInt(header.getShort(at + 3));
        int width = Short.toUnsignedInt(header.getShort(at + 5));
        progressive = marker == PROGRESSIVE;
        components = bytes[at + 7];
        namedRgb = components == 3 && bytes[at + 8] == 'R' && bytes[at + 11] == 'G' && bytes[at + 14] == 'B';
        found.size(width, height);
        found.bytesPerPixel(components == 4 ? 7 : components);
        pixels = (long) width * height;
    }

    private static UnusablePictureException otherVariety() {
        return new UnusablePictureException(
                Reason.OTHER_VARIETY, "The JPEG is lossless, arithmetic, hierarchical or of 12 bits");
    }

    private void scan() {
        if (components == 0) {
            throw new UnusablePictureException(Reason.DAMAGED, "The JPEG has a scan without a frame");
        }
        coverage.add(bytes, at + 2);
        scans++;
        if (scans > MAX_SCANS || scans * pixels > MAX_WORK) {
            throw new UnusablePictureException(
                    Reason.TOO_COSTLY, "The JPEG makes a decoder go over its " + pixels + " pixels too often");
        }
    }

    /** Up to the next marker that is no restart. */
    private void entropyCodedData() {
        byte[] all = bytes;
        int last = all.length - 1;
        int end = at;
        while (end < last && (all[end] != (byte) 0xff || !endsData(all[end + 1] & 0xff))) {
            end++;
        }
        end = end < last ? end : all.length;
        kept.write(all, at, end - at);
        at = end;
    }

    /** Whether the file ends in space that was reserved and never filled; zeros are valid codes of flat grey. */
    private boolean endsInZeros() {
        int last = bytes.length - 1;
        while (last >= 0 && bytes[last] == 0) {
            last--;
        }
        return bytes.length - 1 - last >= UNFILLED_BYTES;
    }

    private static boolean endsData(int code) {
        return code != 0 && code != 0xff && (code < FIRST_RESTART || code > LAST_RESTART);
    }

    /** Four inks become red, green and blue inside the decoder, which needs the profile for it. */
    private Colours colours() {
        if (components == 4 || profile.isEmpty() || profileBytes > MAX_PROFILE_BYTES) {
            return Colours.SRGB;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(profileBytes);
        profile.values().forEach(whole::writeBytes);
        return ProfileColours.of(whole.toByteArray(), components);
    }

    private byte[] essence() {
        ByteArrayOutputStream essence = new ByteArrayOutputStream(kept.size() + profileSegments.size() + 64);
        essence.writeBytes(new byte[] {(byte) 0xff, (byte) START});
        // If nothing distinguishes luma and chroma from red, green and blue, decoders guess, and guess differently.
        if (jfif || components == 3 && adobe.length == 0 && !namedRgb) {
            essence.writeBytes(JFIF);
        }
        essence.writeBytes(adobe);
        if (components == 4 && profileBytes <= MAX_PROFILE_BYTES) {
            essence.writeBytes(profileSegments.toByteArray());
        }
        essence.writeBytes(kept.toByteArray());
        essence.writeBytes(new byte[] {(byte) 0xff, (byte) END});
        return essence.toByteArray();
    }
}
