package io.serenade.jobs.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.Claim;
import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.outbox.OutboxForTests;
import io.serenade.jobs.webhooks.OutboundDeliveries.Page;
import io.serenade.jobs.webhooks.OutboundDelivery.Attempt;
import io.serenade.jobs.webhooks.OutboundDelivery.State;
import io.serenade.platform.settings.Secret;
import io.serenade.providers.DrippingService;
import io.serenade.providers.RecordedService;
import io.serenade.providers.RecordedService.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the end of a job to the receiver's answer, on the real tables and over HTTP. */
class OutboundWebhooksTest {
    private static final String SECRET = "between-you-and-me";
    private static final String HOOK = "POST /hook";
    private static final String ID = "job-1";
    private static final Outcome FAILURE = Outcome.failed(new JobError("broken", "It broke.", true));

    private static CoreForTests.World world;

    private final RecordedService receiver = new RecordedService();
    private final ScriptedBody product = new ScriptedBody(new WebhookSecrets(new Secret(SECRET), Optional.empty()));
    private final Set<CallbackSettings.Origin> listed = new HashSet<>();
    private CoreForTests core;
    private OutboxForTests sending;
    private OutboundWebhooks webhooks;
    private OutboundDeliveries deliveries;

    @BeforeAll
    static void open() {
        world = CoreForTests.World.create();
    }

    @BeforeEach
    void wire() {
        core = world.core();
        world.database().update("delete from outbox");
        list(receiver.address("/"));
        wireWith(new CallbackSettings(listed));
        receiver.on(HOOK, 200, "{'status':'ok'}");
    }

    private void list(URI origin) {
        listed.add(new CallbackSettings.Origin(origin.getHost(), origin.getPort()));
    }

    private void wireWith(CallbackSettings settings) {
        core.beans().give(settings).give(product);
        webhooks = core.beans().get(OutboundWebhooks.class);
        deliveries = core.beans().get(OutboundDeliveries.class);
        sending = new OutboxForTests(world.database(), core.beans().get(SendWebhook.class));
    }

    @AfterEach
    void close() throws IOException {
        core.beans().get(WebhookPost.class).close();
        receiver.close();
    }

