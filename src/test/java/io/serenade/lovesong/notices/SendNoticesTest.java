package io.serenade.lovesong.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.lovesong.Submission;
import io.serenade.lovesong.SubmissionForm;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.theme.Theme;
import io.serenade.platform.ServerSettings;
import io.serenade.platform.Settings;
import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.mail.Letter;
import io.serenade.platform.mail.MailException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendNoticesTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final EmailAddress MATT = new EmailAddress("matt@example.org");

    private final List<Letter> sent = new ArrayList<>();
    private final OneNotice notices = new OneNotice();
    private boolean mailServerOut;

    @Test
    void sendsALetterInTheWordsOfTheThemeAndForgetsTheAddress() {
        notices.waiting = Optional.of(new Notices.Claimed("song1", MATT, true, 1));

        assertThat(sender().sendDue()).isEqualTo(1);

        assertThat(notices.forgotten).containsExactly("song1");
        Letter letter = sent.get(0);
        assertThat(letter.id()).isEqualTo("song1-ready");
        assertThat(letter.to()).isEqualTo(MATT);
        assertThat(letter.subject()).isEqualTo("Zoë’s love song is ready");
        assertThat(letter.text())
                .contains("https://sing.example/result/song1\n")
                .contains("O'Malley");
        assertThat(letter.html())
                .contains("href=\"https://sing.example/result/song1\"")
                .contains("#3b0d2e")
                .doesNotContain("<b>");
    }

    @Test
    void saysSoWhenASongHasFailed() {
        notices.waiting = Optional.of(new Notices.Claimed("song1", MATT, false, 1));

        sender().sendDue();

        assertThat(sent).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("song1-failed");
            assertThat(letter.subject()).contains("did not work out");
        });
    }

    @Test
    void triesAgainLaterAndLaterThenGivesUpAndForgetsTheAddress() {
        mailServerOut = true;
        for (int tries = 1; tries <= 6; tries++) {
            notices.waiting = Optional.of(new Notices.Claimed("song1", MATT, true, tries));
            assertThat(sender().sendDue()).isZero();
        }

        assertThat(notices.plannedFor)
                .extracting(moment -> Duration.between(NOON, moment).toMinutes())
                .containsExactly(1L, 5L, 15L, 60L, 180L);
        assertThat(notices.forgotten).containsExactly("song1");
    }

    private SendNotices sender() {
        Map<String, String> variables = Map.of("PUBLIC_BASE_URL", "https://sing.example");
        SendNotices sender = new SendNotices();
        sender.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        sender.notices = notices;
        sender.letters = new NoticeLetters();
        sender.letters.theme = Theme.load(Theme.DEFAULT);
        sender.letters.server = ServerSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
        sender.submissions = new Submissions() {
            @Override
            public Submission get(String sessionId) {
                return new Submission(
                        sessionId,
                        "cookie",
                        "hash",
                        new SubmissionForm("Zoë", "Dog", "photo", "Chill", "O'Malley", Optional.empty()));
            }
        };
        sender.mailer = letter -> {
            if (mailServerOut) {
                throw new MailException(new IOException("550 matt@example.org is unknown"));
            }
            sent.add(letter);
        };
        return sender;
    }

    /** An outbox with one message at most. */
    private static final class OneNotice extends Notices {
        private final List<String> forgotten = new ArrayList<>();
        private final List<Instant> plannedFor = new ArrayList<>();
        private Optional<Claimed> waiting = Optional.empty();

        @Override
        public Optional<Claimed> claim(Duration lease) {
            Optional<Claimed> claimed = waiting;
            waiting = Optional.empty();
            return claimed;
        }

        @Override
        public void sendAgainAt(String sessionId, Instant moment) {
            plannedFor.add(moment);
        }

        @Override
        public void forget(String sessionId) {
            forgotten.add(sessionId);
        }
    }
}
