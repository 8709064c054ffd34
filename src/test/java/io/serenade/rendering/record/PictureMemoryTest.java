package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.Media;
import java.awt.image.BufferedImage;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Follows all that a template and the stills hold on to, and compares it with what the start reckons with. */
class PictureMemoryTest {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    @ParameterizedTest
    @CsvSource({"show, 240", "plain, 240", "show, 480"})
    void countsWhatStaysAlive(String style, String resolution) throws IllegalAccessException {
        RecordVideoSettings settings =
                RecordVideoSettings.from(Media.settings(Map.of("VIDEO_STYLE", style, "VIDEO_RESOLUTION", resolution)));

        long kept = bytes(new RevolutionTemplate(new Composition(settings))) + bytes(new RecordArt(settings));

        assertThat(PictureMemory.bytes(settings)).isBetween(kept * 99 / 100, kept * 103 / 100);
    }

    private long bytes(Object object) throws IllegalAccessException {
        if (object == null || !seen.add(object)) {
            return 0;
        }
        if (object instanceof BufferedImage image) {
            return 4L * image.getWidth() * image.getHeight();
        }
        if (object instanceof Optional<?> optional) {
            return bytes(optional.orElse(null));
        }
        if (object.getClass().isArray()) {
            return ofArray(object);
        }
        return object.getClass().getName().startsWith("io.serenade.") ? ofFields(object) : 0;
    }

    private long ofArray(Object array) throws IllegalAccessException {
        int length = Array.getLength(array);
        if (array instanceof Object[] objects) {
            long sum = 0;
            for (Object object : objects) {
                sum += bytes(object);
            }
            return sum;
        }
        return (long) length
                * switch (array.getClass().getComponentType().getName()) {
                    case "byte", "boolean" -> 1;
                    case "short", "char" -> 2;
                    case "int", "float" -> 4;
                    default -> 8;
                };
    }

    private long ofFields(Object object) throws IllegalAccessException {
        long sum = 0;
        for (Field field : object.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                sum += bytes(field.get(object));
            }
        }
        return sum;
    }
}
