package io.serenade.musicvideo.web;

import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobEvent;
import io.serenade.jobs.JobEvents;
import io.serenade.jobs.JobList;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.JobCosts;
import io.serenade.jobs.calls.JobCosts.Costs;
import io.serenade.musicvideo.film.Estimate;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmAddresses;
import io.serenade.musicvideo.film.FilmClip;
import io.serenade.musicvideo.film.FilmClips;
import io.serenade.musicvideo.film.FilmCosts;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmShape;
import io.serenade.musicvideo.film.FilmStatus;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.FilmStory.PaidCall;
import io.serenade.musicvideo.film.FilmVersion;
import io.serenade.musicvideo.film.FilmVersions;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.Films.Entry;
import io.serenade.musicvideo.film.MusicVideoSettings;
import io.serenade.musicvideo.film.ReferencePictures;
import io.serenade.musicvideo.lyrics.Lyrics;
import io.serenade.musicvideo.planning.ScenePlan;
import io.serenade.musicvideo.web.pages.ClipOnPage;
import io.serenade.musicvideo.web.pages.CostTable;
import io.serenade.musicvideo.web.pages.FilmFailurePage;
import io.serenade.musicvideo.web.pages.FilmListPage;
import io.serenade.musicvideo.web.pages.FilmListPage.ListedFilm;
import io.serenade.musicvideo.web.pages.FilmResultPage;
import io.serenade.musicvideo.web.pages.FilmWaitingPage;
import io.serenade.musicvideo.web.pages.OtherShape;
import io.serenade.rendering.ffmpeg.Framing;
import io.serenade.site.MessagePage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the pages of films show, read from the films. */
@ApplicationScoped
public class FilmPages {
    private static final int FILMS_OF_A_PAGE = 24;
    private static final int SUPPORT_CODE_LENGTH = 8;
    private static final int CENTS = 2;
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int MOST_TIMES_TAKEN_UP = 1_000;

    @Inject
    Films films;

    @Inject
    JobList list;

    @Inject
    ReferencePictures pictures;

    @Inject
    FilmAddresses addresses;

    @Inject
    FilmClips clips;

    @Inject
    JobCosts costs;

    @Inject
    JobEvents events;

    @Inject
    FilmStory story;

    @Inject
    FilmVersions versions;

    @Inject
    Estimate estimate;

    @Inject
    MusicVideoSettings settings;

    @Inject
    Clock clock;

    /** @param after the position of the last film of the page before */
    FilmListPage list(String owner, Optional<JobList.Position> after) {
        List<Job> found = list.list(new JobList.Page(owner, List.of(Film.PRODUCT), List.of(), after, FILMS_OF_A_PAGE));
        boolean more = found.size() > FILMS_OF_A_PAGE;
        List<Job> shown = more ? found.subList(0, FILMS_OF_A_PAGE) : found;
        return new FilmListPage(
                shown.stream()
                        .flatMap(job -> films.find(job.id()).stream())
                        .map(this::listed)
                        .toList(),
                more ? Optional.of(older(shown.get(shown.size() - 1))) : Optional.empty());
    }

    private static String older(Job last) {
        return "/videos?before=" + last.createdAt() + "_" + last.id();
    }

    private ListedFilm listed(Entry entry) {
        return new ListedFilm(
                entry.job().id(),
                entry.film().prompt().orElse(""),
                entry.status().word(),
                entry.job().percent(),
                picture(entry),
                entry.job().createdAt());
    }

    private Optional<String> picture(Entry entry) {
        return pictures.list(entry.job().id()).stream()
                .flatMap(picture -> picture.key().stream())
                .findFirst()
                .map(addresses::picture)
                .map(FilmPages::path);
    }

    /** Whether an erased film had expired, or was deleted by its maker. */
    MessagePage.Kind ending(Job job, Instant erasedAt) {
        return erasedAt.isBefore(keptUntil(job)) ? MessagePage.Kind.ERASED : MessagePage.Kind.EXPIRED;
    }

    private static Instant keptUntil(Job job) {
        return job.createdAt().plus(MusicVideoSettings.KEPT);
    }

