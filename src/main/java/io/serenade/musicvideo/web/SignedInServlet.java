package io.serenade.musicvideo.web;

import io.serenade.accounts.AccountId;
import io.serenade.accounts.Sessions;
import io.serenade.site.CommonPages;
import io.serenade.site.HtmlAnswers;
import io.serenade.site.MessagePage;
import io.serenade.site.Templates;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A page for people who are signed in. Everybody else signs in first and comes back. */
abstract class SignedInServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Sessions sessions;

    @Inject
    private transient Templates templates;

    @Inject
    private transient CommonPages commonPages;

    /** Answers an account. */
    protected abstract void answer(AccountId account, HttpServletRequest request, HttpServletResponse response)
            throws IOException;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<AccountId> account = sessions.ofBrowser(request);
        if (account.isPresent()) {
            answer(account.get(), request, response);
        } else {
            answerStranger(request, response);
        }
    }

    /** Answers somebody who is not signed in. */
    protected void answerStranger(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HtmlAnswers.redirect(
                response, "/login?next=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8));
    }

    /** @param page the only value of the template */
    protected void show(String template, Object page, HttpServletResponse response) throws IOException {
        HtmlAnswers.send(response, HttpServletResponse.SC_OK, templates.render(template, page));
    }

    /** Says in the words of films why there is none. */
    protected void say(MessagePage.Kind kind, HttpServletResponse response) throws IOException {
        say(MessagePage.ofFilm(kind), response);
    }

    protected void say(MessagePage page, HttpServletResponse response) throws IOException {
        HtmlAnswers.send(response, page.kind().status(), commonPages.message(page));
    }
}
