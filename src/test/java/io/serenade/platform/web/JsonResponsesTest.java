package io.serenade.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JsonResponsesTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");

    @JsonbPropertyOrder({"state", "openedAt", "retryAfter", "left", "songs"})
    public record Told(
            String state,
            Optional<Instant> openedAt,
            @JsonbNillable(false) Optional<Integer> retryAfter,
            OptionalLong left,
            List<String> songs) {}

    @Test
    void tellsComponentsInTheirOrderAndInSnakeCase() {
        assertThat(JsonResponses.text(
                        new Told("open", Optional.of(NOON), Optional.of(5), OptionalLong.of(3), List.of("a", "b"))))
                .isEqualTo("{\"state\":\"open\",\"opened_at\":\"2027-02-14T12:00:00Z\",\"retry_after\":5,\"left\":3,"
                        + "\"songs\":[\"a\",\"b\"]}");
    }

    @Test
    void tellsNullForWhatIsNotThereUnlessItIsToBeLeftOut() {
        assertThat(JsonResponses.text(
                        new Told("open", Optional.empty(), Optional.empty(), OptionalLong.empty(), List.of())))
                .isEqualTo("{\"state\":\"open\",\"opened_at\":null,\"left\":null,\"songs\":[]}");
    }

    /** The order is written down a second time, because JSON-B takes none from a record. */
    @Test
    void everyAnswerStatesTheOrderOfItsComponentsAndIsPublic() {
        assertThat(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests()).importPackages("io.serenade").stream()
                                .filter(type -> type.isAnnotatedWith(JsonbPropertyOrder.class)))
                .isNotEmpty()
                .map(JavaClass::reflect)
                .allSatisfy(type -> {
                    assertThat(type.getAnnotation(JsonbPropertyOrder.class).value())
                            .as(type.getName())
                            .isEqualTo(Arrays.stream(type.getRecordComponents())
                                    .filter(told -> !told.getAccessor().isAnnotationPresent(JsonbTransient.class))
                                    .map(RecordComponent::getName)
                                    .toArray(String[]::new));
                    assertThat(Modifier.isPublic(type.getModifiers()))
                            .as(type.getName())
                            .isTrue();
                });
    }
}
