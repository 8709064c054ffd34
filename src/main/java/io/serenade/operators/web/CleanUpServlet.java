package io.serenade.operators.web;

import io.serenade.operators.CleanUp;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.web.operators.AdminServlet;
import io.serenade.platform.web.operators.OperatorCheck;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the clean-up would remove, and having it done now. */
@WebServlet("/admin/clean-up")
public class CleanUpServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CleanUp cleanUp;

    @Inject
    private transient Frames frames;

    @Override
    protected OperatorRole roleToChange() {
        return OperatorRole.ADMIN;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Frames.send(response, ConsolePages.cleanUp(frames.of("clean-up", "Clean-up", request), cleanUp.preview()));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        cleanUp.begin(OperatorCheck.operator(request));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/admin/clean-up");
    }
}
