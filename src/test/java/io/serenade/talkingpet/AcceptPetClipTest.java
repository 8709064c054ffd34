package io.serenade.talkingpet;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.intake.CallerMediaForTests;
import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.IdempotencyKeys.KeyTakenException;
import io.serenade.jobs.IntakePauses;
import io.serenade.jobs.JobMediaForTests;
import io.serenade.jobs.OrderFingerprint;
import io.serenade.jobs.RepeatedOrders;
import io.serenade.platform.database.DatabaseException;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.rendering.speech.Fit;
import io.serenade.storage.MediaInMemory;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of an order that could not be stored. */
class AcceptPetClipTest {
    private static final PetOrder ORDER =
            new PetOrder("The cat talks", 6, "768p", "minimax/hailuo-02", Optional.empty(), Fit.HOLD, false);

    private final MediaInMemory media = new MediaInMemory();
    private final AcceptPetClip acceptance = new AcceptPetClip();
    private Runnable storing = () -> {};
    private Runnable pausing = () -> {};

    private Optional<String> madeBefore = Optional.empty();

    @BeforeEach
    void wire() {
        acceptance.repeats = new RepeatedOrders() {
            @Override
            public Optional<OrderFingerprint> mark(
                    String product, Optional<String> apiKey, byte[] picture, List<String> wishes) {
                return apiKey.map(id -> new OrderFingerprint(id, String.join(" ", wishes)));
            }

            @Override
            public Optional<String> find(Optional<OrderFingerprint> order, Optional<IdempotencyKey> key) {
                return order.flatMap(made -> madeBefore);
            }
        };
        acceptance.media = media;
        acceptance.pauses = new IntakePauses() {
            @Override
            public void check(String product) {
                pausing.run();
            }
        };
        acceptance.jobMedia = JobMediaForTests.of(media, () -> aJob().build());
        acceptance.incoming = CallerMediaForTests.always(new byte[] {1, 2, 3}, 640, 480);
        acceptance.limits = new CallerLimits() {
            @Override
            public void check(Caller caller) {
                assertThat(caller.product()).isEqualTo(PetClip.PRODUCT);
            }
        };
        acceptance.keys = new IdempotencyKeys() {
            @Override
            public <T, E extends Exception> T once(
                    Optional<IdempotencyKey> key, Store<T, E> store, Function<String, T> repeat) throws E {
                return store.store();
            }
        };
        acceptance.clips = new PetClips() {
            @Override
            public void add(
                    PetClip clip,
                    Optional<URI> callback,
                    Caller caller,
                    Optional<IdempotencyKey> key,
                    Optional<OrderFingerprint> made) {
                storing.run();
            }
        };
    }

    @Test
    void keepsThePhotoOfAnOrder() throws Exception {
        assertThat(media.keys).containsExactly(PetMedia.photoKey(accept()));
    }

    @Test
    void keepsNothingOfAnOrderThatIsAnsweredWithWhatWasMade() throws Exception {
        madeBefore = Optional.of("made-before");
        storing = () -> {
            throw new AssertionError("It was stored.");
        };
        Caller shop = new Caller(PetClip.PRODUCT, Optional.of("key-1"), "limit", 60, Optional.empty());

        assertThat(acceptance.accept(ORDER, "https://example.org/cat.jpg", Optional.empty(), shop, Optional.empty()))
                .isEqualTo("made-before");
        assertThat(media.keys).isEmpty();

        Optional<URI> callback = Optional.of(URI.create("https://example.org/hook"));
        storing = () -> {};
        assertThat(acceptance.accept(ORDER, "https://example.org/cat.jpg", callback, shop, Optional.empty()))
                .as("whoever wants to be told gets a clip of its own")
                .isNotEqualTo("made-before");
    }

    @Test
    void leavesNoPhotoOfAnOrderThatWasRefused() {
        storing = () -> {
            throw new KeyTakenException();
        };

        assertThatThrownBy(this::accept).isInstanceOf(KeyTakenException.class);

        assertThat(media.keys).isEmpty();
    }

    @Test
    void keepsNothingOfAnOrderWhileNoneAreTaken() {
        storing = () -> {
            throw new ProblemException(ProblemType.SERVICE_UNAVAILABLE, "Paused a moment ago.");
        };
        assertThatThrownBy(this::accept).isInstanceOf(ProblemException.class);
        assertThat(media.keys).isEmpty();

        pausing = storing;
        storing = () -> {
            throw new AssertionError("It went on.");
        };
        assertThatThrownBy(this::accept).isInstanceOf(ProblemException.class);
    }

    /** The commit may have been made although its answer was lost: then the job needs its photo. */
    @Test
    void keepsThePhotoWhereTheOrderMayHaveBeenStored() {
        storing = () -> {
            throw new DatabaseException(new SQLException("Read timed out", "08006"));
        };

        assertThatThrownBy(this::accept).isInstanceOf(DatabaseException.class);

        assertThat(media.keys).hasSize(1);
    }

    private String accept() throws Exception {
        return acceptance.accept(
                ORDER,
                "https://example.org/cat.jpg",
                Optional.empty(),
                Caller.at(PetClip.PRODUCT, "192.0.2.1", 60),
                Optional.empty());
    }
}
