package io.serenade.operators.web;

import io.serenade.operators.ErasureReceipts;
import io.serenade.operators.ListedJob;
import io.serenade.operators.PersonalJobs;
import io.serenade.operators.PersonalJobs.Outcome;
import io.serenade.platform.web.operators.AdminServlet;
import io.serenade.platform.web.operators.OperatorCheck;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Erases what one person has ordered, after a look at it, and hands out the receipt. */
@WebServlet({"/admin/erasure", "/admin/erasure/receipt"})
public class ErasureServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_ID = 64;

    @Inject
    private transient PersonalJobs persons;

    @Inject
    private transient ErasureReceipts receipts;

    @Inject
    private transient Frames frames;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().endsWith("/receipt")) {
            receipt(request, response);
            return;
        }
        Optional<String> id = ids(request).stream().findFirst();
        List<ListedJob> found = id.map(persons::of).orElse(List.of());
        show(new ErasurePage(id, found, Optional.empty()), request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> confirmed = ids(request);
        List<ListedJob> jobs = confirmed.isEmpty() ? List.of() : persons.of(confirmed.get(0));
        List<ListedJob> seen =
                jobs.stream().filter(job -> confirmed.contains(job.id())).toList();
        Outcome outcome = persons.erase(seen, OperatorCheck.operator(request));
        show(new ErasurePage(Optional.empty(), List.of(), Optional.of(outcome)), request, response);
    }

    private void receipt(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> receipt = receipts.issue(ids(request));
        if (receipt.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"receipt-of-erasure.txt\"");
        response.getWriter().write(receipt.get());
    }

    private void show(ErasurePage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Frames.send(response, ConsolePages.erasure(frames.of("erasure", "Erasure", request), page));
    }

    /** The database cannot store NUL characters. */
    private static List<String> ids(HttpServletRequest request) {
        String[] named = request.getParameterValues("job");
        return named == null
                ? List.of()
                : List.of(named).stream()
                        .map(String::strip)
                        .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID && id.indexOf('\0') < 0)
                        .limit(PersonalJobs.MOST)
                        .toList();
    }
}
