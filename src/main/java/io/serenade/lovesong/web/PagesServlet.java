package io.serenade.lovesong.web;

import io.serenade.jobs.JobError;
import io.serenade.lovesong.CampaignState;
import io.serenade.lovesong.ComposeSong;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.SongProgress;
import io.serenade.lovesong.Submission;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.lovesong.web.pages.Campaign;
import io.serenade.lovesong.web.pages.FailurePage;
import io.serenade.lovesong.web.pages.FormPage;
import io.serenade.lovesong.web.pages.MessagePage;
import io.serenade.lovesong.web.pages.Pages;
import io.serenade.lovesong.web.pages.ResultPage;
import io.serenade.lovesong.web.pages.WaitingPage;
import io.serenade.platform.DatabaseException;
import io.serenade.platform.web.ClientAddress;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The pages of the microsite, and the addresses of the old ones. */
@WebServlet({"", "/waiting/*", "/result/*", "/terms", "/privacy", "/index.php", "/waiting.php", "/result.php"})
public class PagesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(PagesServlet.class.getName());

    @Inject
    private transient Pages pages;

    @Inject
    private transient Submissions submissions;

    @Inject
    private transient CampaignState campaign;

    @Inject
    private transient ClientAddress addresses;

    @Inject
    private transient SongProgress progress;

    @Inject
    private transient LoveSongSettings settings;

    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        try {
            switch (request.getServletPath()) {
                case "/waiting" -> song(id, true, response);
                case "/result" -> song(id, false, response);
                case "/terms" -> write(response, 200, pages.terms());
                case "/privacy" -> write(response, 200, pages.privacy());
                case "/index.php" -> redirect(response, "/");
                case "/waiting.php" -> redirectTo("/waiting/", request, response);
                case "/result.php" -> redirectTo("/result/", request, response);
                default -> write(response, 200, pages.form(FormPage.of(campaignFor(request))));
            }
        } catch (DatabaseException | PersistenceException e) {
            LOG.log(Level.ERROR, "A page could not ask the database: " + e.getMessage());
            say(response, MessagePage.Kind.UNAVAILABLE);
        }
    }

    private void song(String id, boolean waiting, HttpServletResponse response) throws IOException {
        Optional<Entry> found = submissions.find(id);
        if (found.isEmpty()) {
            if (id.isEmpty()) {
                redirect(response, "/");
            } else {
                say(response, MessagePage.Kind.UNKNOWN);
            }
            return;
        }
        Entry entry = found.get();
        boolean finished = entry.job().state().isFinished();
        if (entry.job().erasedAt().isPresent()) {
            say(response, kindOfAbsence(entry));
        } else if (waiting && finished) {
            redirect(response, "/result/" + id);
        } else if (!finished) {
            write(response, 200, pages.waiting(waitingPage(entry)));
        } else if (Submissions.entryStatus(entry).equals("success")) {
            write(response, 200, pages.result(resultPage(entry)));
        } else {
            write(response, 200, pages.failure(failurePage(entry)));
        }
    }

    private Campaign campaignFor(HttpServletRequest request) {
        CampaignState.Standing standing = campaign.forVisitor(addresses.keyOf(request), Optional.empty());
        return new Campaign(
                Campaign.State.valueOf(standing.state().name()),
                settings.campaignOpens(),
                settings.campaignCloses(),
                standing.retryAfter().toSeconds());
    }

    private WaitingPage waitingPage(Entry entry) {
        Submission submission = entry.submission();
        SongProgress.Progress now = progress.of(entry);
        return new WaitingPage(
                submission.sessionId(),
                submission.petName(),
                submission.ownerName(),
                submission.musicVibe(),
                WaitingPage.Step.valueOf(now.step().name()),
                now.percent(),
                Duration.between(entry.job().createdAt(), clock.instant()).toSeconds(),
                disc(submission));
    }

    private ResultPage resultPage(Entry entry) {
        Submission submission = entry.submission();
        ResultPage page = ResultPage.of(
                submission.sessionId(),
                submission.petName(),
                submission.ownerName(),
                submission.musicVibe(),
                submission.lyrics(),
                entry.job().createdAt(),
                Optional.of(keptUntil(entry)));
        return submission.captions().isPresent() ? page.withCaptions() : page;
    }

    private static FailurePage failurePage(Entry entry) {
        Submission submission = entry.submission();
        Optional<JobError> error = entry.job().error();
        return new FailurePage(
                submission.sessionId(),
                submission.petName(),
                submission.ownerName(),
                cause(entry),
                error.isPresent(),
                Optional.of(submission.sessionId().substring(0, 8)),
                disc(submission));
    }

    private static FailurePage.Cause cause(Entry entry) {
        String code = entry.job().error().map(JobError::code).orElse("cancelled");
        return switch (code) {
            case "song_refused" -> FailurePage.Cause.REFUSED;
            case "song_timed_out" -> FailurePage.Cause.TIMEOUT;
            case "cancelled" -> FailurePage.Cause.CANCELLED;
            case "render_unusable_song" -> FailurePage.Cause.SONG;
            default ->
                switch (entry.job().errorStage().orElse("")) {
                    case ComposeSong.NAME -> FailurePage.Cause.PROVIDER;
                    case "download-audio" -> FailurePage.Cause.SONG;
                    case "render-video" -> FailurePage.Cause.RENDER;
                    default -> FailurePage.Cause.OTHER;
                };
        };
    }

    private Instant keptUntil(Entry entry) {
        return entry.job().createdAt().plus(Duration.ofDays(settings.fileRetentionDays()));
    }

    private MessagePage.Kind kindOfAbsence(Entry entry) {
        if (entry.submission().isTakenDown()) {
            return MessagePage.Kind.TAKEN_DOWN;
        }
        return expired(entry) ? MessagePage.Kind.EXPIRED : MessagePage.Kind.ERASED;
    }

    private boolean expired(Entry entry) {
        return entry.job()
                .erasedAt()
                .filter(at -> !at.isBefore(keptUntil(entry)))
                .isPresent();
    }

    private static String disc(Submission submission) {
        return "/storage/disc/" + submission.sessionId() + ".png";
    }

    private static void redirectTo(String page, HttpServletRequest request, HttpServletResponse response) {
        String id = Optional.ofNullable(request.getParameter("session_id")).orElse("");
        redirect(response, id.matches("[A-Za-z0-9]{1,64}") ? page + id : "/");
    }

    private static void redirect(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        response.setHeader("Cache-Control", "no-store");
    }

    private void say(HttpServletResponse response, MessagePage.Kind kind) throws IOException {
        write(response, kind.status(), pages.message(MessagePage.of(kind)));
    }

    private static void write(HttpServletResponse response, int status, String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(html);
    }
}
