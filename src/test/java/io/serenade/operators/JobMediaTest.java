package io.serenade.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.operations.OperatedJobs.Medium;
import io.serenade.operators.JobMedia.Numbered;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StoredMedia;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobMediaTest {
    private static final CoreForTests.World DATABASE = CoreForTests.World.create();
    private static final Medium PHOTO = new Medium("Photo", MediaKind.PHOTO, "job.jpg");

    private final OperatorWorld world = new OperatorWorld(DATABASE);
    private final List<String> asked = new ArrayList<>();
    private final List<String> askedInTransaction = new ArrayList<>();
    private JobMedia media;

    @BeforeEach
    void begin() {
        world.order("job", "Toby");
        media = world.get(JobMedia.class);
        media.store = storeOf("job.jpg");
    }

    private MediaStore storeOf(String present) {
        StoredMedia stored = proxy(StoredMedia.class, (self, method, arguments) -> null);
        return proxy(MediaStore.class, (self, method, arguments) -> {
            String key = (String) arguments[1];
            asked.add(key);
            AtomicBoolean atOnce = new AtomicBoolean();
            world.core.beans().transactions().afterSuccess(() -> atOnce.set(true));
            if (!atOnce.get()) {
                askedInTransaction.add(key);
            }
            return Optional.of(stored).filter(found -> key.equals(present));
        });
    }

    @Test
    void listsWhatIsThereByItsNumberAmongAll() {
        assertThat(media.list("job")).containsExactly(new Numbered(1, PHOTO));

        assertThat(asked).containsExactly("job.mp4", "job.jpg");
        assertThat(askedInTransaction).isEmpty();
    }

    @Test
    void findsOneWithoutAskingTheStorage() {
        assertThat(media.find("job", 1)).contains(PHOTO);
        assertThat(media.find("job", 2)).isEmpty();
        assertThat(media.find("no-such-job", 0)).isEmpty();

        assertThat(asked).isEmpty();
    }

    @Test
    void namesNothingOfAnErasedJob() {
        world.database.update("update jobs set erased_at = now()");

        assertThat(media.find("job", 1)).isEmpty();
    }

    @Test
    void tellsOfAJobWithoutAskingTheStorage() {
        assertThat(world.get(JobDetailsReader.class).find("job")).isPresent();

        assertThat(asked).isEmpty();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(JobMediaTest.class.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
