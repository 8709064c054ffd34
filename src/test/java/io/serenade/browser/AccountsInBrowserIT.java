package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.serenade.crash.RunningSerenade;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole life of an account on its pages. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class AccountsInBrowserIT {
    private static final String EMAIL = "mira@example.org";
    private static final Pattern LINK = Pattern.compile("/reset-password#token=[A-Za-z0-9_-]{43}");

    private final Chromium chromium;
    private final RunningSerenade serenade;

    AccountsInBrowserIT(Chromium chromium, RunningSerenade serenade) {
        this.chromium = chromium;
        this.serenade = serenade;
    }

    @Test
    void makesUsesAndDeletesAnAccount() {
        try (Visitor visitor = Visitor.onAPhone(chromium, serenade.address()).expecting("401")) {
            Page page =
                    visitor.opens("/account").arrivesAt("/login?next=/account").page();
            page.locator("main").getByText("Make an account").click();
            visitor.arrivesAt("/register?next=%2Faccount");
            page.fill("#email", EMAIL);
            page.fill("#new_password", "jolly otter 42");
            assertThat(Axe.findings(page)).isEmpty();
            visitor.presses("Make the account").arrivesAt("/account").sees(EMAIL);
            assertThat(Axe.findings(page)).isEmpty();

            visitor.presses("Sign out").arrivesAt("/login");
            signIn(visitor, "jolly beaver 42");
            visitor.sees("Address or password is wrong");
            assertThat(page.locator("#password")).isFocused();
            assertThat(page.locator("#password")).hasAttribute("aria-invalid", "true");
            assertThat(Axe.findings(page)).isEmpty();
            page.navigate(page.url() + "?next=//elsewhere.example");
            signIn(visitor, "jolly otter 42");
            visitor.arrivesAt("/account").presses("Sign out everywhere").arrivesAt("/login");

            visitor.opens("/reset-password");
            page.fill("#email", EMAIL);
            assertThat(Axe.findings(page)).isEmpty();
            visitor.presses("Send me the link").sees("Look into your mail");
            visitor.opens("/").opens(linkOfTheMail());
            page.fill("#new_password", "sleepy otter 43");
            assertThat(page.url()).endsWith("/reset-password");
            visitor.presses("Set the password").sees("That is your new password");

            visitor.opens("/login?next=/terms");
            signIn(visitor, "sleepy otter 43");
            visitor.arrivesAt("/terms");
            page.locator(".you summary").click();
            assertThat(Axe.findings(page)).isEmpty();
            visitor.hits("Escape").doesNotSee(".you__menu");
            assertThat(page.locator(".you summary")).isFocused();
            page.locator(".you summary").click();
            visitor.presses("Sign out");
            assertThat(page.locator(".you__in")).isHidden();
            visitor.opens("/account").arrivesAt("/login");
            signIn(visitor, "sleepy otter 43");
            visitor.arrivesAt("/account");
            page.locator(".account__delete summary").click();
            page.fill("#password", "sleepy otter 43");
            assertThat(Axe.findings(page)).isEmpty();
            visitor.presses("Delete it for good").sees("Your account is deleted");
            visitor.opens("/account").arrivesAt("/login");
        }
    }

    private static void signIn(Visitor visitor, String password) {
        visitor.page().fill("#email", EMAIL);
        visitor.page().fill("#password", password);
        visitor.presses("Sign in");
    }

    private String linkOfTheMail() {
        Path mail = serenade.data().resolve("mail");
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> find(mail), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> find(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> messages = Files.list(folder)) {
            return messages.filter(file -> file.getFileName().toString().endsWith(".eml"))
                    .map(AccountsInBrowserIT::text)
                    .map(LINK::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path message) {
        try (InputStream in = Files.newInputStream(message)) {
            MimeMultipart parts =
                    (MimeMultipart) new MimeMessage(Session.getInstance(new Properties()), in).getContent();
            return parts.getBodyPart(0).getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
