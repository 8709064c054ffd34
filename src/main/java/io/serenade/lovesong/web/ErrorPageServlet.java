package io.serenade.lovesong.web;

import io.serenade.lovesong.web.pages.MessagePage;
import io.serenade.lovesong.web.pages.Pages;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says in our own words what the server would say in its. */
@WebServlet("/error-page")
public class ErrorPageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Pages pages;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status == null ? 404 : status;
        MessagePage.Kind kind =
                switch (code) {
                    case 404 -> MessagePage.Kind.NOT_FOUND;
                    case 410 -> MessagePage.Kind.ERASED;
                    case 503 -> MessagePage.Kind.UNAVAILABLE;
                    default -> MessagePage.Kind.ERROR;
                };
        response.setStatus(code);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(pages.message(MessagePage.of(kind)));
    }
}
