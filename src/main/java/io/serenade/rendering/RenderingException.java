package io.serenade.rendering;

import java.util.OptionalInt;

/**
 * A render that failed. The category decides what happens next; the message is for people, the details for the
 * operator.
 */
public final class RenderingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why there is no video. */
    public enum Category {
        /** The song is too short, cut off or not decodable; trying again cannot help. */
        UNUSABLE_SONG(false),
        /** The photo is not a picture, or too large to open. */
        UNUSABLE_PHOTO(false),
        /** A clip or a still of a film cannot be read. */
        UNUSABLE_CLIP(false),
        /** A child process crashed or could not be started. */
        TOOL_FAILED(true),
        /** The deadline passed. */
        TIMED_OUT(true);

        private final boolean retryable;

        Category(boolean retryable) {
            this.retryable = retryable;
        }

        public boolean isRetryable() {
            return retryable;
        }
    }

    private final Category category;
    private final Integer exitCode;
    private final String lastWords;

    public RenderingException(Category category, String message) {
        this(category, message, null);
    }

    public RenderingException(Category category, String message, Throwable cause) {
        super(message, cause);
        this.category = category;
        this.exitCode = null;
        this.lastWords = "";
    }

    public RenderingException(Category category, String message, int exitCode, String lastWords, Throwable cause) {
        super(message, cause);
        this.category = category;
        this.exitCode = exitCode;
        this.lastWords = lastWords;
    }

    public Category category() {
        return category;
    }

    public boolean isRetryable() {
        return category.isRetryable();
    }

    /** Exit code of the child that failed, when one did. */
    public OptionalInt exitCode() {
        return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    /** The end of the failed child's error stream, if a child failed. */
    public String lastWords() {
        return lastWords;
    }

    /** The message and the output of the failed child or the system, which visitors must not see. */
    public String detail() {
        String said = lastWords.isEmpty() && getCause() != null ? getCause().toString() : lastWords;
        return (getMessage() + " " + said).strip();
    }
}
