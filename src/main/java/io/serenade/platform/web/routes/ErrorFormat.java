package io.serenade.platform.web.routes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The form in which a resource reports failures. On an application it applies to addresses that belong to no resource.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ErrorFormat {
    Form value();

    /** The available forms. */
    enum Form {
        /** {@code {"success":false,"error":…,"message":…}}, as docs/api.md defines it. */
        MICROSITE,
        /** Problem details (RFC 9457), for every other API. */
        PROBLEM_DETAILS
    }
}
