package io.serenade.jobs.web;

import io.serenade.accounts.AccountId;
import io.serenade.accounts.Callers;
import io.serenade.accounts.Visitor;
import io.serenade.accounts.Visitors;
import io.serenade.jobs.Job;
import io.serenade.jobs.Jobs;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which jobs callers may see and change. A job of a back end belongs to its API key, a job of an account to that
 * account; one that a visitor ordered from our pages is visible to anyone with its link and can be changed by that
 * visitor alone; one without an owner belongs to anyone who knows its id.
 */
@ApplicationScoped
public class VisibleJobs {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    @Inject
    Callers callers;

    @Inject
    Visitors visitors;

    @Inject
    Jobs jobs;

    @Inject
    JobRepresentations representations;

    /**
     * A job that the caller may see.
     *
     * @throws ProblemException 404 when there is none, or it is somebody else's; 410 when it was erased
     * @throws WebApplicationException 401 for an account's job where the caller shows neither token nor key
     */
    public Job get(String id, HttpServletRequest request) {
        Job job = existing(id);
        Optional<String> owner = job.owner();
        if (owner.isEmpty() || Visitor.isOwner(owner)) {
            return job;
        }
        Optional<String> caller = callers.owner(request);
        if (caller.isEmpty() && AccountId.ofOwner(owner).isPresent()) {
            throw Callers.notSignedIn();
        }
        if (!owner.equals(caller)) {
            throw notFound(id);
        }
        return job;
    }

    /**
     * A job that the caller may cancel and delete.
     *
     * @throws ProblemException as {@link #get}, and 403 when another browser ordered it
     */
    public Job changeable(String id, HttpServletRequest request) {
        Job job = get(id, request);
        Optional<String> owner = job.owner();
        if (Visitor.isOwner(owner) && !owner.equals(visitors.ordering(request).map(Visitor::owner))) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "Only the browser that ordered this, on our own pages, can delete it.");
        }
        return job;
    }

    /** As {@link #get}, for anyone who has proved by other means that they may see it. */
    Job existing(String id) {
        Job job = find(id).orElseThrow(() -> notFound(id));
        if (job.erasedAt().isPresent()) {
            throw new ProblemException(ProblemType.GONE, "This job and its results were deleted.");
        }
        return job;
    }

    /** Empty also for jobs that are never shown to back ends. */
    private Optional<Job> find(String id) {
        return ID.matcher(id).matches()
                ? jobs.find(id).filter(job -> representations.find(job).isPresent())
                : Optional.empty();
    }

    static ProblemException notFound(String id) {
        return new ProblemException(
                ProblemType.NOT_FOUND,
                "There is no job " + (ID.matcher(id).matches() ? id : "with this id")
                        + ", or it belongs to somebody else.");
    }
}
