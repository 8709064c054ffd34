package io.serenade.site.accounts;

import io.serenade.accounts.Account;
import io.serenade.accounts.Accounts;
import io.serenade.accounts.Sessions;
import io.serenade.site.HtmlAnswers;
import io.serenade.site.Templates;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The pages of accounts. They only display; changes are made by their scripts through the API. */
@WebServlet({"/login", "/register", "/reset-password", "/account"})
public class AccountPagesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Templates templates;

    @Inject
    private transient Sessions sessions;

    @Inject
    private transient Accounts accounts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath()) {
            case "/account" -> showAccount(request, response);
            case "/reset-password" ->
                HtmlAnswers.send(response, 200, templates.render("accounts/reset-password", Map.of()));
            case "/register" -> showUnlessSignedIn("accounts/register", request, response);
            default -> showUnlessSignedIn("accounts/login", request, response);
        }
    }

    private void showAccount(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = signedIn(request);
        if (account.isEmpty()) {
            HtmlAnswers.redirect(response, "/login?next=/account");
            return;
        }
        AccountPage page =
                new AccountPage(account.get().email().reveal(), account.get().createdAt());
        HtmlAnswers.send(response, 200, templates.render("accounts/account", page));
    }

    private void showUnlessSignedIn(String template, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SignInPage page = SignInPage.leadingTo(NextPath.parse(request.getParameter("next")));
        if (signedIn(request).isPresent()) {
            HtmlAnswers.redirect(response, page.next());
        } else {
            HtmlAnswers.send(response, 200, templates.render(template, page));
        }
    }

    private Optional<Account> signedIn(HttpServletRequest request) {
        return sessions.ofBrowser(request).flatMap(accounts::find);
    }
}
