package io.serenade.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** In which form a resource tells its failures. On an application it holds for addresses that belong to no resource. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ErrorFormat {
    Form value();

    /** The forms that there are. */
    enum Form {
        /** {@code {"success":false,"error":…,"message":…}}, as the love song's API promises. */
        MICROSITE,
        /** Problem details (RFC 9457), for every other API. */
        PROBLEM_DETAILS
    }
}
