package io.serenade.rendering.image;

import static io.serenade.rendering.image.TestPictures.ascii;
import static io.serenade.rendering.image.TestPictures.chunk;
import static io.serenade.rendering.image.TestPictures.concat;
import static io.serenade.rendering.image.TestPictures.decode;
import static io.serenade.rendering.image.TestPictures.deflated;
import static io.serenade.rendering.image.TestPictures.manyScans;
import static io.serenade.rendering.image.TestPictures.png;
import static io.serenade.rendering.image.TestPictures.progressive;
import static io.serenade.rendering.image.TestPictures.quarters;
import static io.serenade.rendering.image.TestPictures.withOrientation;
import static io.serenade.rendering.image.TestPictures.withSegment;
import static io.serenade.rendering.image.TestPictures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.rendering.image.file.PictureFile;
import io.serenade.rendering.image.file.UnusablePictureException;
import io.serenade.rendering.image.file.UnusablePictureException.Reason;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures to their last pixel: whether it is there, where it is, and of which colour. */
class PictureDecoderTest {
    private static final byte[] LINEAR_GAMMA =
            ByteBuffer.allocate(4).putInt(100_000).array();

    /** Where the red quarter and the blue one go: 0 left upper, 1 right upper, 2 left lower, 3 right lower. */
    @ParameterizedTest
    @CsvSource({"1,0,2", "2,1,3", "3,3,1", "4,2,0", "5,0,1", "6,1,0", "7,3,2", "8,2,3"})
    void standsUprightInEachOfTheEightOrientations(int orientation, int red, int blue) throws IOException {
        byte[] jpeg = withOrientation(written(quarters(80, 80), "jpg"), orientation);

        BufferedImage picture = decode(jpeg, 40, 40);

        assertThat(quarter(picture, red)).isEqualTo(Color.RED);
        assertThat(quarter(picture, blue)).isEqualTo(Color.BLUE);
    }

    private static Color quarter(BufferedImage picture, int place) {
        Color colour = new Color(picture.getRGB(10 + 20 * (place % 2), 10 + 20 * (place / 2)));
        return new Color(colour.getRed() / 128 * 255, colour.getGreen() / 128 * 255, colour.getBlue() / 128 * 255);
    }

    @Test
    void turnsPicturesThatAreNotSquare() throws IOException {
        BufferedImage picture = decode(withOrientation(written(quarters(80, 40), "jpg"), 6), 40, 80);

        assertThat(picture.getWidth()).isEqualTo(40);
        assertThat(new Color(picture.getRGB(30, 20)).getRed()).isGreaterThan(250);
    }

    @Test
    void refusesAJpegWhoseLowerHalfIsMissing() throws IOException {
        for (byte[] whole : new byte[][] {written(noise(160), "jpg"), progressive(noise(160))}) {
            assertCutOff(Arrays.copyOf(whole, whole.length / 2));
            // The same with a second half of zeros, as broken transfers leave it, and closed by an end mark.
            assertCutOff(Arrays.copyOf(Arrays.copyOf(whole, whole.length / 2), whole.length));
            assertCutOff(concat(Arrays.copyOf(whole, whole.length / 2), new byte[] {(byte) 0xff, (byte) 0xd9}));
        }
    }

    @Test
    void refusesAJpegThatIsNothingButItsHeader() {
        byte[] whole = written(noise(160), "jpg");

        assertCutOff(Arrays.copyOf(whole, 640));
    }

    @Test
    void refusesAProgressiveJpegThatEndsBetweenTwoScans() throws IOException {
        byte[] whole = progressive(noise(160));
        int scan = whole.length - 2;
        while (whole[scan] != (byte) 0xff || whole[scan + 1] != (byte) 0xda) {
            scan--;
        }

        assertCutOff(Arrays.copyOf(whole, scan));
    }

    @Test
    void takesAJpegThatLacksNothingButItsEndMark() throws IOException {
        byte[] whole = written(noise(160), "jpg");

        BufferedImage picture = decode(Arrays.copyOf(whole, whole.length - 2), 160, 160);

        assertThat(pixels(picture)).isEqualTo(pixels(decode(whole, 160, 160)));
    }

    @Test
    void takesAJpegWithSomethingElseBehindIt() throws IOException {
        byte[] whole = written(noise(160), "jpg");

        BufferedImage picture = decode(concat(whole, new byte[3_000], whole, ascii("a film")), 160, 160);

        assertThat(pixels(picture)).isEqualTo(pixels(decode(whole, 160, 160)));
    }

