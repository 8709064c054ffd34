package io.serenade.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private static final int LARGE = 7_200_000;

    private final BodyMemory memory = new BodyMemory(512L << 20);

    @Test
    void takesAFewLargeBodiesAtATime() {
        int taken = 0;
        while (memory.reserve().growTo(LARGE)) {
            taken++;
        }
        assertThat(taken).isBetween(3, 6);
        assertThat(memory.hasRoomFor(LARGE)).isFalse();
    }

    @Test
    void smallBodiesHaveRoomBesideLargeOnes() {
        while (memory.reserve().growTo(LARGE)) {
            // as many as there is room for
        }
        assertThat(memory.reserve().growTo(BodyMemory.LARGEST_SMALL)).isTrue();
    }

    @Test
    void largeBodiesHaveRoomBesideSmallOnes() {
        while (memory.reserve().growTo(BodyMemory.LARGEST_SMALL)) {
            // as many as there is room for
        }
        assertThat(memory.reserve().growTo(LARGE)).isTrue();
    }

    @Test
    void givesBackWhatABodyTookOnItsWay() {
        for (int i = 0; i < 1_000; i++) {
            BodyMemory.Reservation body = memory.reserve();
            assertThat(body.growTo(16_384)).isTrue();
            assertThat(body.growTo(BodyMemory.LARGEST_SMALL)).isTrue();
            assertThat(body.growTo(BodyMemory.LARGEST_SMALL + 1L)).isTrue();
            assertThat(body.growTo(LARGE)).isTrue();
            body.release();
            body.release();
        }
    }

    @Test
    void aBodyThatFindsNoRoomKeepsAndReturnsWhatItHas() {
        BodyMemory.Reservation first = memory.reserve();
        first.growTo(16_384);
        assertThat(first.growTo(1L << 40)).isFalse();
        first.release();
        givesBackWhatABodyTookOnItsWay();
    }
}
