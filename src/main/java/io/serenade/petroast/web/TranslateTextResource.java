package io.serenade.petroast.web;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.accounts.CallerLimits.LimitException;
import io.serenade.accounts.Callers;
import io.serenade.petroast.PetRoastSettings;
import io.serenade.petroast.TranslateText;
import io.serenade.petroast.TranslateText.TranslationException;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.body.AcceptsJson;
import io.serenade.platform.web.body.RequestBody;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.problems.RateLimitHeaders;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.providers.Translator.Translation;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Translates a text while the caller waits, or writes it in another script. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/translate-text")
@Produces(MediaType.APPLICATION_JSON)
public class TranslateTextResource {
    private static final String POLICY = "translate";

    @Inject
    private Callers callers;

    @Inject
    private CallerLimits limits;

    @Inject
    private PetRoastSettings settings;

    @Inject
    private TranslateText translating;

    /** @param providerMetadata what the translator said about its work in addition to the text */
    @JsonbPropertyOrder({"translatedText", "sourceLanguage", "targetLanguage", "task", "providerMetadata"})
    public record Translated(
            String translatedText,
            String sourceLanguage,
            String targetLanguage,
            String task,
            JsonObject providerMetadata) {}

    @POST
    @AcceptsJson(maxBytes = 64 * 1024, advice = "A text may have 5,000 characters.")
    public Response translate(@Context HttpServletRequest request) {
        Caller caller = callers.orderer(request, settings.translations());
        TranslationRequest asked =
                new TranslationRequest(RequestBody.of(request).json());
        if (!asked.errors().isEmpty()) {
            return Problems.invalid(asked.errors());
        }
        try {
            limits.count(caller);
            Translation translation = asked.isTransliteration()
                    ? new Translation(asked.transliterated())
                    : translating.translate(asked.text(), asked.source(), asked.target());
            return RateLimitHeaders.add(
                            JsonResponses.of(
                                    200,
                                    new Translated(
                                            translation.text(),
                                            asked.source().code(),
                                            asked.target().code(),
                                            asked.task(),
                                            translation.metadata())),
                            POLICY,
                            Caller.WINDOW,
                            limits.peek(caller))
                    .build();
        } catch (LimitException e) {
            return Problems.quotaExceeded(POLICY, Caller.WINDOW, e.verdict());
        } catch (TranslationException e) {
            return RoastErrors.of(e);
        }
    }
}
