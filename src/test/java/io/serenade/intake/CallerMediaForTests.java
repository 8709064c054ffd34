package io.serenade.intake;

import java.time.Duration;

/** What a caller names, for tests outside this package. */
public final class CallerMediaForTests {
    private CallerMediaForTests() {}

    /** Whatever the address, this is the picture there. */
    public static CallerMedia always(byte[] jpeg, int width, int height) {
        return new CallerMedia() {
            @Override
            public CallerMedium fetch(String address, AcceptedMedia taken, Duration deadline) {
                return new CallerPicture(jpeg, width, height);
            }
        };
    }
}
