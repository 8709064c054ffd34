package io.serenade;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.web.operators.AdminOnly;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.CrossOrigin.Access;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.sandbox.tasks.SandboxKeyResource;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every resource says of itself, whichever product it belongs to. */
class ApiResourcesTest {
    /** The interfaces with paths are those of the services that we call. */
    static Stream<Class<?>> resources() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("io.serenade").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                        .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void saysHowItTellsFailuresAndWhoMayCall(Class<?> resource) {
        assertThat(resource).hasAnnotations(ErrorFormat.class, CrossOrigin.class);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void isForNoOtherOriginWhereItIsTheOperators(Class<?> resource) {
        if (resource.isAnnotationPresent(AdminOnly.class)) {
            assertThat(resource.getAnnotation(CrossOrigin.class).value()).isEqualTo(Access.NONE);
        }
    }

    @Test
    void givesTheSandboxsKeyToAdminsOnly() {
        assertThat(SandboxKeyResource.class.getAnnotation(AdminOnly.class).toRead())
                .isEqualTo(OperatorRole.ADMIN);
    }

    /** JAX-RS would read it in its own way: at once, whatever its size, by a thread that waits. */
    @ParameterizedTest
    @MethodSource("resources")
    void hasNoBodyReadForIt(Class<?> resource) {
        assertThat(Arrays.stream(resource.getMethods())
                        .filter(ApiResourcesTest::isCalledOverHttp)
                        .flatMap(method -> Arrays.stream(method.getParameters()))
                        .filter(ApiResourcesTest::isTheBody))
                .isEmpty();
    }

    private static boolean isCalledOverHttp(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static boolean isTheBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .noneMatch(annotation ->
                        annotation.annotationType().getPackageName().startsWith("jakarta.ws.rs"));
    }
}
