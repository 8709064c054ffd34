package io.serenade.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.IdempotencyKeys.KeyTakenException;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.RealDatabase;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RealDatabase.class)
class RepeatedOrdersTest {
    private static final byte[] DOG = {1, 2, 3};
    private static final List<String> WISHES = List.of("It looks around", "6");

    private final SettableClock clock = new SettableClock(Instant.parse("2027-02-14T12:00:00Z"));
    private final Optional<String> anna = Optional.of("key-" + UUID.randomUUID());
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final RepeatedOrders repeats = new RepeatedOrders();

    @BeforeEach
    void wire(Database database) {
        keys.database = database;
        keys.clock = clock;
        repeats.database = database;
        repeats.clock = clock;
        repeats.keys = keys;
        repeats.settings = new RepeatSettings(Duration.ofHours(6));
    }

    @Test
    void answersTheSameOrderWithWhatWasMade() {
        String made = order("SUCCEEDED");
        clock.moveOn(Duration.ofHours(6).minusSeconds(1));

        assertThat(find(anna, DOG, WISHES)).contains(made);
    }

    @Test
    void answersTheSameOrderWithWhatIsBeingMade() {
        String made = order("PARKED");

        assertThat(find(anna, DOG, WISHES)).contains(made);
    }

    @Test
    void forgetsAfterItsHours() {
        order("SUCCEEDED");
        clock.moveOn(Duration.ofHours(6));

        assertThat(find(anna, DOG, WISHES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "CANCELLED"})
    void makesAnewWhatCameToNothing(String state) {
        order(state);

        assertThat(find(anna, DOG, WISHES)).isEmpty();
    }

    @Test
    void makesAnewWhatWasErased() {
        String made = order("SUCCEEDED");

        repeats.forget(new JobErased(made));

        assertThat(find(anna, DOG, WISHES)).isEmpty();
    }

    @Test
    void tellsOrdersApartByPictureByWishesAndByTheirPlaces() {
        order("SUCCEEDED");

        assertThat(find(anna, new byte[] {1, 2, 4}, WISHES)).isEmpty();
        assertThat(find(anna, DOG, List.of("It looks around", "10"))).isEmpty();
        assertThat(find(anna, DOG, List.of("6", "It looks around"))).isEmpty();
        assertThat(find(anna, DOG, List.of("It looks around6", ""))).isEmpty();
    }

    @Test
    void givesNobodyWhatAnotherKeyHasOrdered() {
        order("SUCCEEDED");

        assertThat(find(Optional.of("key-of-somebody-else"), DOG, WISHES)).isEmpty();
        assertThat(repeats.mark("other", anna, DOG, WISHES).flatMap(this::find)).isEmpty();
    }

    @Test
    void comparesNothingWithoutAKeyOrWhereItIsOff() {
        assertThat(mark(Optional.empty(), DOG, WISHES)).isEmpty();
        repeats.settings = new RepeatSettings(Duration.ZERO);
        assertThat(mark(anna, DOG, WISHES)).isEmpty();
    }

    @Test
    void givesTheCallersOwnNameToWhatWasMade() {
        String made = order("SUCCEEDED");
        Optional<IdempotencyKey> name = Optional.of(
                new IdempotencyKey("toys api-key 1", UUID.randomUUID().toString(), "print"));

        assertThat(repeats.find(mark(anna, DOG, WISHES), name)).contains(made);

        String again = keys.once(name, () -> "another", id -> id);
        assertThat(again).isEqualTo(made);
        assertThatThrownBy(() -> repeats.find(mark(anna, DOG, WISHES), name)).isInstanceOf(KeyTakenException.class);
    }

    @Test
    void isOffUnlessTheOperatorWantsIt() {
        assertThat(RepeatSettings.from(settings(Map.of())).kept()).isZero();
        assertThat(RepeatSettings.from(settings(Map.of("ORDER_CACHE_HOURS", "24")))
                        .kept())
                .isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(() -> RepeatSettings.from(settings(Map.of("ORDER_CACHE_HOURS", "721"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("ORDER_CACHE_HOURS");
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }

    private String order(String state) {
        String id = UUID.randomUUID().toString();
        repeats.database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                values (?, 'toys', ?, 'first', 'io', now(), now())""", id, state);
        repeats.note(mark(anna, DOG, WISHES), id);
        return id;
    }

    private Optional<OrderFingerprint> mark(Optional<String> key, byte[] picture, List<String> wishes) {
        return repeats.mark("toys", key, picture, wishes);
    }

    private Optional<String> find(Optional<String> key, byte[] picture, List<String> wishes) {
        return repeats.find(mark(key, picture, wishes), Optional.empty());
    }

    private Optional<String> find(OrderFingerprint order) {
        return repeats.find(Optional.of(order), Optional.empty());
    }
}
