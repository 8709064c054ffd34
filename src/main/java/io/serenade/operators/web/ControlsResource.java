package io.serenade.operators.web;

import io.serenade.operators.Controls;
import io.serenade.platform.operators.Operator;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;

/** Pauses of intake, slots and limits for programs of the operator. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.NONE)
@Path("/admin/controls")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly(toChange = OperatorRole.ADMIN)
public class ControlsResource {
    @Inject
    private Controls controls;

    @GET
    public Response get() {
        return present();
    }

    @POST
    @Path("/products/{product}/{order: pause|resume}")
    public Response intake(
            @PathParam("product") String product,
            @PathParam("order") String order,
            @QueryParam("reason") @DefaultValue("No reason was given.") String reason,
            @Context HttpServletRequest request) {
        if (!controls.isProduct(product)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no product of this name.");
        }
        if (reason.length() > 200 || reason.indexOf('\0') >= 0) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The reason may have 200 characters.");
        }
        if (order.equals("pause")) {
            controls.pause(product, reason, OperatorCheck.operator(request));
        } else {
            controls.resume(product, OperatorCheck.operator(request));
        }
        return present();
    }

    /** Without a number it is that of the settings again. */
    @POST
    @Path("/accounts/{account}/{what: slots|paid-per-day}")
    public Response account(
            @PathParam("account") String account,
            @PathParam("what") String what,
            @QueryParam("number") String number,
            @Context HttpServletRequest request) {
        if (!controls.isAccount(account)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no account of this name.");
        }
        if (number != null && !number.matches("[0-9]{1,6}")) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "The number must be a whole one, at most 999999.");
        }
        OptionalInt set = number == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
        Operator operator = OperatorCheck.operator(request);
        if (what.equals("slots")) {
            controls.setSlots(account, set, operator);
        } else {
            controls.setPaidPerDay(account, set, operator);
        }
        return present();
    }

    private Response present() {
        return JsonResponses.of(200, controls.present()).build();
    }
}