    FilmWaitingPage waiting(Entry entry) {
        Job job = entry.job();
        Film film = entry.film();
        boolean again = film.videoKey().isPresent();
        List<String> steps = again ? stepsAgain(job) : FilmWaitingPage.STEPS;
        BigDecimal spent = costs.of(job.id()).spent();
        long takenUp = again ? lastTakenUp(job) : 0;
        return new FilmWaitingPage(
                job.id(),
                film.prompt().orElse(""),
                film.shape().ratio(),
                steps,
                entry.status() == FilmStatus.QUEUED || !steps.contains(job.stage()) ? steps.get(0) : job.stage(),
                job.percent(),
                again ? 0 : Duration.between(job.createdAt(), clock.instant()).toSeconds(),
                film.estimatedSeconds(),
                costTable(entry, takenUp),
                dollars(film.estimatedCost().max(spent)),
                earlier(film),
                picture(entry),
                film.otherShape().map(FilmShape::ratio),
                takenUp);
    }

    /** The steps of a film that is cut again. A clip that is made again is missing until then. */
    private List<String> stepsAgain(Job job) {
        boolean shoots = clips.list(job.id()).stream().anyMatch(clip -> !clip.isThere() && !clip.failed());
        String first = shoots ? FilmStep.VIDEO_GENERATION.word() : FilmStep.COMPOSITION.word();
        return FilmWaitingPage.STEPS.subList(FilmWaitingPage.STEPS.indexOf(first), FilmWaitingPage.STEPS.size());
    }

    /** The first event after a film was reopened. */
    private long lastTakenUp(Job job) {
        return events.list(job.id(), Set.of(JobEvent.RESUMED), 0, MOST_TIMES_TAKEN_UP).stream()
                .mapToLong(JobEvent::id)
                .max()
                .orElse(0);
    }

    private Optional<String> earlier(Film film) {
        return film.videoKey().map(addresses::output).map(FilmPages::path);
    }

    FilmFailurePage failure(Entry entry) {
        Job job = entry.job();
        JobError error = FilmErrorCode.of(job).orElseThrow();
        return new FilmFailurePage(
                job.id(),
                entry.film().prompt().orElse(""),
                job.state() == JobState.CANCELLED,
                error.message(),
                error.code(),
                error.retryable() && entry.film().audioKey().isPresent(),
                costTable(entry),
                entry.film().shape().ratio(),
                earlier(entry.film()),
                picture(entry),
                job.id().substring(0, SUPPORT_CODE_LENGTH));
    }

