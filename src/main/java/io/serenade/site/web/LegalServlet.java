package io.serenade.site.web;

import io.serenade.site.CommonPages;
import io.serenade.site.HtmlAnswers;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The theme's legal texts. */
@WebServlet({"/terms", "/privacy"})
public class LegalServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CommonPages pages;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean terms = request.getServletPath().equals("/terms");
        HtmlAnswers.send(response, 200, terms ? pages.terms() : pages.privacy());
    }
}
