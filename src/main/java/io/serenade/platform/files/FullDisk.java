package io.serenade.platform.files;

/**
 * Distinguishes a disk without room from work that went wrong: neither Java nor the programs that we start say it in
 * another way than by the system's words (errno ENOSPC and EDQUOT).
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
