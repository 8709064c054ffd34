package io.serenade.operators.web;

import io.serenade.jobs.budget.BudgetLimit;
import io.serenade.jobs.budget.BudgetSettings;
import io.serenade.operators.Budgets;
import io.serenade.operators.Controls;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.operators.AdminOnly;
import io.serenade.platform.web.operators.OperatorCheck;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Optional;

/** What all products may spend, for programs of the operator. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/admin/budget")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly(toChange = OperatorRole.ADMIN)
public class BudgetResource {
    static final String ADVICE =
            "Please give dollars such as 99.50, a whole number of credits, or a share from 1 to 100; nothing for that of"
                    + " the settings.";

    @Inject
    private Budgets budgets;

    @Inject
    private Controls controls;

    @GET
    public Response get() {
        return present();
    }

    /** Without an amount it is that of the settings again. */
    @POST
    @Path("/{limit}")
    public Response set(
            @PathParam("limit") String word, @QueryParam("amount") String amount, @Context HttpServletRequest request) {
        BudgetLimit limit = BudgetLimit.of(word)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no limit of this name."));
        Optional<BigDecimal> read = Optional.ofNullable(amount).map(text -> BudgetSettings.read(limit, text)
                .orElseThrow(() -> new ProblemException(ProblemType.BAD_REQUEST, ADVICE)));
        controls.setBudget(limit, read, OperatorCheck.operator(request));
        return present();
    }

    private Response present() {
        return JsonResponses.of(200, BudgetAnswer.of(budgets.figures())).build();
    }
}
