package io.serenade.site.web;

import io.serenade.platform.web.problems.ApiErrorPage;
import io.serenade.site.CommonPages;
import io.serenade.site.HtmlAnswers;
import io.serenade.site.MessagePage;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/** Replaces the server's own error pages: with a page of ours, and for programs with an error that they can read. */
@WebServlet("/error-page")
public class ErrorPageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CommonPages pages;

    @Inject
    private transient ApiErrorPage api;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (api.answer(request, response)) {
            return;
        }
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status == null ? 404 : status;
        if (code == HttpServletResponse.SC_METHOD_NOT_ALLOWED && !response.containsHeader("Allow")) {
            response.setHeader("Allow", methodsOf(request));
        }
        HtmlAnswers.send(response, code, pages.message(MessagePage.of(kindOf(code))));
    }

    private static MessagePage.Kind kindOf(int code) {
        return switch (code) {
            case 401 -> MessagePage.Kind.SIGN_IN;
            case 403 -> MessagePage.Kind.FORBIDDEN;
            case 404, 405, 501 -> MessagePage.Kind.NOT_FOUND;
            case 410 -> MessagePage.Kind.ERASED;
            case 429 -> MessagePage.Kind.TOO_MANY;
            case 503 -> MessagePage.Kind.UNAVAILABLE;
            default -> code < 500 ? MessagePage.Kind.REFUSED : MessagePage.Kind.ERROR;
        };
    }

    /** The methods that the servlet which refused accepts: all of ours accept GET, some also POST. */
    private static String methodsOf(HttpServletRequest request) {
        String name = (String) request.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME);
        ServletRegistration refused =
                name == null ? null : request.getServletContext().getServletRegistration(name);
        return refused != null && takesPost(refused.getClassName()) ? "GET, HEAD, POST, OPTIONS" : "GET, HEAD, OPTIONS";
    }

    private static boolean takesPost(String className) {
        try {
            for (Class<?> type = Class.forName(className); type != HttpServlet.class; type = type.getSuperclass()) {
                if (Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals("doPost"))) {
                    return true;
                }
            }
            return false;
        } catch (ClassNotFoundException e) {
            // A servlet of the server itself, such as the one for files.
            return false;
        }
    }
}
