package io.serenade.platform.web.body;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This method of a resource takes a file, alone or as {@code multipart/form-data}, which {@link RequestFile#of} gives
 * it. {@link BodyFilter} writes it to disk as it comes, before the method is called.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AcceptsFile {
    /** The limit of the body, which is slightly larger than the file. */
    int maxBytes();

    /** A sentence on what to send instead of a body that is too large. */
    String advice();

    /** What the body may be, as the beginnings of media types, for example {@code image/}. */
    String[] types();
}
