package io.serenade.storage.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Hands out media, and says 503 where the storage gives none just now. */
public abstract class StorageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(StorageServlet.class.getName());
    private static final String SECONDS = "5";

    /** @throws IOException when the storage, or the visitor, went away */
    protected abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (IOException e) {
            if (response.isCommitted()) {
                throw e;
            }
            LOG.log(Level.WARNING, "{0} could not be answered: {1}", request.getRequestURI(), e.getMessage());
            response.setHeader("Retry-After", SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
