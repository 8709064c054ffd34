package io.serenade.rendering.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PictureOrderTest {
    @Test
    void repeatsATurnToTheEndOfTheSong() {
        PictureOrder order = PictureOrder.repeated(45, 7 * 44_100, 44_100, 15);
        assertThat(order.frames()).isEqualTo(105);
        assertThat(order.keys()).containsExactly(0, 45, 90);
        assertThat(order.starts()[45]).isEqualTo(3 * 44_100);
        assertThat(order.sample(104)).isEqualTo(14);
    }

    @Test
    void showsGroupsAtTheirOwnPace() {
        PictureOrder order = new PictureOrder()
                .show(0, 2, 0, 100)
                .show(2, 3, 100, 400)
                .show(2, 1, 400, 500)
                .show(5, 2, 500, 520)
                .goOn(7, 1, 520, 900);
        assertThat(order.starts()).containsExactly(0, 50, 100, 200, 300, 400, 500, 510, 520);
        assertThat(order.keys()).containsExactly(0, 2, 5, 6);
        assertThat(order.begins(5)).isTrue();
        assertThat(order.begins(8)).isFalse();
    }

    @Test
    void growsWithTheSong() {
        PictureOrder order = PictureOrder.repeated(90, 900L * 44_100, 44_100, 30);
        assertThat(order.frames()).isEqualTo(27_000);
        assertThat(order.starts()[26_999]).isEqualTo(26_999L * 1_470);
    }

    @Test
    void refusesTimesThatDoNotRise() {
        PictureOrder order = new PictureOrder().show(0, 2, 0, 100);
        assertThatThrownBy(() -> order.show(0, 2, 50, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order.show(0, 5, 100, 103)).isInstanceOf(IllegalArgumentException.class);
    }
}
