package io.serenade.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.providers.ProviderException.Category;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCallsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What is asked for. Public because the REST client calls it by reflection. */
    @Path("/")
    public interface Api extends Closeable {
        @GET
        Response get();

        @Override
        void close();
    }

    @ParameterizedTest
    @ValueSource(strings = {DrippingService.HEADERS, DrippingService.BODY})
    void endACallThatDripsWhenItsTimeIsOver(String beginning) throws IOException, InterruptedException {
        try (DrippingService service = new DrippingService(beginning)) {
            long begun = System.nanoTime();

            ProviderException failure = failure(service.address(), 1_000);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(SECOND, SECOND.multipliedBy(4));
            assertThat(failure.category()).isEqualTo(Category.UNANSWERED);
            assertThat(service.isLeft()).isTrue();
        }
    }

    @Test
    void readNoMoreThanIsAllowed() {
        try (RecordedService service = new RecordedService()) {
            service.on("GET /", 200, "{'a':'" + "x".repeat(5_000_000) + "'}");

            assertThat(failure(service.address("/"), 1_000)).hasMessage("The service's answer is too long.");
        }
    }

    @Test
    void leaveAnAnswerThatIsTooLongWhereItIs() throws IOException, InterruptedException {
        String endless = DrippingService.BODY + "{\"a\":\"" + "x".repeat(2_000);
        try (DrippingService service = new DrippingService(endless)) {
            long begun = System.nanoTime();

            assertThat(failure(service.address(), 1_000, SECOND.multipliedBy(20)))
                    .hasMessage("The service's answer is too long.");

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SECOND.multipliedBy(10));
            assertThat(service.isLeft()).isTrue();
        }
    }

    @Test
    void leaveOutACharacterThatNoDatabaseTakes() {
        try (RecordedService service = new RecordedService()) {
            service.on("GET /", 200, "{'lyrics':'la\\u0000la \\\\u0000 \\\\\\u0000','\\u0000tags':['\\u0000']}");

            JsonObject answer = object(service.address("/"), 1_000, SECOND);

            assertThat(answer.getString("lyrics")).isEqualTo("lala \\u0000 \\");
            assertThat(answer.getJsonArray("tags").getString(0)).isEmpty();
        }
    }

    private static ProviderException failure(URI address, int longest) {
        return failure(address, longest, SECOND);
    }

    private static ProviderException failure(URI address, int longest, Duration time) {
        return catchThrowableOfType(ProviderException.class, () -> object(address, longest, time));
    }

    private static JsonObject object(URI address, int longest, Duration time) {
        ServiceCalls calls = new ServiceCalls("service", longest, time);
        return calls.object(Category.UNANSWERED, calls.client(Api.class, address), Api::get);
    }
}
