package io.serenade.operators.web;

import io.serenade.jobs.budget.BudgetLimit;
import io.serenade.jobs.budget.BudgetSettings;
import io.serenade.operators.Budgets;
import io.serenade.operators.Controls;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.web.operators.AdminServlet;
import io.serenade.platform.web.operators.OperatorCheck;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/** What all products may spend: how much is used, and the limits, which can be changed here. */
@WebServlet("/admin/budget")
public class BudgetServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Budgets budgets;

    @Inject
    private transient Controls controls;

    @Inject
    private transient Frames frames;

    @Override
    protected OperatorRole roleToChange() {
        return OperatorRole.ADMIN;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, Optional.empty());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<BudgetLimit> limit =
                Optional.ofNullable(request.getParameter("limit")).flatMap(BudgetLimit::of);
        String amount =
                Optional.ofNullable(request.getParameter("amount")).orElse("").strip();
        Optional<BigDecimal> read = limit.flatMap(known -> BudgetSettings.read(known, amount));
        if (limit.isEmpty() || (read.isEmpty() && !amount.isEmpty())) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            show(request, response, Optional.of(BudgetResource.ADVICE));
            return;
        }
        controls.setBudget(limit.get(), read, OperatorCheck.operator(request));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/admin/budget");
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Optional<String> problem)
            throws IOException {
        Frames.send(response, ConsolePages.budget(frames.of("budget", "Budget", request), budgets.figures(), problem));
    }
}
