package io.serenade.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageRoomTest {
    private final StorageRoom room = new StorageRoom();
    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final MediaInMemory media = new MediaInMemory();

    @BeforeEach
    void open() {
        media.fullness = OptionalDouble.of(0.94);
        room.clock = clock;
        room.settings = new RoomSettings(95);
        room.media = media;
    }

    @Test
    void isFullFromTheShareThatIsSet() {
        assertThat(room.isFull()).isFalse();
        media.fullness = OptionalDouble.of(0.95);
        assertThat(room.isFull()).as("seen a moment ago").isFalse();
        clock.moveOn(Duration.ofSeconds(6));
        assertThat(room.isFull()).isTrue();
        media.fullness = OptionalDouble.of(0.5);
        clock.moveOn(Duration.ofSeconds(6));
        assertThat(room.isFull()).as("without a restart").isFalse();
    }

    @Test
    void hasNoEndInABucket() {
        media.fullness = OptionalDouble.empty();
        assertThat(room.isFull()).isFalse();
    }
}
