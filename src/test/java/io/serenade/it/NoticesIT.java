package io.serenade.it;

import static io.serenade.it.Order.anOrder;
import static io.serenade.it.Order.anOrderThatFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one message by e-mail that a waiting visitor may ask for; without a mail server it becomes a file. */
@ExtendWith(RunningServer.class)
class NoticesIT {
    private static final Order SLOW = anOrder().withPetName("Simulate Slow");

    @Test
    void tellsOnceThatASongIsReadyAndForgetsTheAddress(Api api, Records records) throws Exception {
        Answer accepted = api.submit(SLOW).isOk();
        String id = accepted.sessionId();
        notify(api, id, accepted.field("cookie_id"), "mistyped@example.org").isOk();
        notify(api, id, accepted.field("cookie_id"), " Matt.Secret@example.org ")
                .isOk()
                .hasJson("{\"success\":true,\"session_id\":\"" + id + "\"}");
        assertThat(addressKeptFor(id, records)).contains("Matt.Secret@example.org");
        assertThat(records.letterAbout(id, "ready")).isEmpty();

        api.awaitSuccess(id);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> addressKeptFor(id, records).isEmpty());
        MimeMessage letter = letter(records, id, "ready");
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly("Matt.Secret@example.org");
        assertThat(letter.getSubject()).contains("Simulate Slow").contains("ready");
        MimeMultipart parts = (MimeMultipart) letter.getContent();
        assertThat(parts.getBodyPart(0).getContent()).asString().contains("/result/" + id);
        assertThat(parts.getBodyPart(1).getContent()).asString().contains("/result/" + id + "\"");
        assertThat(records.log()).contains(id).doesNotContain("Matt.Secret");
        notify(api, id, accepted.field("cookie_id"), "matt@example.org").isFailure(409, "already_finished");
    }

    @Test
    void tellsThatASongHasFailed(Api api, Records records) throws Exception {
        Answer accepted = api.submit(anOrderThatFails()).isOk();
        String id = accepted.sessionId();
        notify(api, id, accepted.field("cookie_id"), "matt@example.org").isOk();

        api.awaitFailure(id);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> addressKeptFor(id, records).isEmpty());
        assertThat(letter(records, id, "failed").getSubject()).contains("did not work out");
    }

    @Test
    void forgetsTheAddressOfASongThatIsErased(Api api, Records records) {
        Answer accepted = api.submit(SLOW).isOk();
        String id = accepted.sessionId();
        notify(api, id, accepted.field("cookie_id"), "matt@example.org").isOk();
        api.delete(id, accepted.field("delete_token")).is(204);
        assertThat(addressKeptFor(id, records)).isEmpty();
        notify(api, id, accepted.field("cookie_id"), "matt@example.org").isFailure(410, "gone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "matt", "matt@example", "a@example.org,b@example.org", "matt@example.org\\r\\nBcc: x@y.org"})
    void refusesWhatIsNoAddress(String typed, Api api, Records records) {
        Answer accepted = api.submit(anOrderThatFails()).isOk();
        notify(api, accepted.sessionId(), accepted.field("cookie_id"), typed).refuses("email");
        assertThat(addressKeptFor(accepted.sessionId(), records)).isEmpty();
    }

    @Test
    void isForTheBrowserThatOrdered(Api api) {
        String id = api.submit(anOrderThatFails()).sessionId();
        notify(api, id, "cookie_of_somebody_else", "matt@example.org").isFailure(403, "forbidden");
        notify(api, id, "", "matt@example.org").isFailure(403, "forbidden");
        notify(api, "abcdefghijklmnopqrstuvwx", "", "matt@example.org").is(404);
    }

    @Test
    void takesTwentyWishesOfAnAddressAnHour(Api api) {
        Answer accepted = api.submit(SLOW).isOk();
        String id = accepted.sessionId();
        for (int i = 0; i < 20; i++) {
            notify(api, id, accepted.field("cookie_id"), "matt@example.org").isOk();
        }
        notify(api, id, accepted.field("cookie_id"), "matt@example.org").isFailure(429, "too_many_requests");
    }

    private static Answer notify(Api api, String id, String cookie, String email) {
        return api.post(
                "/api/submissions/" + id + "/notify", "{\"email\":\"" + email + "\",\"cookie_id\":\"" + cookie + "\"}");
    }

    private static Optional<String> addressKeptFor(String id, Records records) {
        return records.find(
                "select payload::json ->> 'email' from outbox where kind = 'lovesong-notice' and key = ?", id);
    }

    private static MimeMessage letter(Records records, String id, String outcome) throws Exception {
        byte[] file = records.letterAbout(id, outcome).orElseThrow();
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(file));
    }
}
