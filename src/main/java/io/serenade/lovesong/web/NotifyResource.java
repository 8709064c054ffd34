package io.serenade.lovesong.web;

import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.lovesong.notices.Notices;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Accepts an address for the one e-mail that says that a song is ready. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/submissions/{id}/notify")
@Produces(MediaType.APPLICATION_JSON)
public class NotifyResource {
    @Inject
    private LoveSongSettings settings;

    @Inject
    private Submissions submissions;

    @Inject
    private Notices notices;

    @Inject
    private ClientAddress addresses;

    @POST
    @AcceptsJson(maxBytes = 4_096, advice = "Please send email and cookie_id only.")
    public Response post(@PathParam("id") String id, @Context HttpServletRequest request) {
        if (!settings.notifyEmail()) {
            return MicrositeResponses.failure(404, "not_found", "Messages by e-mail are switched off here.");
        }
        Optional<Entry> entry = submissions.find(id);
        return SongAnswers.absence(entry).orElseGet(() -> take(entry.get(), request));
    }

    private Response take(Entry entry, HttpServletRequest request) {
        JsonObject body = RequestBody.of(request).json();
        if (!SongAnswers.sameText(
                body.getString("cookie_id", ""), entry.submission().cookieId())) {
            return MicrositeResponses.failure(
                    403, "forbidden", "Only the browser that ordered this song can be told about it.");
        }
        return EmailAddress.parse(body.getString("email", ""))
                .map(address -> note(entry.submission().sessionId(), address, request))
                .orElseGet(() ->
                        SongAnswers.wrong("email", "Please check the e-mail address; one looks like me@example.com."));
    }

    private Response note(String id, EmailAddress address, HttpServletRequest request) {
        Verdict verdict = submissions.countNotice(addresses.keyOf(request));
        if (!verdict.allowed()) {
            return LimitAnswers.tooManyRequests("notify", verdict);
        }
        return notices.request(id, address)
                ? SongAnswers.done(id)
                : MicrositeResponses.failure(
                        409, "already_finished", "There is nothing to wait for any more: please look at the song.");
    }
}
