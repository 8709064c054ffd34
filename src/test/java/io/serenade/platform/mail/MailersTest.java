package io.serenade.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.serenade.platform.settings.Settings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailersTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2027-02-14T12:00:00Z"), ZoneOffset.UTC);
    private static final Letter LETTER = new Letter(
            "song1-ready",
            new EmailAddress("matt@example.org"),
            "Zoë’s love song is ready",
            "Play it: https://sing.example/result/song1\n",
            "<p>Play <a href=\"https://sing.example/result/song1\">it</a>, Zoë</p>");

    @TempDir
    private Path data;

    @Test
    void handsALetterToTheMailServer() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try {
            server.setUser("matt@example.org", "sender", "p@ss:word");
            mailer(Map.of(
                            "SMTP_URL",
                            "smtp://sender:p%40ss%3Aword@127.0.0.1:"
                                    + server.getSmtp().getPort(),
                            "MAIL_FROM",
                            "Zoë's Songs <hello@sing.example>"))
                    .send(LETTER);

            MimeMessage[] received = server.getReceivedMessages();
            assertThat(received).hasSize(1);
            isTheLetter(received[0]);
            assertThat(received[0].getFrom()[0]).hasToString("=?UTF-8?Q?Zo=C3=AB=27s_Songs?= <hello@sing.example>");
            assertThat(received[0].getMessageID()).isEqualTo("<song1-ready@sing.example>");
        } finally {
            server.stop();
        }
    }

    @Test
    void tellsWhenTheMailServerTakesNothing() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        int port = server.getSmtp().getPort();
        server.stop();

        Mailer mailer = mailer(Map.of("SMTP_URL", "smtp://127.0.0.1:" + port, "MAIL_FROM", "hello@sing.example"));

        assertThatThrownBy(() -> mailer.send(LETTER))
                .isInstanceOf(MailException.class)
                .hasMessageNotContaining("matt@example.org");
    }

    @Test
    void tellsNothingToAServerThatDoesNotEncryptThoughItMust() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try {
            Mailer mailer = mailer(Map.of(
                    "SMTP_URL",
                    "smtp://127.0.0.1:" + server.getSmtp().getPort() + "?starttls=true",
                    "MAIL_FROM",
                    "hello@sing.example"));

            assertThatThrownBy(() -> mailer.send(LETTER)).isInstanceOf(MailException.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void laysALetterIntoTheFolderOnceWithoutAMailServer() throws Exception {
        Mailer mailer = mailer(Map.of());
        mailer.send(LETTER);
        mailer.send(LETTER);

        Path file = data.resolve("mail").resolve("song1-ready.eml");
        assertThat(filesIn(data.resolve("mail"))).containsExactly(file);
        try (InputStream in = Files.newInputStream(file)) {
            isTheLetter(new MimeMessage(Session.getInstance(new Properties()), in));
        }
    }

    private static Stream<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        }
    }

    private static void isTheLetter(MimeMessage message) throws Exception {
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("matt@example.org");
        assertThat(message.getSubject()).isEqualTo("Zoë’s love song is ready");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSentDate()).isEqualTo(NOON.instant());
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(GreenMailUtil.getBody(parts.getBodyPart(0))).contains("https://sing.example/result/song1");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent()).asString().contains("Zoë");
    }

    private Mailer mailer(Map<String, String> given) {
        Map<String, String> variables = new HashMap<>(given);
        variables.put("DATA_DIR", data.toString());
        Settings settings = new Settings(name -> Optional.ofNullable(variables.get(name)));
        return MailConfiguration.mailer(MailSettings.from(settings), NOON);
    }
}
