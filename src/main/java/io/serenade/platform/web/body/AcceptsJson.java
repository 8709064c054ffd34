package io.serenade.platform.web.body;

import io.serenade.platform.json.BoundedJson;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This method of a resource takes a JSON object, which {@link RequestBody#of} gives it. {@link BodyFilter} receives it
 * before the method is called; other bodies are never read.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AcceptsJson {
    int maxBytes();

    /** A sentence on what to send instead of a body that is too large. */
    String advice();

    /** How many values it may have, those within others counted too. */
    int maxValues() default BoundedJson.MAX_VALUES;

    /**
     * Whether other content types than {@code application/json} are accepted: for providers, never for browsers,
     * because a page can make its visitors' browsers send other types anywhere without a preflight.
     */
    boolean anyContentType() default false;
}
