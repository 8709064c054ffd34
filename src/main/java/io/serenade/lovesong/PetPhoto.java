package io.serenade.lovesong;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.json.Base64Text;
import io.serenade.platform.limits.OverloadedException;
import io.serenade.rendering.image.PictureIntake;
import io.serenade.rendering.image.file.PictureFile;
import io.serenade.rendering.image.file.UnusablePictureException;
import java.util.EnumSet;
import java.util.Set;

/** Converts a visitor's photo to the form in which photos are stored: 600×600 JPEG, upright, without metadata. */
public final class PetPhoto {
    static final int SIDE = 600;
    private static final Set<MediaFormat> TAKEN = EnumSet.of(MediaFormat.JPEG, MediaFormat.PNG);
    private static final int MIN_SIDE = 400;
    private static final int MAX_BYTES = 5 * 1024 * 1024;
    private static final int LONGEST_PREFIX = 100;
    private static final float QUALITY = 0.9f;
    private static final String USABLE = "Please upload JPG or PNG image under 5MB";

    private final PictureIntake intake;

    PetPhoto(PictureIntake intake) {
        this.intake = intake;
    }

    /**
     * Decodes base64 with or without a {@code data:} prefix and normalises the picture.
     *
     * @throws PhotoException when it cannot be used
     * @throws OverloadedException when the node has more pictures to decode than it can handle
     */
    public byte[] normalise(Base64Text base64) throws InterruptedException {
        return normalise(decode(base64));
    }

    static byte[] decode(Base64Text text) {
        int prefix = lengthOfPrefix(text.start(LONGEST_PREFIX + 1));
        if ((text.length() - prefix) / 4L * 3 > MAX_BYTES + 3L) {
            throw new PhotoException("The photo is larger than 5MB. " + USABLE);
        }
        try {
            byte[] bytes = text.decodeFrom(prefix);
            if (bytes.length > MAX_BYTES) {
                throw new PhotoException("The photo is larger than 5MB. " + USABLE);
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new PhotoException("The photo is not valid base64. " + USABLE, e);
        }
    }

    private static int lengthOfPrefix(String start) {
        if (!start.startsWith("data:")) {
            return 0;
        }
        int comma = start.indexOf(',');
        if (comma < 0 || !start.substring(0, comma).endsWith(";base64")) {
            throw new PhotoException("The photo's data: prefix is damaged. " + USABLE);
        }
        return comma + 1;
    }

    byte[] normalise(byte[] bytes) throws InterruptedException {
        try {
            PictureFile photo = PictureFile.open(bytes, TAKEN);
            checkSize(photo.width(), photo.height());
            return intake.jpeg(photo, SIDE, SIDE, QUALITY);
        } catch (UnusablePictureException e) {
            throw new PhotoException(sentence(e.reason()), e);
        }
    }

    private static void checkSize(int width, int height) {
        if (width < MIN_SIDE || height < MIN_SIDE) {
            throw new PhotoException("The photo is " + width + "×" + height + "; at least 400×400 pixels are needed.");
        }
        if (Math.abs(width - height) > 1) {
            throw new PhotoException("The photo is " + width + "×" + height + "; please crop it to a square.");
        }
    }

    private static String sentence(UnusablePictureException.Reason reason) {
        return switch (reason) {
            case OTHER_FORMAT -> "This is not a JPG or PNG picture. " + USABLE;
            case OTHER_VARIETY -> "This kind of JPG is not for the web; please save the photo again. " + USABLE;
            case TOO_MANY_PIXELS -> "The photo has more than 25 megapixels; please make it smaller.";
            case TOO_COSTLY -> "The photo takes too long to open; please save it again. " + USABLE;
            case CUT_OFF -> "The photo is damaged: the file ends before the picture does. " + USABLE;
            case DAMAGED -> "The photo is damaged. " + USABLE;
        };
    }
}
