package io.serenade.it;

import static io.serenade.it.Order.anOrderThatFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders that are sent twice because the first answer got lost. */
@ExtendWith(RunningServer.class)
class RepeatedOrdersIT {
    private static final Order ORDER = anOrderThatFails();

    @Test
    void leadToTheFirstSession(Api api, Records records) {
        String key = "first-" + api.hashCode();
        Answer first = api.submit(ORDER, "Idempotency-Key", key).isOk();
        Records.Orders before = records.orders();
        Answer second = api.submit(ORDER, "Idempotency-Key", key).isOk();
        assertThat(second.sessionId()).isEqualTo(first.sessionId());
        assertThat(second.field("cookie_id")).isEqualTo(first.field("cookie_id"));
        second.hasHeader("RateLimit", first.header("RateLimit"));
        assertThat(records.orders()).isEqualTo(before);
        api.delete(second.sessionId(), second.field("delete_token")).is(204);
    }

    @Test
    void tellNoCookieThatTheBrowserHas(Api api) {
        String key = "known-" + api.hashCode();
        Order order = ORDER.withCookie("cookie_known");
        Answer first = api.submit(order, "Idempotency-Key", key).isOk();
        Answer second = api.submit(order, "Idempotency-Key", key).isOk();
        assertThat(second.json().keySet()).isEqualTo(first.json().keySet());
    }

    @Test
    void refuseOtherBodies(Api api, Records records) {
        String key = "other-" + api.hashCode();
        api.submit(ORDER, "Idempotency-Key", key).isOk();
        Records.Orders before = records.orders();
        api.submit(ORDER.withOwnerName("Somebody Else"), "Idempotency-Key", key)
                .isFailure(422, "idempotency_key_reused");
        assertThat(records.orders()).isEqualTo(before);
    }

    @Test
    void belongToTheVisitorsCookie(Api api) {
        String key = "same-" + api.hashCode();
        Order first = ORDER.withCookie("cookie_of_one");
        Order second = first.withCookie("cookie_of_another").withOwnerName("Somebody Else");
        String song = api.submit(first, "Idempotency-Key", key).isOk().sessionId();
        assertThat(api.submit(second, "Idempotency-Key", key).isOk().sessionId())
                .isNotEqualTo(song);
        assertThat(api.submit(first, "Idempotency-Key", key).isOk().sessionId()).isEqualTo(song);
    }

    @Test
    void areTheSameFromAnotherAddress(Api api) {
        String key = "roaming-" + api.hashCode();
        String song = api.submit(ORDER, "Idempotency-Key", key).isOk().sessionId();
        assertThat(api.otherVisitor()
                        .submit(ORDER, "Idempotency-Key", key)
                        .isOk()
                        .sessionId())
                .isEqualTo(song);
    }

    @Test
    void makeOneSongAlsoWhenTheyRace(Api api, Records records) {
        Records.Orders before = records.orders();
        List<Answer> answers = Api.submitAtOnce(8, number -> api, ORDER, "Idempotency-Key", "racing-" + api.hashCode());
        Records.Orders after = records.orders();
        assertThat(after.songs() - before.songs()).isEqualTo(1);
        assertThat(after.photos()).hasSize(before.photos().size() + 1);
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::sessionId)
                .containsOnly(answers.get(0).sessionId());
    }

    @Test
    void areNewOrdersAfterADay(Api api, Records records) {
        String key = "old-" + api.hashCode();
        String first = api.submit(ORDER, "Idempotency-Key", key).sessionId();
        records.update("update idempotency_keys set at = at - interval '25 hours' where key = ?", key);
        String second = api.submit(ORDER, "Idempotency-Key", key).sessionId();
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void mayUseARefusedOrdersKey(Api api) {
        String key = "mended-" + api.hashCode();
        api.submit(ORDER.without("pet_type"), "Idempotency-Key", key).is(400);
        api.submit(ORDER, "Idempotency-Key", key).isOk();
    }
}
