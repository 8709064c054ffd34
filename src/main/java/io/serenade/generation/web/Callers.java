package io.serenade.generation.web;

import io.serenade.accounts.ApiKeys;
import io.serenade.generation.Caller;
import io.serenade.generation.GenerationSettings;
import io.serenade.generation.Generations;
import io.serenade.generation.Generations.Entry;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.ProblemException;
import io.serenade.platform.web.ProblemType;
import io.serenade.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** Tells who calls and what they may see: a job with an owner belongs to its key, one without to whoever knows its id. */
@ApplicationScoped
public class Callers {
    private static final String CHALLENGE = "Bearer realm=\"Serenade\"";

    @Inject
    private ApiKeys keys;

    @Inject
    private Generations generations;

    @Inject
    private GenerationSettings settings;

    @Inject
    private ClientAddress addresses;

    /**
     * Who wants something made; without a key only where that costs nothing or is allowed.
     *
     * @throws WebApplicationException 401 with a key that is not valid, or without one where it is needed
     */
    Caller maker(HttpServletRequest request) {
        return find(request)
                .or(() -> settings.open()
                        ? Optional.of(Caller.at(addresses.keyOf(request), settings.perHour()))
                        : Optional.empty())
                .orElseThrow(() -> unauthorized("Please send an API key as Authorization: Bearer sk_…"));
    }

    /** @throws WebApplicationException 401 without a valid key */
    Caller keyHolder(HttpServletRequest request) {
        return find(request)
                .orElseThrow(() -> unauthorized("Lists need an API key, sent as Authorization: Bearer sk_…"));
    }

    private Optional<Caller> find(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Optional.empty();
        }
        return Optional.of(keys.find(authorization)
                .map(Caller::withKey)
                .orElseThrow(
                        () -> unauthorized("This API key is not valid. Was it revoked, or cut when it was copied?")));
    }

    /**
     * A generation that the caller may see.
     *
     * @throws ProblemException 404 when there is none, or it is somebody else's; 410 when it was erased
     */
    Entry visible(String id, HttpServletRequest request) {
        Entry entry = existing(id);
        Optional<String> owner = entry.job().owner();
        if (owner.isPresent() && !owner.equals(find(request).flatMap(Caller::keyId))) {
            throw notFound(id);
        }
        return entry;
    }

    /** As {@link #visible}, for whoever has proved by other means that they may see it. */
    Entry existing(String id) {
        Entry entry = generations.find(id).orElseThrow(() -> notFound(id));
        if (entry.job().erasedAt().isPresent()) {
            throw new ProblemException(ProblemType.GONE, "This job and its results were deleted.");
        }
        return entry;
    }

    private static ProblemException notFound(String id) {
        boolean plain = id.matches("[0-9A-Za-z-]{1,64}");
        return new ProblemException(
                ProblemType.NOT_FOUND,
                "There is no job " + (plain ? id : "with this id") + ", or another API key made it.");
    }

    private static WebApplicationException unauthorized(String detail) {
        return new WebApplicationException(Problems.unauthorized(CHALLENGE, detail));
    }
}
