package io.serenade.lovesong.web;

import io.serenade.lovesong.Reports;
import io.serenade.lovesong.Reports.Reason;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
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

/** Takes reports about songs, from anybody. */
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@Path("/submissions/{id}/report")
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource {
    private static final int LONGEST_WORDS = 500;

    @Inject
    private Submissions submissions;

    @Inject
    private Reports reports;

    @Inject
    private ClientAddress addresses;

    @POST
    @AcceptsJson(maxBytes = 8_192, advice = "Please send reason and words only.")
    public Response post(@PathParam("id") String id, @Context HttpServletRequest request) {
        Optional<Entry> entry = submissions.find(id);
        return SongAnswers.absence(entry).orElseGet(() -> take(id, request));
    }

    private Response take(String id, HttpServletRequest request) {
        JsonObject body = RequestBody.of(request).json();
        Optional<Reason> reason = Reason.named(body.getString("reason", ""));
        String words = body.getString("words", "")
                .replaceAll("[\\p{Cntrl}&&[^\\n]]", "")
                .strip();
        if (reason.isEmpty()) {
            return SongAnswers.wrong("reason", "Please choose one of offensive, personal, rights, other.");
        }
        if (words.codePointCount(0, words.length()) > LONGEST_WORDS) {
            return SongAnswers.wrong("words", "Please say it in at most 500 letters.");
        }
        Verdict verdict = submissions.countReport(addresses.keyOf(request));
        if (!verdict.allowed()) {
            return LimitAnswers.tooManyRequests("report", verdict);
        }
        reports.add(id, reason.get(), words);
        return SongAnswers.done(id);
    }
}
