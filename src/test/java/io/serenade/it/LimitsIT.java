package io.serenade.it;

import static io.serenade.it.Order.anOrderThatFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten songs a browser, twenty orders and a hundred results an hour and address, exact also when calls race. */
@ExtendWith(RunningServer.class)
class LimitsIT {
    private static final Order ORDER = anOrderThatFails();
    private static final String UNKNOWN = "abcdefghijklmnopqrstuvwx";
    private static final String SOLD_OUT = """
            {"success":false,"error":"rate_limit_exceeded",
             "message":"You have reached the maximum number of submissions. Please check back later.",
             "attempts_used":10,"max_attempts":10}""";

    @Test
    void rejectsEleventhSubmissionOfACookie(Api api) {
        String cookie = api.submit(ORDER).isOk().field("cookie_id");
        for (int i = 2; i <= 10; i++) {
            api.submit(ORDER.withCookie(cookie)).isOk();
        }
        Answer refused = api.submit(ORDER.withCookie(cookie)).is(429).hasJson(SOLD_OUT);
        assertThat(refused.header("Retry-After")).isEmpty();
        api.otherVisitor().submit(ORDER.withCookie(cookie)).is(429).hasJson(SOLD_OUT);
    }

    @Test
    void acceptsTenOfThirtyRacingSubmissionsOfACookie(Api api, Records records) {
        Records.Orders before = records.orders();
        List<Answer> answers =
                Api.submitAtOnce(30, number -> api.otherVisitor(), ORDER.withCookie("cookie_racing_" + api.hashCode()));
        assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(10);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(answer -> answer.hasJson(SOLD_OUT));
        isGrownBy(10, before, records.orders());
    }

    @Test
    void acceptsTwentyOfFortyRacingSubmissionsOfAnAddress(Api api, Records records) {
        Records.Orders before = records.orders();
        List<Answer> answers = Api.submitAtOnce(40, number -> api, ORDER);
        assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(20);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .allSatisfy(answer -> isTooMany(answer, "submissions", 20));
        isGrownBy(20, before, records.orders());
        api.otherVisitor().submit(ORDER).isOk();
    }

    private static void isGrownBy(int count, Records.Orders before, Records.Orders after) {
        assertThat(after.songs() - before.songs()).isEqualTo(count);
        assertThat(after.jobs() - before.jobs()).isEqualTo(count);
        assertThat(after.photos()).hasSize(before.photos().size() + count);
    }

    private static void isTooMany(Answer answer, String policy, int limit) {
        answer.isFailure(429, "too_many_requests");
        assertThat(answer.json()).containsOnlyKeys("success", "error", "message");
        int seconds = Integer.parseInt(answer.header("Retry-After"));
        assertThat(seconds).isBetween(3_400, 3_600);
        assertThat(answer.field("message")).contains("try again in " + (seconds + 59) / 60 + " minutes");
        answer.hasHeader("RateLimit-Policy", "\"" + policy + "\";q=" + limit + ";w=3600")
                .hasHeader("RateLimit", "\"" + policy + "\";r=0;t=" + seconds);
    }

    @Test
    void countsOnlyAcceptedSubmissionsOfAnAddress(Api api) {
        String cookie =
                api.submit(ORDER).hasHeader("RateLimit", "\"submissions\";r=19").field("cookie_id");
        IntStream.rangeClosed(2, 10)
                .forEach(i -> api.submit(ORDER.withCookie(cookie)).isOk());
        IntStream.range(0, 15).forEach(i -> {
            api.submit(ORDER.withCookie(cookie)).is(429).hasJson(SOLD_OUT);
            api.submit(ORDER.without("pet_type")).is(400);
        });
        api.submit(ORDER).isOk().hasHeader("RateLimit", "\"submissions\";r=9");
    }

    @Test
    void countsOnlyAcceptedSubmissionsOfACookie(Api api) {
        String cookie = "cookie_patient_" + api.hashCode();
        Api.submitAtOnce(20, number -> api, ORDER).forEach(Answer::isOk);
        isTooMany(api.submit(ORDER.withCookie(cookie)), "submissions", 20);
        Api other = api.otherVisitor();
        IntStream.range(0, 10)
                .forEach(i -> other.submit(ORDER.withCookie(cookie)).isOk());
        other.submit(ORDER.withCookie(cookie)).is(429).hasJson(SOLD_OUT);
    }

    @Test
    void rejectsHundredAndFirstResultsCallOfAnAddress(Api api) {
        api.results(UNKNOWN)
                .is(404)
                .hasHeader("RateLimit-Policy", "\"results\";q=100;w=3600")
                .hasHeader("RateLimit", "\"results\";r=99");
        IntStream.rangeClosed(2, 100).forEach(i -> api.results(UNKNOWN).is(404));
        isTooMany(api.results(UNKNOWN), "results", 100);
        api.status(UNKNOWN).is(404);
        api.submit(ORDER).isOk();
        api.otherVisitor().results(UNKNOWN).is(404);
    }

    @Test
    void knowsVisitorsOfOneNetworkByTheirPrefix(Api api) {
        String network = "2001:db8:" + Integer.toHexString(api.hashCode() & 0xffff) + ":1:";
        api.from(network + ":1").results(UNKNOWN).hasHeader("RateLimit", "\"results\";r=99");
        api.from(network + "ffff::2").results(UNKNOWN).hasHeader("RateLimit", "\"results\";r=98");
    }

    @Test
    void believesOnlyTheAddressTheProxyAdded(Api api) {
        String proxied = "198.18.255." + (1 + (api.hashCode() & 0x7f));
        api.from("203.0.113.1, " + proxied).results(UNKNOWN).hasHeader("RateLimit", "\"results\";r=99");
        api.from("203.0.113.2, " + proxied).results(UNKNOWN).hasHeader("RateLimit", "\"results\";r=98");
    }
}
