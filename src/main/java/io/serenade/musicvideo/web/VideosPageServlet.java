package io.serenade.musicvideo.web;

import io.serenade.accounts.AccountId;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobList;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.Films.Entry;
import io.serenade.site.MessagePage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One's own films, and for each of them one address from its order to its end. */
@WebServlet("/videos/*")
public class VideosPageServlet extends SignedInServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PLACE = Pattern.compile("([0-9TZ:.-]{1,40})_([0-9a-f-]{36})");

    @Inject
    private transient Films films;

    @Inject
    private transient FilmPages pages;

    @Override
    protected void answer(AccountId account, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (path.isEmpty()) {
            show("musicvideo/list", pages.list(account.owner(), before(request)), response);
            return;
        }
        Optional<Entry> entry = films.find(path);
        Optional<Instant> erasedAt = entry.flatMap(found -> found.job().erasedAt());
        if (erasedAt.isPresent()) {
            MessagePage ended = MessagePage.ofFilm(pages.ending(entry.get().job(), erasedAt.get()));
            say(isOf(account, entry.get()) ? ended.erased(path) : ended, response);
        } else if (entry.filter(found -> isOf(account, found)).isEmpty()) {
            say(MessagePage.Kind.UNKNOWN, response);
        } else {
            show(entry.get(), response);
        }
    }

    private static boolean isOf(AccountId account, Entry entry) {
        return entry.job().owner().equals(Optional.of(account.owner()));
    }

    private static Optional<JobList.Position> before(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("before"))
                .map(PLACE::matcher)
                .filter(Matcher::matches)
                .flatMap(place -> timestamp(place.group(1)).map(at -> new JobList.Position(at, place.group(2))));
    }

    /** Empty for an invalid timestamp; the list then starts at its beginning. */
    private static Optional<Instant> timestamp(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void show(Entry entry, HttpServletResponse response) throws IOException {
        Job job = entry.job();
        switch (job.state()) {
            case SUCCEEDED -> show("musicvideo/result", pages.result(entry), response);
            case FAILED, CANCELLED -> show("musicvideo/failure", pages.failure(entry), response);
            case READY, WAITING, RUNNING, PARKED -> show("musicvideo/waiting", pages.waiting(entry), response);
        }
    }
}
