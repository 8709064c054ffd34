package io.serenade.rendering.image.colour;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What a PNG says about its colours, in the specification's order of precedence: cICP, iCCP, sRGB, gAMA with cHRM. */
public final class PngColours {
    private static final int MAX_PROFILE_BYTES = 4 * 1024 * 1024;
    private static final double UNIT = 100_000;
    /** The exponent of sRGB as gAMA stores it; a value near it is taken for sRGB. */
    private static final double SRGB_GAMMA = 0.45455;

    private static final double ALMOST = 0.02;

    private final Map<String, byte[]> chunks = new HashMap<>();

    public void keep(String type, byte[] data) {
        chunks.putIfAbsent(type, data);
    }

    public Colours read(boolean grey) {
        return codePoints()
                .or(() -> profile(grey))
                .or(() -> find("sRGB", 1).map(chunk -> Colours.SRGB))
                .or(this::gamma)
                .orElse(Colours.SRGB);
    }

    private Optional<byte[]> find(String type, int length) {
        return Optional.ofNullable(chunks.get(type)).filter(data -> data.length >= length);
    }

    /**
     * Numbers of ITU-T H.273: primaries, transfer, matrix and range. Those for bright screens (PQ, HLG) are left alone.
     */
    private Optional<Colours> codePoints() {
        return find("cICP", 4).filter(data -> data[2] == 0 && data[3] == 1).flatMap(data -> Primaries.ofCode(data[0])
                .flatMap(primaries -> TransferCurve.ofCode(data[1]).map(curve -> CurveColours.of(curve, primaries))));
    }

    private Optional<Colours> profile(boolean grey) {
        return find("iCCP", 1).flatMap(PngColours::inflated).map(profile -> ProfileColours.of(profile, grey ? 1 : 3));
    }

    /** The profile, which follows its name and method; empty when it is broken or longer than any profile is. */
    private static Optional<byte[]> inflated(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        int from = name + 2;
        if (from >= chunk.length) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(chunk, from, chunk.length - from);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            while (!inflater.finished() && out.size() <= MAX_PROFILE_BYTES) {
                int count = inflater.inflate(part);
                if (count == 0) {
                    break;
                }
                out.write(part, 0, count);
            }
            return inflater.finished() ? Optional.of(out.toByteArray()) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private Optional<Colours> gamma() {
        return find("gAMA", 4)
                .map(data -> Integer.toUnsignedLong(ByteBuffer.wrap(data).getInt()) / UNIT)
                .filter(gamma -> gamma > 0.01 && gamma < 10)
                .map(gamma -> CurveColours.of(
                        Math.abs(gamma - SRGB_GAMMA) < ALMOST ? TransferCurve.SRGB : TransferCurve.power(1 / gamma),
                        primaries()));
    }

    private Primaries primaries() {
        return find("cHRM", 32)
                .map(data -> {
                    ByteBuffer numbers = ByteBuffer.wrap(data);
                    double[] xy = new double[8];
                    for (int i = 0; i < xy.length; i++) {
                        xy[i] = Integer.toUnsignedLong(numbers.getInt()) / UNIT;
                    }
                    return Primaries.of(xy);
                })
                .orElse(Primaries.BT709);
    }
}
