package io.serenade.rendering.image.file;

import static io.serenade.rendering.image.TestPictures.ascii;
import static io.serenade.rendering.image.TestPictures.chunk;
import static io.serenade.rendering.image.TestPictures.concat;
import static io.serenade.rendering.image.TestPictures.deflated;
import static io.serenade.rendering.image.TestPictures.manyScans;
import static io.serenade.rendering.image.TestPictures.open;
import static io.serenade.rendering.image.TestPictures.png;
import static io.serenade.rendering.image.TestPictures.pngHeader;
import static io.serenade.rendering.image.TestPictures.pngOf;
import static io.serenade.rendering.image.TestPictures.quarters;
import static io.serenade.rendering.image.TestPictures.segment;
import static io.serenade.rendering.image.TestPictures.withOrientation;
import static io.serenade.rendering.image.TestPictures.withSegment;
import static io.serenade.rendering.image.TestPictures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.files.MediaFormat;
import io.serenade.rendering.image.TestPictures;
import io.serenade.rendering.image.colour.Colours;
import io.serenade.rendering.image.file.UnusablePictureException.Reason;
import java.io.ByteArrayOutputStream;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** What is judged before a pixel is decoded. */
class PictureFileTest {
    private static final byte[] JPEG = written(quarters(80, 40), "jpg");

    @Test
    void tellsFormatAndSizeByContent() {
        assertThat(open(JPEG)).returns(MediaFormat.JPEG, PictureFile::format).returns(80, PictureFile::width);
        assertThat(open(written(quarters(80, 40), "png"))).returns(MediaFormat.PNG, PictureFile::format);
        assertThat(open(written(quarters(80, 40), "gif"))).returns(40, PictureFile::height);
    }

    @Test
    void takesOnlyTheFormatsThatAProductWants() {
        byte[] gif = written(quarters(80, 40), "gif");

        assertThatThrownBy(() -> PictureFile.open(gif, EnumSet.of(MediaFormat.JPEG)))
                .isInstanceOfSatisfying(UnusablePictureException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.OTHER_FORMAT));
    }

    @Test
    void refusesJpegsWithFarMoreScansThanPixelsNeed() {
        assertRefused(manyScans(600, JpegWalk.MAX_SCANS), Reason.TOO_COSTLY);
        // A hundred scans in all, but over 25 megapixels.
        assertRefused(manyScans(4994, 41), Reason.TOO_COSTLY);
        assertThat(open(manyScans(600, 20)).work()).isEqualTo(21 * 360_000L);
    }

    @Test
    void refusesJpegsOfCountlessTables() {
        byte[] interval = segment(0xdd, new byte[] {0, 0});
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(JPEG, 0, 2);
        for (int i = 0; i < 2_001; i++) {
            many.writeBytes(interval);
        }
        many.write(JPEG, 2, JPEG.length - 2);

        assertRefused(many.toByteArray(), Reason.TOO_COSTLY);
    }

    @Test
    void refusesMoreThanTwentyFiveMegapixelsByTheHeader() {
        assertRefused(pngOf(pngHeader(20_000, 20_000, 0), chunk("IDAT", new byte[500])), Reason.TOO_MANY_PIXELS);
        assertRefused(pngOf(pngHeader(-1, -1, 0), chunk("IDAT", new byte[500])), Reason.TOO_MANY_PIXELS);
        byte[] gif = written(quarters(80, 40), "gif");
        gif[7] = (byte) 0xff;
        gif[9] = (byte) 0xff;
        assertRefused(gif, Reason.TOO_MANY_PIXELS);
    }

    @Test
    void refusesPngsWithTooFewBytesForTheirPixels() {
        assertRefused(pngOf(pngHeader(5_000, 5_000, 6), chunk("IDAT", new byte[90_000])), Reason.CUT_OFF);
    }

    @Test
    void leavesEverythingButPixelsBehind() {
        byte[] inflating = deflated(new byte[10_000_000]);
        byte[] bomb = png(
                1,
                1,
                0,
                new byte[] {80},
                chunk("zTXt", concat(ascii("Comment\0\0"), inflating)),
                chunk("iTXt", concat(ascii("XML:com.adobe.xmp\0\1\0\0\0"), inflating)),
                chunk("iCCP", concat(ascii("p\0\0"), inflating)));

        assertThat(open(bomb).essence()).hasSizeLessThan(100);
        assertThat(open(bomb).colours()).isSameAs(Colours.SRGB);

        byte[] jpeg = withSegment(withSegment(JPEG, 0xfe, ascii("a comment")), 0xed, ascii("Photoshop 3.0\0"));
        assertThat(open(jpeg).essence()).isEqualTo(open(JPEG).essence());
    }

    @Test
    void readsOnlyTheOrientationOfTheFirstExif() {
        assertThat(open(withOrientation(JPEG, 6)))
                .returns(40, PictureFile::width)
                .returns(80, PictureFile::height)
                .returns(Orientation.TURNED_LEFT, PictureFile::orientation);
        assertThat(open(withOrientation(withOrientation(JPEG, 6), 1)).orientation())
                .isEqualTo(Orientation.UPRIGHT);
        assertThat(open(withOrientation(JPEG, 9)).orientation()).isEqualTo(Orientation.UPRIGHT);
        assertThat(open(png(1, 1, 0, new byte[1], chunk("eXIf", TestPictures.exif(3))))
                        .orientation())
                .isEqualTo(Orientation.UPSIDE_DOWN);
    }

    @Test
    void isNotTurnedByTheOldExifInAPhotoshopBlock() {
        byte[] resource = concat(
                ascii("Photoshop 3.0\0" + "8BIM"), new byte[] {4, 0x22, 0, 0, 0, 0, 0, 26}, TestPictures.exif(6));

        assertThat(open(withSegment(JPEG, 0xed, resource)).orientation()).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void survivesExifThatPointsOutsideItself() {
        byte[] exif = TestPictures.exif(6);
        exif[7] = (byte) 200;

        assertThat(open(withSegment(JPEG, 0xe1, concat(ascii("Exif\0\0"), exif)))
                        .orientation())
                .isEqualTo(Orientation.UPRIGHT);
    }

    private static void assertRefused(byte[] bytes, Reason reason) {
        assertThatThrownBy(() -> open(bytes))
                .isInstanceOfSatisfying(UnusablePictureException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason));
    }
}