    @Test
    void refusesAPngWithoutItsLastRows() {
        byte[] whole = written(noise(160), "png");

        assertCutOff(Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void takesAPngThatLacksNothingButItsEnd() throws IOException {
        byte[] whole = written(noise(160), "png");

        BufferedImage picture = decode(Arrays.copyOf(whole, whole.length - 12), 160, 160);

        assertThat(pixels(picture)).isEqualTo(pixels(decode(whole, 160, 160)));
    }

    @Test
    void keepsGreysAsTheyAre() throws IOException {
        assertThat(only(png(1, 1, 0, new byte[] {(byte) 128}))).isEqualTo(grey(128));
        assertThat(only(png(1, 1, 4, new byte[] {(byte) 128, (byte) 255}))).isEqualTo(grey(128));
        assertThat(only(png(1, 1, 0, new byte[] {64}, chunk("tRNS", new byte[] {0, 9}))))
                .isEqualTo(grey(64));
    }

    @Test
    void laysWhatIsTransparentOnWhite() throws IOException {
        assertThat(only(png(1, 1, 6, new byte[] {100, 0, 0, 0}))).isEqualTo(Color.WHITE);
        assertThat(only(png(1, 1, 4, new byte[] {0, 51}))).isEqualTo(grey(204));
        assertThat(only(png(1, 1, 0, new byte[] {64}, chunk("tRNS", new byte[] {0, 64}))))
                .isEqualTo(Color.WHITE);
    }

    @Test
    void blendsTransparentEdgesWithoutTheColourBehindThem() throws IOException {
        byte[] halves = new byte[16 * 16 * 4];
        for (int at = 0; at < halves.length; at += 4) {
            boolean shown = at / 4 % 16 < 8;
            halves[at] = (byte) (shown ? 200 : 0);
            halves[at + 3] = (byte) (shown ? 255 : 0);
        }

        BufferedImage picture = decode(png(16, 16, 6, halves), 2, 2);

        assertThat(new Color(picture.getRGB(0, 0)).getRed()).isBetween(195, 210);
        assertThat(new Color(picture.getRGB(1, 0)).getRed()).isGreaterThan(245);
    }

    @Test
    void believesTheGammaOfAPng() throws IOException {
        byte[] colour = {0, (byte) 147, 0};

        assertThat(only(png(1, 1, 2, colour, chunk("gAMA", LINEAR_GAMMA))).getGreen())
                .isBetween(198, 200);
        byte[] usual = ByteBuffer.allocate(4).putInt(45_455).array();
        assertThat(only(png(1, 1, 2, colour, chunk("gAMA", usual)))).isEqualTo(new Color(0, 147, 0));
        assertThat(only(png(1, 1, 2, colour, chunk("sRGB", new byte[1]), chunk("gAMA", LINEAR_GAMMA))))
                .isEqualTo(new Color(0, 147, 0));
    }

    @Test
    void believesTheCodePointsOfAPng() throws IOException {
        // Rec. 2020 with the curve of sRGB: pure red of sRGB has these numbers there.
        byte[] red = {(byte) 207, 74, 34};

        Color shown = only(png(1, 1, 2, red, chunk("cICP", new byte[] {9, 13, 0, 1})));

        assertThat(shown.getRed()).isGreaterThan(250);
        assertThat(shown.getGreen()).isLessThan(20);
        assertThat(shown.getBlue()).isLessThan(20);
    }

    @Test
    void believesTheProfileOfAPngAndOfAJpeg() throws IOException {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] colour = {0, (byte) 147, 0};
        byte[] png = png(1, 1, 2, colour, chunk("iCCP", concat(ascii("linear\0\0"), deflated(linear))));
        byte[] jpeg = withSegment(
                written(plain(new Color(0, 147, 0)), "jpg"), 0xe2, concat(ascii("ICC_PROFILE\0\1\1"), linear));

        assertThat(only(png).getGreen()).isBetween(196, 202);
        assertThat(new Color(decode(jpeg, 16, 16).getRGB(8, 8)).getGreen()).isBetween(194, 204);
    }

    @Test
    void ignoresAProfileThatIsNone() throws IOException {
        byte[] junk = chunk("iCCP", concat(ascii("junk\0\0"), deflated(ascii("no profile"))));

        assertThat(only(png(1, 1, 2, new byte[] {0, (byte) 147, 0}, junk))).isEqualTo(new Color(0, 147, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {299, 599, 2399, 3599})
    void turnsFineStripesIntoTheirMean(int side) throws IOException {
        byte[] pixels = new byte[side * side];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (byte) (at % side % 3 == 0 ? 255 : 0);
        }

        BufferedImage picture = decode(png(side, side, 0, pixels), 100, 100);

        for (int y = 2; y < 98; y++) {
            for (int x = 2; x < 98; x++) {
                assertThat(new Color(picture.getRGB(x, y)).getRed()).isBetween(80, 90);
            }
        }
    }

    @Test
    void decodesPicturesLargerThanABandWithoutASeam() throws IOException {
        BufferedImage large = new BufferedImage(5000, 4999, BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[5000];
        for (int y = 0; y < 4999; y++) {
            Arrays.fill(row, 0xff000000 | y * 255 / 4998 * 0x010101);
            large.setRGB(0, y, 5000, 1, row, 0, 5000);
        }

        BufferedImage picture = decode(written(large, "png"), 50, 50);

        for (int y = 1; y < 49; y++) {
            int expected = (int) ((y + 0.5) * 255 / 50);
            assertThat(new Color(picture.getRGB(25, y)).getRed()).isBetween(expected - 2, expected + 2);
        }
    }

    @Test
    void showsTheFirstFrameOfAGif() throws IOException {
        byte[] gif = written(quarters(80, 80), "gif");

        BufferedImage picture = decode(gif, 40, 40);

        assertThat(quarter(picture, 0)).isEqualTo(Color.RED);
        assertThat(quarter(picture, 2)).isEqualTo(Color.BLUE);
    }

    @Test
    void laysAFrameSmallerThanItsGifOnWhite() throws IOException {
        byte[] gif = written(plain(Color.RED), "gif");
        gif[6] = 32;
        gif[8] = 32;

        BufferedImage picture = decode(gif, 32, 32);

        assertThat(new Color(picture.getRGB(8, 8))).isEqualTo(Color.RED);
        assertThat(new Color(picture.getRGB(24, 24))).isEqualTo(Color.WHITE);
    }

    @Test
    void decodesWebp() throws IOException {
        byte[] lossless = Base64.getDecoder()
                .decode("UklGRjoAAABXRUJQVlA4TC4AAAAvT8ATAB8gEEjaH3qN+RcQFPk/2vwHsqWASIDEk570pI0DlIj+T8DhoAsKA10A");
        byte[] lossy = Base64.getDecoder()
                .decode("UklGRpAAAABXRUJQVlA4IIQAAABQBwCdASpQAFAAPrVUoUunJSMhrNzIAOAWiUAaIMLPwD8QNMB+MH4ZgFWOdxppMu"
                        + "epcATMRTwcIbEfVE/a9Vz1eEjIAP7svSFLFIc7shR7wpzfd1Bh++gHvb4TOYB81j28sWb/2gAC22XnEQ8tGaz8ttF0"
                        + "cLm5weQyPZqotLQGNwAAAAA=");

        for (byte[] webp : new byte[][] {lossless, lossy}) {
            BufferedImage picture = decode(webp, 40, 40);

            assertThat(quarter(picture, 0)).isEqualTo(Color.RED);
            assertThat(quarter(picture, 2)).isEqualTo(Color.BLUE);
            assertCutOff(Arrays.copyOf(webp, webp.length - 10));
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        PictureFile picture = TestPictures.open(manyScans(400, 50));
        Thread.currentThread().interrupt();

        try {
            assertThatThrownBy(() -> PictureDecoder.decode(picture, 100, 100))
                    .isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void assertCutOff(byte[] bytes) {
        assertThatThrownBy(() -> decode(bytes, 40, 40))
                .isInstanceOfSatisfying(UnusablePictureException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.CUT_OFF));
    }

    private static BufferedImage noise(int side) {
        Random random = new Random(side);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        return image;
    }

    private static BufferedImage plain(Color colour) {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[256];
        Arrays.fill(pixels, colour.getRGB());
        image.setRGB(0, 0, 16, 16, pixels, 0, 16);
        return image;
    }

    /** The colour of a picture of one pixel. */
    private static Color only(byte[] bytes) throws IOException {
        return new Color(decode(bytes, 1, 1).getRGB(0, 0));
    }

    private static Color grey(int level) {
        return new Color(level, level, level);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
