package io.serenade.lovesong.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import io.serenade.jobs.outbox.Delivery;
import io.serenade.jobs.outbox.OutboxMessage;
import io.serenade.lovesong.Submission;
import io.serenade.lovesong.SubmissionForm;
import io.serenade.lovesong.Submissions;
import io.serenade.platform.json.Base64Text;
import io.serenade.platform.mail.Letter;
import io.serenade.platform.mail.MailException;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.site.theme.Theme;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SendNoticeTest {
    private static final OutboxMessage MESSAGE = new OutboxMessage(
            1, SendNotice.KIND, "song1", Optional.of("song1"), "{\"email\":\"matt@example.org\"}", 1, 1);

    private final List<Letter> sent = new ArrayList<>();
    private final EndedJob job = new EndedJob();
    private boolean mailServerOut;

    @Test
    void sendsALetterInTheWordsOfTheTheme() {
        assertThat(notice().send(MESSAGE)).isEqualTo(Delivery.delivered());

        Letter letter = sent.get(0);
        assertThat(letter.id()).isEqualTo("song1-ready");
        assertThat(letter.to().reveal()).isEqualTo("matt@example.org");
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
        job.state = JobState.FAILED;

        notice().send(MESSAGE);

        assertThat(sent).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("song1-failed");
            assertThat(letter.subject()).contains("did not work out");
        });
    }

    @Test
    void triesAgainWithoutTheMailServersWordsWhichMayRepeatTheAddress() {
        mailServerOut = true;

        assertThat(notice().send(MESSAGE))
                .isInstanceOfSatisfying(Delivery.Retry.class, retry -> assertThat(retry.reason())
                        .contains("could not be handed over")
                        .doesNotContain("matt"));
    }

    @Test
    void restsAMinuteFiveAQuarterAnHourAndThreeHours() {
        RandomGenerator zero = () -> 0L;
        List<Long> minutes = new ArrayList<>();
        for (int attempt = 1; attempt < notice().backOff().maxAttempts(); attempt++) {
            minutes.add(
                    notice().backOff().delayAfter(attempt, zero).orElseThrow().toMinutes());
        }

        assertThat(minutes).containsExactly(1L, 5L, 15L, 60L, 180L);
        assertThat(notice().isPersonal()).isTrue();
    }

    @Test
    void tellsNobodyOfASongThatWasErasedAMomentAgo() {
        job.erasedAt = Optional.of(Instant.parse("2027-02-14T12:00:00Z"));

        assertThat(notice().send(MESSAGE)).isInstanceOf(Delivery.GiveUp.class);
        assertThat(sent).isEmpty();
    }

    private SendNotice notice() {
        Map<String, String> variables = Map.of("PUBLIC_BASE_URL", "https://sing.example");
        SendNotice notice = new SendNotice();
        notice.letters = new NoticeLetters();
        notice.letters.theme = Theme.load(Theme.DEFAULT);
        notice.letters.server = ServerSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
        notice.submissions = new Submissions() {
            @Override
            public Optional<Entry> find(String sessionId) {
                Submission submission = new Submission(
                        sessionId,
                        "cookie",
                        "hash",
                        new SubmissionForm(
                                "Zoë", "Dog", Base64Text.of("photo"), "Chill", "O'Malley", Optional.empty()));
                return Optional.of(new Entry(submission, job, Optional.empty()));
            }
        };
        notice.mailer = letter -> {
            if (mailServerOut) {
                throw new MailException(new IOException("550 matt@example.org is unknown"));
            }
            sent.add(letter);
        };
        return notice;
    }

    private static final class EndedJob extends Job {
        private JobState state = JobState.SUCCEEDED;
        private Optional<Instant> erasedAt = Optional.empty();

        @Override
        public JobState state() {
            return state;
        }

        @Override
        public Optional<Instant> erasedAt() {
            return erasedAt;
        }
    }
}
