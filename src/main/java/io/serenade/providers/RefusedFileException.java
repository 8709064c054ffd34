package io.serenade.providers;

/**
 * A picture or clip that a caller named or sent cannot be used, which the caller can fix. The message is a
 * whole sentence for them; each product answers it with the status that its own document asks for.
 */
public final class RefusedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, for programs. */
    public enum Code {
        /** Its host is unknown, silent or answers something other than the file. */
        UNREACHABLE("image_unreachable"),
        /** It may not be fetched from there. */
        NOT_PUBLIC("image_not_public"),
        /** Too many bytes, pixels or seconds. */
        TOO_LARGE("image_too_large"),
        /** Of a kind that is not accepted. */
        UNSUPPORTED("image_unsupported"),
        /** It claims to be of an accepted kind but cannot be read. */
        DAMAGED("image_damaged");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        /** The code in answers, for example {@code image_unreachable}. */
        public String word() {
            return word;
        }
    }

    private final Code code;

    public RefusedFileException(Code code, String sentence) {
        this(code, sentence, null);
    }

    public RefusedFileException(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
