package io.serenade;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.generation.Generations;
import io.serenade.jobs.Jobs;
import io.serenade.lovesong.Submissions;
import io.serenade.musicvideo.film.Films;
import io.serenade.petroast.Roasts;
import io.serenade.platform.Ids;
import io.serenade.talkingpet.PetClips;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A job that ends between two statements of a reader is seen as it was before. Read the other way round, it would have
 * ended without what it made.
 */
class JobsAreReadFirstTest {
    private static final String UUID_ID = UUID.randomUUID().toString();

    private final List<String> read = new ArrayList<>();
    private final EntityManager entities = (EntityManager) Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                read.add(((Class<?>) arguments[0]).getSimpleName());
                return null;
            });

    static Stream<Arguments> products() {
        return Stream.of(
                Arguments.of(new Submissions(), Ids.newCuid()),
                Arguments.of(new Generations(), UUID_ID),
                Arguments.of(new PetClips(), UUID_ID),
                Arguments.of(new Roasts(), UUID_ID),
                Arguments.of(new Films(), UUID_ID));
    }

    @ParameterizedTest
    @MethodSource("products")
    void beforeWhatTheProductKeepsOfThem(Object product, String id) throws ReflectiveOperationException {
        Jobs jobs = new Jobs();
        give(jobs, EntityManager.class, entities);
        give(product, EntityManager.class, entities);
        give(product, Jobs.class, jobs);

        Object found = product.getClass().getMethod("find", String.class).invoke(product, id);

        assertThat(found).hasToString("Optional.empty");
        assertThat(read).first().isEqualTo("Job");
    }

    private static void give(Object bean, Class<?> type, Object value) throws IllegalAccessException {
        for (Field field : bean.getClass().getDeclaredFields()) {
            if (field.getType().equals(type)) {
                field.setAccessible(true);
                field.set(bean, value);
            }
        }
    }
}
