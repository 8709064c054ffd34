package io.serenade.accounts.web;

import io.serenade.accounts.AttemptLimits.Counted;
import io.serenade.accounts.PasswordResets;
import io.serenade.accounts.SignIn;
import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The calls that need no session: creating an account, signing in, and resetting a forgotten password. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {
    static final int MAX_BYTES = 4_096;
    static final String ADVICE = "E-mail address and password are all that is needed.";
    static final String PASSWORD_EXPECTED = "Please give a password.";

    @Inject
    private SignIn signIn;

    @Inject
    private PasswordResets resets;

    @Inject
    private AuthAnswers answers;

    @Inject
    private ClientAddress addresses;

    private record Credentials(EmailAddress email, String password) {
        static Credentials read(HttpServletRequest request) {
            AuthJson json = new AuthJson(RequestBody.of(request).json());
            Optional<EmailAddress> email = json.email();
            String password = json.secret("password", PASSWORD_EXPECTED);
            json.refuseErrors();
            return new Credentials(email.orElseThrow(), password);
        }
    }

    @POST
    @Path("/register")
    @AcceptsJson(maxBytes = MAX_BYTES, advice = ADVICE)
    public Response register(@Context HttpServletRequest request) {
        Credentials chosen = Credentials.read(request);
        return AuthAnswers.orTooMany(() ->
                answers.begun(signIn.register(chosen.email(), chosen.password(), addresses.keyOf(request)), request));
    }

    @POST
    @Path("/login")
    @AcceptsJson(maxBytes = MAX_BYTES, advice = ADVICE)
    public Response login(@Context HttpServletRequest request) {
        Credentials known = Credentials.read(request);
        return AuthAnswers.orTooMany(
                () -> answers.begun(signIn.login(known.email(), known.password(), addresses.keyOf(request)), request));
    }

    /** Answers the same whether the address has an account or not. */
    @POST
    @Path("/reset-password")
    @AcceptsJson(maxBytes = MAX_BYTES, advice = ADVICE)
    public Response askForReset(@Context HttpServletRequest request) {
        AuthJson json = new AuthJson(RequestBody.of(request).json());
        Optional<EmailAddress> email = json.email();
        json.refuseErrors();
        return AuthAnswers.orTooMany(() -> {
            Counted counted = resets.ask(email.orElseThrow(), addresses.keyOf(request));
            return AuthAnswers.told(
                            JsonResponses.of(200, new AuthAnswers.Message("Password reset email sent")), counted)
                    .build();
        });
    }

    @POST
    @Path("/reset-password/confirm")
    @AcceptsJson(maxBytes = MAX_BYTES, advice = "The token of the link and the new password are all that is needed.")
    public Response reset(@Context HttpServletRequest request) {
        AuthJson json = new AuthJson(RequestBody.of(request).json());
        String token = json.secret("token", "Please give the token of the link that was sent to you.");
        String password = json.secret("password", PASSWORD_EXPECTED);
        json.refuseErrors();
        signIn.resetPassword(token, password);
        return JsonResponses.of(200, new AuthAnswers.Message("Password changed"))
                .build();
    }
}
