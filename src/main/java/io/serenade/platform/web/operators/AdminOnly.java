package io.serenade.platform.web.operators;

import io.serenade.platform.operators.OperatorRole;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only operators may call this: programs with HTTP Basic ({@code ADMIN_USER} and {@code ADMIN_PASSWORD}, or
 * somebody added in the console), the console's pages with its session.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AdminOnly {
    /** Who may read. */
    OperatorRole toRead() default OperatorRole.VIEWER;

    /** Who may change something. */
    OperatorRole toChange() default OperatorRole.OPERATOR;
}
