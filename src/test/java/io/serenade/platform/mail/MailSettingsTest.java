package io.serenade.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.mail.MailSettings.MailServer;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {
    @Test
    void needsNothing() {
        MailSettings settings = settings(Map.of("DATA_DIR", "/var/serenade"));

        assertThat(settings.server()).isEmpty();
        assertThat(settings.folder()).hasToString("/var/serenade/mail");
    }

    @Test
    void understandsAServerWithALogin() {
        assertThat(server("smtp://me%40example.org:a%20b+c@mail.example.org:2525?starttls=true"))
                .isEqualTo(new MailServer(
                        "mail.example.org",
                        2525,
                        false,
                        true,
                        Optional.of("me@example.org"),
                        Optional.of(new Secret("a b+c"))));
    }

    @Test
    void knowsTheUsualPorts() {
        assertThat(server("smtp://mail.example.org").port()).isEqualTo(587);
        assertThat(server("smtps://mail.example.org/").port()).isEqualTo(465);
        assertThat(server("smtps://mail.example.org").encrypted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org",
                "http://user:hush@mail.example.org",
                "smtp://user:hush@mail.example.org/box",
                "smtp://user:hush@mail.example.org?tls=1",
                "smtp://user:hush %@mail.example.org",
                "smtp://"
            })
    void refusesWhatIsNoMailServerWithoutRepeatingIt(String address) {
        assertThatThrownBy(() -> server(address))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("SMTP_URL must be an address such as")
                .hasMessageNotContaining("hush");
    }

    @Test
    void wantsASenderWhereThereIsAServer() {
        assertThatThrownBy(() -> settings(Map.of("SMTP_URL", "smtp://mail.example.org")))
                .hasMessageStartingWith("MAIL_FROM is missing");
    }

    @Test
    void understandsASenderWithAName() {
        assertThat(settings(Map.of("MAIL_FROM", "Serenade <hello@sing.example>"))
                        .from())
                .isEqualTo(new MailSettings.Sender("Serenade", new EmailAddress("hello@sing.example")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Serenade", "Serenade <hello>", "a@b@c", "x <a@example.org> y"})
    void refusesASenderWithoutAnAddress(String from) {
        assertThatThrownBy(() -> settings(Map.of("MAIL_FROM", from))).hasMessageStartingWith("MAIL_FROM is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"matt@example.org", " m.a+tt_1@sub.example.co.uk ", "zoe@xn--mnchen-3ya.de"})
    void takesAddressesOfPeople(String typed) {
        assertThat(EmailAddress.parse(typed)).map(EmailAddress::reveal).contains(typed.strip());
    }

    @Test
    void writesDomainsOfOtherLettersInAscii() {
        assertThat(EmailAddress.parse("zoe@münchen.de"))
                .map(EmailAddress::reveal)
                .contains("zoe@xn--mnchen-3ya.de");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "matt",
                "matt@",
                "@example.org",
                "matt@localhost",
                "matt@127.0.0.1",
                "matt@example..org",
                "ma tt@example.org",
                "matt@example.org\r\nBcc: all@example.org",
                "matt@example.org,you@example.org",
                "<matt@example.org>",
                "matt@-example.org",
                ".matt@example.org"
            })
    void refusesEverythingElse(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void printsNoAddress() {
        assertThat(EmailAddress.parse("matt@example.org").orElseThrow()).hasToString("*****");
    }

    private static MailServer server(String address) {
        return settings(Map.of("SMTP_URL", address, "MAIL_FROM", "hello@sing.example"))
                .server()
                .orElseThrow();
    }

    private static MailSettings settings(Map<String, String> given) {
        Map<String, String> variables = new HashMap<>(given);
        return MailSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
    }
}