    FilmResultPage result(Entry entry) {
        Film film = entry.film();
        Job job = entry.job();
        Optional<Lyrics> sung = film.lyrics().filter(lyrics -> !lyrics.lines().isEmpty());
        return new FilmResultPage(
                job.id(),
                film.prompt().orElse(""),
                film.shape().ratio(),
                path(addresses.output(film.videoKey().orElseThrow())),
                picture(entry),
                sung.map(lyrics -> "/api/v1/jobs/" + job.id() + "/captions.vtt"),
                sung.map(FilmPages::language).orElse(""),
                dollars(costs.of(job.id()).spent()),
                film.plan()
                        .map(plan -> plan.source().name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                film.analysisJson().map(FindingsReader::song),
                film.syncJson().map(FindingsReader::sync),
                takes(entry),
                shapes(entry),
                FilmErrorCode.ofChange(job).map(JobError::message),
                costTable(entry),
                job.finishedAt().orElse(job.createdAt()).plus(settings.clipsKept()),
                job.createdAt(),
                keptUntil(job));
    }

    /** The clips; none when they are no longer stored, because then none can be made again. */
    private List<ClipOnPage> takes(Entry entry) {
        Film film = entry.film();
        if (film.areClipsGone() || film.audioKey().isEmpty() || film.plan().isEmpty()) {
            return List.of();
        }
        List<ScenePlan.Shot> shots = film.plan().get().shots();
        List<Integer> clipOfShot = film.clipsOfShots();
        Costs costs = this.costs.of(entry.job().id());
        return clips.list(entry.job().id()).stream()
                .map(clip -> take(
                        clip,
                        IntStream.range(0, Math.min(shots.size(), clipOfShot.size()))
                                .filter(shot -> clipOfShot.get(shot) == clip.number())
                                .mapToObj(shots::get)
                                .map(shot -> new ClipOnPage.Place(shot.start(), shot.end()))
                                .toList(),
                        costs))
                .toList();
    }

    private ClipOnPage take(FilmClip clip, List<ClipOnPage.Place> places, Costs costs) {
        BigDecimal price = estimate.ofAnother(clip);
        boolean affordable = costs.budget()
                .filter(budget -> costs.spent().add(costs.reserved()).add(price).compareTo(budget) > 0)
                .isEmpty();
        return new ClipOnPage(clip.number(), clip.prompt(), places, clip.isThere(), dollars(price), affordable);
    }

    /** The service names languages by tag or by name; browsers understand only tags. */
    private static String language(Lyrics lyrics) {
        return lyrics.language().matches("[a-z]{2,3}") ? lyrics.language() : "";
    }

    private CostTable costTable(Entry entry) {
        return costTable(entry, 0);
    }

    /** @param takenUp the event from which on the page hears of payments itself */
    private CostTable costTable(Entry entry, long takenUp) {
        Film film = entry.film();
        Map<FilmStep, BigDecimal> before = story.paidUntil(film.jobId(), takenUp);
        List<PaidCall> calls = story.paidCalls(film.jobId());
        return new CostTable(
                FilmCosts.of(film, calls).stages().stream()
                        .map(stage -> new CostTable.Row(
                                stage.step().word(),
                                stage.estimated().map(FilmPages::small),
                                small(stage.spent()),
                                before.getOrDefault(stage.step(), BigDecimal.ZERO)
                                        .toPlainString(),
                                calls(stage.step(), calls)))
                        .toList(),
                film.estimatedParts().isEmpty() ? Optional.empty() : Optional.of(dollars(film.estimatedCost())),
                dollars(costs.of(film.jobId()).spent()));
    }

    /** Who was paid in a stage, and how often. */
    static String calls(FilmStep step, List<PaidCall> calls) {
        Map<String, Long> times = calls.stream()
                .filter(call -> call.step() == step)
                .collect(Collectors.groupingBy(PaidCall::api, LinkedHashMap::new, Collectors.counting()));
        return times.entrySet().stream()
                .map(api -> api.getValue() + "\u00a0×\u00a0" + api.getKey())
                .collect(Collectors.joining(", "));
    }

    /** All shapes but the film's own; only the existing ones, when its clips are no longer stored. */
    private List<OtherShape> shapes(Entry entry) {
        Film film = entry.film();
        boolean makeable = !film.areClipsGone() && film.audioKey().isPresent();
        return Arrays.stream(FilmShape.values())
                .filter(shape -> shape != film.shape())
                .map(shape -> shape(film, shape))
                .filter(shape -> makeable || shape.videoUrl().isPresent())
                .toList();
    }

    private OtherShape shape(Film film, FilmShape shape) {
        Optional<FilmVersion> version = versions.find(film.jobId(), shape);
        return new OtherShape(
                shape.ratio(),
                version.map(FilmVersion::key).map(addresses::output).map(FilmPages::path),
                version.filter(there -> there.isOf(film)).isPresent(),
                shape.isNarrowerThan(film.shape())
                        ? List.of("centre", "left", "right")
                        : List.of("centre", "top", "bottom"),
                FormatsResource.wordOf(version.map(FilmVersion::framing).orElse(Framing.CENTRE)));
    }

    /** An amount of less than a cent is not shown as zero. */
    static String small(BigDecimal amount) {
        return amount.signum() > 0 && amount.compareTo(CENT) < 0
                ? FilmStory.plain(amount).toPlainString()
                : dollars(amount);
    }

    static String dollars(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_UP).toPlainString();
    }

    /** The path of an absolute address of this site, so that pages ask the host that they came from. */
    static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
