package io.serenade.pages;

import io.serenade.site.Templates;
import io.serenade.site.accounts.AccountPage;
import io.serenade.site.accounts.SignInPage;
import java.time.Instant;
import java.util.Map;

/** The pages of accounts. */
final class AccountsPreview {
    private static final SignInPage ON_THE_WAY = new SignInPage("/terms", "?next=%2Fterms");
    private static final AccountPage SOMEBODY =
            new AccountPage("mira.with.a.long.name@example.org", Instant.parse("2027-02-10T10:30:00Z"));

    private final Templates templates;

    AccountsPreview(Templates templates) {
        this.templates = templates;
    }

    String login() {
        return templates.render("accounts/login", ON_THE_WAY);
    }

    String register() {
        return templates.render("accounts/register", ON_THE_WAY);
    }

    String reset() {
        return templates.render("accounts/reset-password", Map.of());
    }

    String account() {
        return templates.render("accounts/account", SOMEBODY);
    }
}