    @Test
    void tellsOfAnEndOnceAndSignsWhatItSends() {
        end(receiver.address("/hook"));

        assertThat(sending.sendNext()).isTrue();
        assertThat(sending.sendNext()).isFalse();

        Call call = receiver.calls(HOOK).get(0);
        assertThat(call.body()).isEqualTo("{\"job_id\":\"job-1\",\"status\":\"FAILED\",\"pet\":\"Zoë 🐶\"}");
        assertThat(call.header("Content-Type")).get().asString().startsWith("application/json");
        assertThat(HexReceiver.accepts(
                        call.header("X-Revid-Signature").orElseThrow(),
                        SECRET,
                        call.body().getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        OutboundDelivery delivery = only();
        assertThat(delivery.state()).isEqualTo(State.delivered);
        assertThat(call.header("webhook-id")).contains(delivery.webhookId());
        assertThat(delivery.body()).isEqualTo(call.body());
        Attempt attempt = delivery.log().get(0);
        assertThat(attempt.outcome()).isEqualTo("delivered");
        assertThat(attempt.status()).contains(200);
        assertThat(attempt.answer()).contains("{\"status\":\"ok\"}");
        assertThat(attempt.milliseconds()).isPresent();
    }

    @Test
    void storesNothingWhenTheEndIsNotStored() {
        Claim claim = start(receiver.address("/hook"));
        product.failure = new IllegalStateException("no body");

        assertThatThrownBy(() -> core.jobs().settle(claim, FAILURE)).isInstanceOf(IllegalStateException.class);

        assertThat(core.job(ID).state().isFinished()).isFalse();
        assertThat(all()).isEmpty();
    }

    @Test
    void tellsNobodyWhereTheProductHasNothingToSay() {
        product.silent = true;

        end(receiver.address("/hook"));

        assertThat(all()).isEmpty();
    }

    @Test
    void tellsEachAddressAndOneThatIsNamedTwiceOnce() {
        receiver.on("POST /other", 204, "");

        end(receiver.address("/hook"), receiver.address("/hook"), receiver.address("/other"));

        assertThat(sending.sendNext()).isTrue();
        assertThat(sending.sendNext()).isTrue();
        assertThat(sending.sendNext()).isFalse();
        assertThat(receiver.calls()).extracting(Call::path).containsExactlyInAnyOrder("/hook", "/other");
    }

    @Test
    void sendsTheSameBytesUnderTheSameIdUntilTheyAreTaken() {
        end(receiver.address("/hook"));
        receiver.on(HOOK, 503, "busy");
        sending.sendNext();
        assertThat(only().state()).isEqualTo(State.waiting);
        assertThat(only().nextAttemptAt()).isPresent();
        receiver.cuts(HOOK);
        core.clock().moveOn(Duration.ofMinutes(10));
        sending.sendNext();
        receiver.on(HOOK, 200, "");
        sending.sendNext();

        List<Call> calls = receiver.calls(HOOK);
        assertThat(calls)
                .hasSize(3)
                .extracting(Call::body)
                .containsOnly(calls.get(0).body());
        assertThat(calls).extracting(call -> call.header("webhook-id")).containsOnly(Optional.of(only().webhookId()));
        assertThat(calls.get(0).header("webhook-timestamp"))
                .isNotEqualTo(calls.get(1).header("webhook-timestamp"));
        assertThat(only().log()).extracting(Attempt::outcome).containsExactly("failed", "failed", "delivered");
        assertThat(only().log())
                .extracting(Attempt::status)
                .containsExactly(Optional.of(503), Optional.empty(), Optional.of(200));
        assertThat(only().log().get(0).problem()).contains("The receiver answered 503.");
        assertThat(only().state()).isEqualTo(State.delivered);
    }

    @Test
    void triesTenTimesOverThreeDays() {
        end(receiver.address("/hook"));
        receiver.on(HOOK, 500, "");
        int tries = 0;
        while (sending.sendNext()) {
            tries++;
        }

        assertThat(tries).isEqualTo(10);
        assertThat(only().state()).isEqualTo(State.given_up);
        assertThat(deliveries.countGivenUp()).isEqualTo(1);
        assertThat(new SendWebhook().backOff().delays().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(72), Duration.ofHours(80));
        assertThat(new SendWebhook().backOff().jitter()).isPositive();
    }

    @Test
    void sendsOnceMoreWhenReplayed() {
        end(receiver.address("/hook"));
        sending.sendNext();

        assertThat(deliveries.replay(only())).isTrue();
        sending.sendNext();

        List<Call> calls = receiver.calls(HOOK);
        assertThat(calls)
                .hasSize(2)
                .extracting(Call::body)
                .containsOnly(calls.get(0).body());
        assertThat(only().log()).hasSize(2);
    }

    @Test
    void sendsNothingMoreOfAJobToAReceiverThatIsGone() {
        end(receiver.address("/hook"));
        receiver.on(HOOK, 410, "");
        sending.sendNext();

        assertThat(only().state()).isEqualTo(State.given_up);
        endAnew();
        assertThat(sending.sendNext()).isFalse();
        assertThat(all()).hasSize(1);
    }

    @Test
    void saysTheLastEndOnlyWhenAJobEndsTwice() {
        end(receiver.address("/hook"));
        receiver.on(HOOK, 503, "");
        sending.sendNext();
        endAnew();
        receiver.on(HOOK, 200, "");

        assertThat(sending.sendNext()).isTrue();
        assertThat(sending.sendNext()).isFalse();

        assertThat(all()).extracting(OutboundDelivery::state).containsExactly(State.delivered, State.given_up);
        assertThat(all()).extracting(OutboundDelivery::webhookId).doesNotHaveDuplicates();
    }

    @Test
    void followsNoRedirect() {
        end(receiver.address("/hook"));
        receiver.on(HOOK, 302, "", "Location", receiver.address("/elsewhere").toString());

        sending.sendNext();

        assertThat(receiver.calls()).hasSize(1);
        assertThat(only().problem()).get().asString().contains("302").contains("no redirects");
        assertThat(only().state()).isEqualTo(State.waiting);
    }

    @Test
    void keepsTheBeginningOfALongAnswerOnly() {
        end(receiver.address("/hook"));
        receiver.on(HOOK, 200, "ä\0".repeat(200_000));

        sending.sendNext();

        assertThat(only().state()).isEqualTo(State.delivered);
        assertThat(only().log().get(0).answer().orElseThrow())
                .startsWith("ää")
                .hasSizeLessThanOrEqualTo(1024)
                .doesNotContain("\0");
    }

    @Test
    void hasOneTimeForAllOfATry() throws Exception {
        core.beans().get(WebhookPost.class).time = Duration.ofSeconds(1);
        try (DrippingService drips = new DrippingService(DrippingService.HEADERS)) {
            list(drips.address());
            endTo(drips.address());
            sending.sendNext();

            assertThat(drips.isLeft()).isTrue();
            assertThat(only().problem()).contains("The receiver gave no answer within 1 seconds.");
            assertThat(only().log().get(0).milliseconds().orElseThrow()).isBetween(900L, 4_000L);
        }
    }

    /** It has the webhook; what it goes on to say is of no use. */
    @Test
    void believesAReceiverThatTookItHoweverItsAnswerGoesOn() throws Exception {
        core.beans().get(WebhookPost.class).time = Duration.ofSeconds(1);
        try (DrippingService drips = new DrippingService(DrippingService.BODY)) {
            list(drips.address());
            endTo(drips.address());
            sending.sendNext();

            assertThat(drips.isLeft()).isTrue();
            assertThat(only().state()).isEqualTo(State.delivered);
        }
    }

    @Test
    void goesNowherePrivateThatIsNotListed() {
        start(URI.create("http://169.254.169.254/latest/meta-data"), URI.create("http://127.0.0.1/"));
        core.jobs().cancel(ID);

        assertThat(sending.sendNext()).isTrue();
        assertThat(sending.sendNext()).isTrue();

        assertThat(all()).allSatisfy(delivery -> {
            assertThat(delivery.log()).hasSize(1);
            assertThat(delivery.problem()).get().asString().contains("not public");
        });
    }

    @Test
    void goesToNoOtherPortOfAListedHost() {
        try (RecordedService other = new RecordedService()) {
            end(other.address("/hook"));

            sending.sendNext();

            assertThat(other.calls()).isEmpty();
            assertThat(only().problem()).get().asString().contains("CALLBACK_HOSTS");
        }
    }

    @Test
    void signsWithBothSecretsWhileOneIsChanged() {
        product.secrets = new WebhookSecrets(new Secret("new"), Optional.of(new Secret("old")));
        end(receiver.address("/hook"));

        sending.sendNext();

        assertThat(receiver.calls(HOOK)
                        .get(0)
                        .header("webhook-signature")
                        .orElseThrow()
                        .split(" "))
                .hasSize(2)
                .allMatch(signature -> signature.startsWith("v1,"));
    }

    @Test
    void forgetsAllOfAnErasedJob() {
        end(receiver.address("/hook"));
        core.beans().get(OutboxForTests.endObserver());
        core.jobs().erase(ID);

        assertThat(all()).isEmpty();
        assertThat(world.database().list("select url from job_callbacks", row -> row.getString(1)))
                .isEmpty();
    }

    @Test
    void listsTheNewestFirstAPageAtATime() {
        end(receiver.address("/hook"), receiver.address("/a"), receiver.address("/b"));

        List<OutboundDelivery> first = deliveries.list(new Page(Optional.of(ID), Optional.empty(), 2));
        assertThat(first).hasSize(3).extracting(OutboundDelivery::id).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(deliveries.list(
                        new Page(Optional.of(ID), Optional.of(first.get(1).id()), 2)))
                .extracting(OutboundDelivery::id)
                .containsExactly(first.get(2).id());
        assertThat(deliveries.list(new Page(Optional.of("job-2"), Optional.empty(), 2)))
                .isEmpty();
    }

    @Test
    void triesAnAddressOutWithTheProductsSample() {
        WebhookTry done = webhooks.sendTest(product, receiver.address("/hook"));

        assertThat(done.problem()).isEmpty();
        assertThat(receiver.calls(HOOK)).singleElement().extracting(Call::body).isEqualTo(product.sample());
        assertThat(all()).isEmpty();
    }

    private Claim start(URI... urls) {
        Claim claim = core.running(ID);
        webhooks.notifyAtEnd(ID, List.of(urls));
        return claim;
    }

    private void end(URI... urls) {
        core.jobs().settle(start(urls), FAILURE);
    }

    /** With settings that list the address too. */
    private void endTo(URI url) {
        core.beans().get(CallbackAddresses.class).settings = new CallbackSettings(listed);
        end(url);
    }

    private void endAnew() {
        core.jobs().resume(ID, "first");
        core.jobs().cancel(ID);
    }

    private List<OutboundDelivery> all() {
        return deliveries.list(new Page(Optional.empty(), Optional.empty(), 100));
    }

    private OutboundDelivery only() {
        List<OutboundDelivery> all = all();
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
