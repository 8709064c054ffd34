package io.serenade.musicvideo.web;

import io.serenade.accounts.Callers;
import io.serenade.jobs.Job;
import io.serenade.jobs.web.VisibleJobs;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.Films.Entry;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;

/** The films that a caller may see, which are their own. */
@ApplicationScoped
public class OwnFilms {
    @Inject
    Callers callers;

    @Inject
    VisibleJobs visible;

    @Inject
    Films films;

    /**
     * @throws WebApplicationException 401 for callers who show neither token nor key
     * @throws ProblemException 404 for somebody else's job, or one that is not a film; 410 for a deleted one
     */
    public Entry get(String id, HttpServletRequest request) {
        if (callers.owner(request).isEmpty()) {
            throw Callers.notSignedIn();
        }
        Job job = visible.get(id, request);
        return films.find(job.id())
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "The job " + id + " is no music video."));
    }
}
