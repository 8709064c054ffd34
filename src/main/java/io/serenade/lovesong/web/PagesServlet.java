package io.serenade.lovesong.web;

import io.serenade.jobs.JobError;
import io.serenade.lovesong.CampaignState;
import io.serenade.lovesong.ComposeSong;
import io.serenade.lovesong.DownloadAudio;
import io.serenade.lovesong.LinkedSong;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.MissedName;
import io.serenade.lovesong.RenderVideo;
import io.serenade.lovesong.SecondTake;
import io.serenade.lovesong.SongProgress;
import io.serenade.lovesong.Submission;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.lovesong.web.pages.Campaign;
import io.serenade.lovesong.web.pages.FailurePage;
import io.serenade.lovesong.web.pages.FormPage;
import io.serenade.lovesong.web.pages.Pages;
import io.serenade.lovesong.web.pages.PlayerData;
import io.serenade.lovesong.web.pages.ResultPage;
import io.serenade.lovesong.web.pages.Retake;
import io.serenade.lovesong.web.pages.Side;
import io.serenade.lovesong.web.pages.WaitingPage;
import io.serenade.platform.Ids;
import io.serenade.platform.web.ClientAddress;
import io.serenade.site.CommonPages;
import io.serenade.site.HtmlAnswers;
import io.serenade.site.MessagePage;
import io.serenade.site.SiteSettings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The pages of the microsite, and the addresses of the old ones. */
@WebServlet({"", "/waiting/*", "/result/*", "/index.php", "/waiting.php", "/result.php"})
public class PagesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Pages pages;

    @Inject
    private transient SiteSettings site;

    @Inject
    private transient CommonPages commonPages;

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
        switch (request.getServletPath()) {
            case "/waiting" -> song(id, true, response);
            case "/result" -> song(id, false, response);
            case "/index.php" -> HtmlAnswers.redirect(response, "/");
            case "/waiting.php" -> redirectTo("/waiting/", request, response);
            case "/result.php" -> redirectTo("/result/", request, response);
            default -> first(request, response);
        }
    }

    /** The form; if songs are not shown, a redirect to the first product that is. */
    private void first(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = site.products().get(0).path();
        if (path.equals("/")) {
            HtmlAnswers.send(response, 200, pages.form(FormPage.of(campaignFor(request), answered(request))));
        } else {
            HtmlAnswers.redirect(response, path);
        }
    }

    /** The song that {@code /?answer=id} is to answer; without it if that song no longer exists. */
    private Optional<Side> answered(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("answer"))
                .filter(Ids::isCuid)
                .flatMap(submissions::findSide)
                .map(PagesServlet::side);
    }

    private static Side side(LinkedSong side) {
        return new Side(
                side.sessionId(), side.petName(), side.ownerName(), side.place().word());
    }

    private void song(String id, boolean waiting, HttpServletResponse response) throws IOException {
        Optional<Entry> found = submissions.find(id);
        if (found.isEmpty()) {
            if (id.isEmpty()) {
                HtmlAnswers.redirect(response, "/");
            } else {
                say(response, MessagePage.Kind.UNKNOWN);
            }
            return;
        }
        Entry entry = found.get();
        boolean finished = entry.job().state().isFinished();
        if (entry.job().erasedAt().isPresent()) {
            MessagePage.Kind kind = kindOfAbsence(entry);
            HtmlAnswers.send(
                    response,
                    kind.status(),
                    commonPages.message(MessagePage.of(kind).erased(id)));
        } else if (waiting && finished) {
            HtmlAnswers.redirect(response, "/result/" + id);
        } else if (!finished) {
            HtmlAnswers.send(response, 200, pages.waiting(waitingPage(entry)));
        } else if (Submissions.entryStatus(entry).equals("success")) {
            HtmlAnswers.sendShared(response, pages.result(resultPage(entry)));
        } else {
            HtmlAnswers.send(response, 200, pages.failure(failurePage(entry)));
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
                        Optional.of(keptUntil(entry)))
                .withGroove(new PlayerData(
                        submission.videoSeconds().orElse(0.0),
                        submission.waveform().orElse(""),
                        submission.lyricTimes()))
                .withRetake(submission.missedName().filter(MissedName::isTold).map(PagesServlet::retake))
                .withSides(submissions.listOtherSides(submission.sessionId()).stream()
                        .map(PagesServlet::side)
                        .toList());
        return submission.captions().isPresent() ? page.withCaptions() : page;
    }

    private static Retake retake(MissedName missed) {
        return new Retake(missed.name(), missed.instead(), missed.take() == SecondTake.MENDED);
    }

    private static FailurePage failurePage(Entry entry) {
        Submission submission = entry.submission();
        Optional<JobError> error = entry.job().error();
        return new FailurePage(
                submission.sessionId(),
                submission.petName(),
                submission.ownerName(),
                cause(entry),
                error.isPresent() && submission.mayStartOver(),
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
                    case DownloadAudio.NAME -> FailurePage.Cause.SONG;
                    case RenderVideo.NAME -> FailurePage.Cause.RENDER;
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
        return "/storage/disc/" + submission.sessionId() + ".jpg";
    }

    private static void redirectTo(String page, HttpServletRequest request, HttpServletResponse response) {
        String id = Optional.ofNullable(request.getParameter("session_id")).orElse("");
        HtmlAnswers.redirect(response, id.matches("[A-Za-z0-9]{1,64}") ? page + id : "/");
    }

    private void say(HttpServletResponse response, MessagePage.Kind kind) throws IOException {
        HtmlAnswers.send(response, kind.status(), commonPages.message(MessagePage.of(kind)));
    }
}
