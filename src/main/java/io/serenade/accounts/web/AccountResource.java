package io.serenade.accounts.web;

import io.serenade.accounts.Account;
import io.serenade.accounts.AccountId;
import io.serenade.accounts.Accounts;
import io.serenade.accounts.Callers;
import io.serenade.accounts.ClosedAccounts;
import io.serenade.accounts.Sessions;
import io.serenade.accounts.SignIn;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** The calls of people who are signed in, about their own account. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    @Inject
    private Callers callers;

    @Inject
    private Accounts accounts;

    @Inject
    private SignIn signIn;

    @Inject
    private ClosedAccounts closing;

    @Inject
    private Sessions sessions;

    @Inject
    private AuthAnswers answers;

    @Inject
    private ClientAddress addresses;

    /** Who is signed in. */
    @JsonbPropertyOrder({"id", "email", "createdAt"})
    public record Me(String id, String email, Instant createdAt) {
        static Me of(Account account) {
            return new Me(account.id().value(), account.email().reveal(), account.createdAt());
        }
    }

    @GET
    @Path("/me")
    public Response me(@Context HttpServletRequest request) {
        Account account = accounts.find(callers.signedIn(request))
                .orElseThrow(() -> Callers.unauthorized("This account was deleted."));
        return JsonResponses.of(200, Me.of(account)).build();
    }

    /** Ends all other sessions; the answer starts a new one. */
    @POST
    @Path("/change-password")
    @AcceptsJson(maxBytes = SignInResource.MAX_BYTES, advice = "Both passwords are all that is needed.")
    public Response changePassword(@Context HttpServletRequest request) {
        AccountId account = callers.signedIn(request);
        AuthJson json = new AuthJson(RequestBody.of(request).json());
        String present = json.secret("current_password", "Please give your present password.");
        String next = json.secret("new_password", SignInResource.PASSWORD_EXPECTED);
        json.refuseErrors();
        return AuthAnswers.orTooMany(
                () -> answers.begun(signIn.changePassword(account, present, next, addresses.keyOf(request)), request));
    }

    /** Ends the session of this browser. A program that wants to invalidate its token signs out everywhere. */
    @POST
    @Path("/logout")
    public Response logout(@Context HttpServletRequest request) {
        if (request.getHeader("Origin") != null && !sessions.isOfOurPages(request)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "This can only be called from our own pages.");
        }
        return answers.over();
    }

    @POST
    @Path("/sign-out-everywhere")
    public Response signOutEverywhere(@Context HttpServletRequest request) {
        signIn.endSessions(callers.signedIn(request));
        return answers.over();
    }

    /** Deletes the account with everything that was made with it. */
    @DELETE
    @Path("/account")
    @AcceptsJson(maxBytes = SignInResource.MAX_BYTES, advice = "The password is all that is needed.")
    public Response delete(@Context HttpServletRequest request) {
        AccountId account = callers.signedIn(request);
        AuthJson json = new AuthJson(RequestBody.of(request).json());
        String password =
                json.secret("password", "Please give your password, so that nobody else deletes your account.");
        json.refuseErrors();
        return AuthAnswers.orTooMany(() -> {
            closing.delete(account, password, addresses.keyOf(request));
            return answers.over();
        });
    }
}
