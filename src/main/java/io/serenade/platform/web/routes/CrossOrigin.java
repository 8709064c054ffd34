package io.serenade.platform.web.routes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the scripts of the configured origins may do with a resource or a servlet (see {@link CrossOriginFilter}). A
 * servlet without it is for our own pages only. On an application it applies to addresses that belong to no resource.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CrossOrigin {
    Access value();

    /**
     * Whether scripts of {@code ALLOWED_ORIGIN} may call because they may read some of the answers (see {@link
     * OpenOrigins}).
     */
    boolean answersTell() default false;

    /**
     * What other origins may do.
     */
    enum Access {
        /** Nothing: for the operator's data, whatever origins are configured. */
        NONE("", "", ""),
        /** Read and order, with whichever headers the script asks for. */
        SITE("GET, POST", "", "Retry-After, RateLimit, RateLimit-Policy"),
        /** What back ends do, with the headers that they send. */
        BACK_END(
                "GET, POST, DELETE",
                "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, Prefer",
                "Location, Retry-After, Content-Disposition, RateLimit, RateLimit-Policy"),
        /**
         * Order and read without credentials, for the scripts of {@code ALLOWED_ORIGIN}; with credentials for those of
         * CORS.
         */
        OPEN(
                "GET, POST",
                "Authorization, Content-Type, Idempotency-Key, Prefer",
                "Location, Retry-After, Preference-Applied, RateLimit, RateLimit-Policy"),
        /** Read videos, captions and pictures, in parts as well. */
        MEDIA("GET", "Range, If-Range, If-None-Match", "Accept-Ranges, Content-Disposition, Content-Range, ETag"),
        /** The same, without credentials also for the scripts of {@code ALLOWED_ORIGIN}. */
        OPEN_MEDIA(MEDIA.methods, MEDIA.headers, MEDIA.exposed);

        private final String methods;
        private final String headers;
        private final String exposed;

        Access(String methods, String headers, String exposed) {
            this.methods = methods;
            this.headers = headers;
            this.exposed = exposed;
        }

        /** Whether scripts of {@code ALLOWED_ORIGIN} may read the answer, whatever it is. */
        boolean isOpen() {
            return this == OPEN || this == OPEN_MEDIA;
        }

        String methods() {
            return methods;
        }

        /** The headers that a script may send; empty for any header that it asks for. */
        String headers() {
            return headers;
        }

        /** The headers of the answer that a script may read. */
        String exposed() {
            return exposed;
        }
    }
}
