package io.serenade.petroast.web;

import io.serenade.jobs.webhooks.CallbackAddresses;
import io.serenade.petroast.CaptionStyle;
import io.serenade.petroast.Language;
import io.serenade.petroast.RoastOrder;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.problems.Problems.FieldError;
import io.serenade.providers.AvatarVideoMaker;
import io.serenade.rendering.filters.ArFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads orders and says what is wrong with them. */
@ApplicationScoped
public class OrderReader {
    private static final Set<String> FIELDS =
            Set.of("text", "image_url", "language", "filter", "captions", "callback_url");

    @Inject
    AvatarVideoMaker maker;

    @Inject
    CallbackAddresses callbacks;

    /** An order, or why it is invalid. */
    record Read(Optional<RoastOrder> order, List<FieldError> errors) {}

    /** @throws ProblemException 503 where there is neither a provider nor a stand-in */
    void refuseUnlessConfigured() {
        if (!maker.isConfigured()) {
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE,
                    "No videos can be made here yet: the operator must set REVID_API_KEY, or SANDBOX=on to try it.");
        }
    }

    Read read(JsonObject json) {
        Fields fields = new Fields(json, FIELDS);
        String text = fields.text("text");
        String image = fields.find("image_url").map(String::strip).orElse("");
        if (image.isEmpty()) {
            fields.refuse("image_url", "Must be the address of a picture or clip with your pet.");
        }
        Language language = fields.language("language", Language.EN);
        Optional<String> filter = fields.find("filter").map(String::strip);
        Optional<ArFilter> known = filter.flatMap(ArFilter::find);
        if (filter.isPresent() && known.isEmpty()) {
            fields.refuse("filter", "Must be one of " + ArFilter.list() + ", or left out.");
        }
        Optional<String> captions = fields.find("captions").map(String::strip);
        Optional<CaptionStyle> style =
                captions.isEmpty() ? Optional.of(CaptionStyle.PROVIDER) : captions.flatMap(CaptionStyle::find);
        if (style.isEmpty()) {
            fields.refuse("captions", "Must be one of " + CaptionStyle.list() + ", or left out.");
        }
        Optional<String> callback = fields.find("callback_url").map(String::strip);
        callback.flatMap(callbacks::problemOf).ifPresent(problem -> fields.refuse("callback_url", problem));
        return fields.errors().isEmpty()
                ? new Read(
                        style.map(written ->
                                new RoastOrder(text, image, language, known, written, callback.map(URI::create))),
                        List.of())
                : new Read(Optional.empty(), fields.errors());
    }
}
