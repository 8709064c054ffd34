package io.serenade.platform.web.problems;

import java.util.Locale;

/**
 * The kinds of failure that an API answers with: a stable code for programs, a title, and a page at its address that
 * says what to do (RFC 9457). A new kind needs only a constant here.
 */
public enum ProblemType {
    MALFORMED_JSON(
            400,
            "The body is no JSON object",
            "Send one JSON object in UTF-8, with Content-Type: application/json and nothing after it."),
    BAD_REQUEST(400, "The request cannot be understood", "The detail says which part of the request to mend."),
    UNAUTHORIZED(
            401,
            "Credentials are missing or not valid",
            "Send an API key or an access token as Authorization: Bearer …, or sign in where the address is for the operator."),
    INVALID_CREDENTIALS(
            401,
            "E-mail address or password is wrong",
            "Check both, or ask for a link to set a new password at /reset-password."),
    INVALID_RESET_TOKEN(
            400,
            "The link for a new password does not work any more",
            "Ask for a new link; each works once and for thirty minutes."),
    FORBIDDEN(
            403,
            "Not with these credentials",
            "What was asked belongs to somebody else. Use the key it was made with."),
    NOT_FOUND(404, "There is no such thing", "Check the address and the id; things past their retention are gone too."),
    METHOD_NOT_ALLOWED(405, "This address does not take this method", "The Allow header lists the methods it takes."),
    NOT_ACCEPTABLE(
            406, "This address cannot answer in the asked form", "Leave Accept out, or accept application/json."),
    REQUEST_TIMEOUT(
            408, "The body came too slowly", "Send it again, at least 32 KB a second once twenty seconds have passed."),
    CONFLICT(409, "The present state does not allow this", "Read where the thing stands, then decide again."),
    USER_ALREADY_EXISTS(409, "The e-mail address has an account", "Sign in, or ask for a link to set a new password."),
    GONE(410, "It was there and was deleted", "It cannot be brought back."),
    PAYLOAD_TOO_LARGE(413, "The body is too large", "The detail says how many bytes the call takes."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has another type", "Send application/json."),
    VALIDATION_FAILED(
            422,
            "Some fields are not right",
            "The list errors names each field and says what is expected. Nothing was stored and nothing counted."),
    WEAK_PASSWORD(
            422,
            "The password is too easy to guess",
            "Choose one of 8 to 128 characters that is on no list of common passwords; a few words in a row do well."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "This Idempotency-Key was used with another body",
            "Use a new key for a new request; repeat a request with the very same body."),
    QUOTA_EXCEEDED(
            429,
            "A limit is used up",
            "Wait for the seconds that Retry-After names. The RateLimit headers tell the limit and what is left of it.") {
        /** Registered by the draft on RateLimit header fields for every API alike. */
        @Override
        public String address() {
            return "https://iana.org/assignments/http-problem-types#quota-exceeded";
        }
    },
    SERVER_ERROR(
            500,
            "Something went wrong on our side",
            "Try again. If it stays, report the trace_id: the log has it too."),
    SERVICE_UNAVAILABLE(503, "The service cannot work at the moment", "Try again after the seconds in Retry-After.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemType(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What a caller can do about it. */
    public String advice() {
        return advice;
    }

    /** The stable word for programs, such as {@code validation_failed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The code as the last part of an address, such as {@code validation-failed}. */
    public String slug() {
        return code().replace('_', '-');
    }

    /** The member {@code type}: relative to the site, and the address of the page that explains it. */
    public String address() {
        return "/problems/" + slug();
    }
}
