package io.serenade.rendering.image.colour;

import com.twelvemonkeys.imageio.color.ColorProfiles;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Colours as an embedded ICC profile defines them. */
public final class ProfileColours implements Colours {
    private static final ICC_Profile SRGB_PROFILE = ICC_Profile.getInstance(ColorSpace.CS_sRGB);

    private final ICC_Profile profile;

    private ProfileColours(ICC_Profile profile) {
        this.profile = profile;
    }

    /** The colours of a profile; sRGB where it is broken or for another number of channels, as in browsers. */
    public static Colours of(byte[] icc, int channels) {
        try {
            ICC_Profile profile = ColorProfiles.createProfile(icc);
            int type = channels == 1 ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB;
            boolean fits = profile.getNumComponents() == channels && profile.getColorSpaceType() == type;
            return fits && !ColorProfiles.isCS_sRGB(profile) ? new ProfileColours(profile) : SRGB;
        } catch (IllegalArgumentException | CMMException e) {
            return SRGB;
        }
    }

    @Override
    public void toSrgb(int[] argb) {
        try {
            if (profile.getNumComponents() == 1) {
                grey(argb);
            } else {
                colour(argb);
            }
        } catch (CMMException | IllegalArgumentException e) {
            // Profiles may be found broken only when they are used; the numbers stay as they are then.
            return;
        }
    }

    private void grey(int[] argb) {
        byte[] levels = new byte[256];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = (byte) level;
        }
        byte[] shown = convert(levels, levels.length);
        for (int at = 0; at < argb.length; at++) {
            int level = argb[at] & 255;
            argb[at] = argb[at] & 0xff000000 | rgb(shown, level * 3);
        }
    }

    private void colour(int[] argb) {
        byte[] stored = new byte[argb.length * 3];
        for (int at = 0; at < argb.length; at++) {
            stored[at * 3] = (byte) (argb[at] >> 16);
            stored[at * 3 + 1] = (byte) (argb[at] >> 8);
            stored[at * 3 + 2] = (byte) argb[at];
        }
        byte[] shown = convert(stored, argb.length);
        for (int at = 0; at < argb.length; at++) {
            argb[at] = argb[at] & 0xff000000 | rgb(shown, at * 3);
        }
    }

    private static int rgb(byte[] bytes, int at) {
        return (bytes[at] & 255) << 16 | (bytes[at + 1] & 255) << 8 | bytes[at + 2] & 255;
    }

    private byte[] convert(byte[] stored, int pixels) {
        int channels = profile.getNumComponents();
        WritableRaster from = Raster.createInterleavedRaster(
                new DataBufferByte(stored, stored.length),
                pixels,
                1,
                pixels * channels,
                channels,
                offsets(channels),
                null);
        WritableRaster to = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, pixels, 1, 3, null);
        new ColorConvertOp(new ICC_Profile[] {profile, SRGB_PROFILE}, null).filter(from, to);
        return ((DataBufferByte) to.getDataBuffer()).getData();
    }

    private static int[] offsets(int channels) {
        return channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
    }
}
