package io.serenade.platform.files;

/**
 * Distinguishes a full disk from other failures: both Java and the programs that we start report it
 * only by the system's messages (errno ENOSPC and EDQUOT).
 */
public final class FullDisk {
    private static final String NO_SPACE = "No space left on device";
    private static final String NO_QUOTA = "Disk quota exceeded";

    private FullDisk() {}

    /** Whether the only remedy is to make room and try again. */
    public static boolean isCauseOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (said.contains(NO_SPACE) || said.contains(NO_QUOTA)) {
                return true;
            }
        }
        return false;
    }
}
