package io.serenade.petroast;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.accounts.CallerLimits.LimitException;
import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.IntakePauses;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.OrderFingerprint;
import io.serenade.jobs.RepeatedOrders;
import io.serenade.petroast.PetPicture.Found;
import io.serenade.platform.Ids;
import io.serenade.platform.limits.OverloadedException;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.providers.Translator.Translation;
import io.serenade.rendering.filters.ArFilter;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Accepts an order. Everything that is free is done first: the picture is fetched and checked, and the text is
 * translated. Only then is a job stored; its stages do what costs money.
 */
@ApplicationScoped
public class AcceptRoast {
    @Inject
    PetPicture pictures;

    @Inject
    TranslateText translating;

    @Inject
    Roasts roasts;

    @Inject
    RepeatedOrders repeats;

    @Inject
    CallerLimits limits;

    @Inject
    IdempotencyKeys keys;

    @Inject
    IntakePauses pauses;

    @Inject
    MediaStore media;

    @Inject
    JobMedia jobMedia;

    @Inject
    PetRoastSettings settings;

    /**
     * Stores an order, or finds the one that was stored under the same key, or with the same content.
     *
     * @param key the caller's own name for the order
     * @return the job's id
     * @throws RefusedRoastException when no pet can be seen, or the picture cannot be obtained
     * @throws TranslateText.TranslationException when the text cannot be translated
     * @throws LimitException when the caller has ordered enough
     * @throws IOException when the storage is unavailable; whatever is thrown, nothing was stored or counted
     */
    public String accept(RoastOrder order, Caller caller, Optional<IdempotencyKey> key) throws IOException {
        return keys.once(key, () -> store(order, caller, key), Function.identity());
    }

    private String store(RoastOrder order, Caller caller, Optional<IdempotencyKey> key) throws IOException {
        pauses.check(Roast.PRODUCT);
        limits.check(caller);
        if (!media.isWritable()) {
            throw new IOException("The storage cannot be written to");
        }
        try {
            Found found = pictures.find(order.imageUrl());
            Optional<OrderFingerprint> made = mark(order, found, caller);
            Optional<String> before = repeats.find(made, key);
            if (before.isPresent()) {
                return before.get();
            }
            return store(order, found, narration(order), caller, key, made);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("Interrupted while an order was looked at", e);
        }
    }

    /** An order with a callback address always gets a video of its own. */
    private Optional<OrderFingerprint> mark(RoastOrder order, Found found, Caller caller) {
        return order.callback().isPresent()
                ? Optional.empty()
                : repeats.mark(Roast.PRODUCT, caller.apiKey(), found.jpeg(), wishes(order));
    }

    /** What an order asks for; captions of the default style are left out, as in orders of earlier versions. */
    private static List<String> wishes(RoastOrder order) {
        Stream<String> usual = Stream.of(
                order.text(),
                order.language().code(),
                order.filter().map(ArFilter::id).orElse(""));
        Stream<String> captions = Stream.of(order.captions())
                .filter(style -> style != CaptionStyle.PROVIDER)
                .map(CaptionStyle::id);
        return Stream.concat(usual, captions).toList();
    }

    /**
     * A text in the script of the language is assumed to be in that language: Hindi and Marathi cannot be told apart by
     * their letters.
     */
    private Narration narration(RoastOrder order) {
        Language from = Language.of(order.text());
        if (from.sharesScriptWith(order.language())) {
            return new Narration(order.text(), order.language(), Optional.empty());
        }
        Translation translation = translating.translate(order.text(), from, order.language());
        return new Narration(translation.text(), from, Optional.of(translation.metadata()));
    }

    private String store(
            RoastOrder order,
            Found found,
            Narration narration,
            Caller caller,
            Optional<IdempotencyKey> key,
            Optional<OrderFingerprint> made)
            throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        String picture = id + "-" + Ids.newCuid() + ".jpg";
        media.put(MediaKind.GENERATED, picture, file -> Files.write(file, found.jpeg()));
        try {
            roasts.add(new Roast(id, order, narration, picture, found.seen()), callbacks(order), caller, key, made);
        } catch (LimitException | IdempotencyKeys.KeyTakenException | ProblemException e) {
            // Definitely not stored. After any other failure the row may be there; the clean-up finds real orphans.
            jobMedia.remove(MediaKind.GENERATED, picture);
            throw e;
        }
        return id;
    }

    private List<URI> callbacks(RoastOrder order) {
        return Stream.concat(order.callback().stream(), settings.backend().stream())
                .toList();
    }
}
