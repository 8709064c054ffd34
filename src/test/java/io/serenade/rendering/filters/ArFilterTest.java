package io.serenade.rendering.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serenade.rendering.filters.PetTrack.Spot;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each filter makes of a grey frame. */
class ArFilterTest {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;
    private static final PetTrack PET = new PetTrack(List.of(new Spot(Duration.ZERO, 0.5, 0.5, 0.4, 0.4)));

    /** Means of luma, blueness and redness over a part of a frame. */
    private record Look(double light, double blueness, double redness) {}

    @Test
    void desiFireBurnsBelowAndWarmsAll() {
        Planes frame = painted(ArFilter.DESI_FIRE, 1.5);

        Look above = look(frame, 0.3, 0.3, 0.7, 0.45);
        Look below = look(frame, 0, 0.94, 1, 1);
        assertThat(above.redness()).isGreaterThan(132);
        assertThat(above.blueness()).isLessThan(122);
        assertThat(below.redness()).isGreaterThan(above.redness() + 15);
        assertThat(below.blueness()).isLessThan(above.blueness() - 20);
    }

    @Test
    void flamesMove() {
        Planes before = painted(ArFilter.DESI_FIRE, 1.5);
        Planes after = painted(ArFilter.DESI_FIRE, 1.6);

        assertThat(difference(before, after, 0.8)).isGreaterThan(4);
    }

    @Test
    void petMaharajaCrownsThePetWhereItIsAndFramesIt() {
        Planes frame = painted(ArFilter.PET_MAHARAJA, 0);

        Look crown = look(frame, 0.65, 0.44, 0.75, 0.5);
        Look beside = look(frame, 0.2, 0.44, 0.3, 0.5);
        Look border = look(frame, 0, 0.2, 0.05, 0.8);
        Look inside = look(frame, 0.1, 0.7, 0.4, 0.9);
        assertThat(beside.blueness() - crown.blueness()).isGreaterThan(10);
        assertThat(border.redness()).isGreaterThan(inside.redness() + 15);
    }

    @Test
    void theCrownFollowsThePet() {
        PetTrack walking = new PetTrack(List.of(
                new Spot(Duration.ZERO, 0.1, 0.5, 0.3, 0.4), new Spot(Duration.ofSeconds(2), 0.6, 0.5, 0.3, 0.4)));
        Planes frame = frame();
        paint(ArFilter.PET_MAHARAJA, walking, frame, 2);

        Look here = look(frame, 0.7, 0.44, 0.8, 0.5);
        Look gone = look(frame, 0.2, 0.44, 0.3, 0.5);
        assertThat(gone.blueness() - here.blueness()).isGreaterThan(15);
    }

    @Test
    void bollywoodBurnDarkensCornersAndThrowsSparks() {
        Planes frame = painted(ArFilter.BOLLYWOOD_BURN, 1);

        Look corner = look(frame, 0, 0.96, 0.04, 1);
        Look middle = look(frame, 0.4, 0.45, 0.6, 0.55);
        assertThat(corner.light()).isLessThan(middle.light() - 30);
        assertThat(brightest(frame, 0.02, 0.5, 0.3, 0.95)).isGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource
    void everySecondOfAClipLooksTheSameEachTime(ArFilter filter) {
        assertThat(painted(filter, 2.25).bytes())
                .isEqualTo(painted(filter, 2.25).bytes());
    }

    @ParameterizedTest
    @CsvSource({"64,64", "66,1280", "1920,1080", "16,16"})
    void fitsFramesOfAnyShape(int width, int height) {
        for (ArFilter filter : ArFilter.values()) {
            Planes frame = new Planes(width, height, new byte[width * height * 3 / 2]);
            paint(filter, new PetTrack(List.of()), frame, 1);
            paint(filter, new PetTrack(List.of(new Spot(Duration.ZERO, 0, 0, 1, 1))), frame, 2);
        }
    }

    @Test
    void isFoundByItsId() {
        assertThat(ArFilter.find("bollywood-burn")).contains(ArFilter.BOLLYWOOD_BURN);
        assertThat(ArFilter.find("BOLLYWOOD_BURN")).isEmpty();
        assertThat(ArFilter.list()).isEqualTo("desi-fire, pet-maharaja, bollywood-burn");
    }

    @Test
    void aPetIsWhereItWasSeenAndOnItsWayBetween() {
        PetTrack track = new PetTrack(List.of(
                new Spot(Duration.ofSeconds(3), 0.6, 0.4, 0.2, 0.2),
                new Spot(Duration.ofSeconds(1), 0.2, 0.4, 0.4, 0.2)));

        assertThat(track.at(0).left()).isEqualTo(0.2);
        assertThat(track.at(2).left()).isCloseTo(0.4, within(0.001));
        assertThat(track.at(2).middle()).isCloseTo(0.55, within(0.001));
        assertThat(track.at(9).left()).isEqualTo(0.6);
    }

    private static Planes frame() {
        byte[] grey = new byte[WIDTH * HEIGHT * 3 / 2];
        Arrays.fill(grey, (byte) 128);
        return new Planes(WIDTH, HEIGHT, grey);
    }

    private static Planes painted(ArFilter filter, double seconds) {
        Planes frame = frame();
        paint(filter, PET, frame, seconds);
        return frame;
    }

    private static void paint(ArFilter filter, PetTrack pet, Planes frame, double seconds) {
        filter.layers(frame.width(), frame.height(), pet).forEach(layer -> layer.paint(frame, seconds));
    }

    /** All four in fractions of the frame. */
    private static Look look(Planes frame, double left, double top, double right, double bottom) {
        double light = 0;
        double blueness = 0;
        double redness = 0;
        int count = 0;
        for (int y = (int) (top * HEIGHT); y < (int) (bottom * HEIGHT); y++) {
            for (int x = (int) (left * WIDTH); x < (int) (right * WIDTH); x++, count++) {
                int chroma = y / 2 * (WIDTH / 2) + x / 2;
                light += frame.bytes()[y * WIDTH + x] & 0xFF;
                blueness += frame.bytes()[frame.blueStart() + chroma] & 0xFF;
                redness += frame.bytes()[frame.redStart() + chroma] & 0xFF;
            }
        }
        return new Look(light / count, blueness / count, redness / count);
    }

    private static int brightest(Planes frame, double left, double top, double right, double bottom) {
        int brightest = 0;
        for (int y = (int) (top * HEIGHT); y < (int) (bottom * HEIGHT); y++) {
            for (int x = (int) (left * WIDTH); x < (int) (right * WIDTH); x++) {
                brightest = Math.max(brightest, frame.bytes()[y * WIDTH + x] & 0xFF);
            }
        }
        return brightest;
    }

    /** Mean of the luma below a height. */
    private static double difference(Planes one, Planes other, double from) {
        double sum = 0;
        int start = (int) (from * HEIGHT) * WIDTH;
        for (int at = start; at < one.blueStart(); at++) {
            sum += Math.abs((one.bytes()[at] & 0xFF) - (other.bytes()[at] & 0xFF));
        }
        return sum / (one.blueStart() - start);
    }
}
