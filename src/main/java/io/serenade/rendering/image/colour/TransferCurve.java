package io.serenade.rendering.image.colour;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** How stored numbers become light, both from 0 to 1. */
record TransferCurve(DoubleUnaryOperator toLight) {
    /** IEC 61966-2-1. */
    static final TransferCurve SRGB =
            new TransferCurve(v -> v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));

    private static final TransferCurve BT709 =
            new TransferCurve(v -> v < 0.081 ? v / 4.5 : Math.pow((v + 0.099) / 1.099, 1 / 0.45));

    static TransferCurve power(double exponent) {
        return new TransferCurve(v -> Math.pow(v, exponent));
    }

    /** The curve of a code of ITU-T H.273, table 3; empty for those made for bright screens. */
    static Optional<TransferCurve> ofCode(int code) {
        return switch (code) {
            case 1, 6, 14, 15 -> Optional.of(BT709);
            case 4 -> Optional.of(power(2.2));
            case 5 -> Optional.of(power(2.8));
            case 8 -> Optional.of(power(1));
            case 13 -> Optional.of(SRGB);
            default -> Optional.empty();
        };
    }

    /** The number that sRGB has for an amount of light, from 0 to 255. */
    static int srgbLevel(double light) {
        double value = light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.min(1, Math.max(0, value)));
    }
}
