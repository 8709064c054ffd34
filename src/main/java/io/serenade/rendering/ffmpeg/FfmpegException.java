package io.serenade.rendering.ffmpeg;

import java.io.IOException;

/** A child of FFmpeg that failed: how it ended and the last lines of its error stream. */
public final class FfmpegException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Exit codes of this range are a signal: the child crashed or was killed. FFmpeg 6 and newer use higher ones. */
    private static final int SIGNAL_BASE = 128;

    private static final int LAST_SIGNAL = 31;

    private final String role;
    private final int exitCode;
    private final String lastWords;

    public FfmpegException(String role, int exitCode, String lastWords) {
        super("FFmpeg child '" + role + "' ended with exit code " + exitCode + ": " + lastWords);
        this.role = role;
        this.exitCode = exitCode;
        this.lastWords = lastWords;
    }

    public String role() {
        return role;
    }

    public int exitCode() {
        return exitCode;
    }

    public String lastWords() {
        return lastWords;
    }

    public boolean diedOfSignal() {
        return exitCode > SIGNAL_BASE && exitCode <= SIGNAL_BASE + LAST_SIGNAL;
    }
}
