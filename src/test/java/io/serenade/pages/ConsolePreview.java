package io.serenade.pages;

import io.serenade.jobs.JobState;
import io.serenade.jobs.operations.OperatedJobs.Medium;
import io.serenade.operators.AuditLog.Done;
import io.serenade.operators.BulkActs.Preview;
import io.serenade.operators.Controls;
import io.serenade.operators.JobDetails;
import io.serenade.operators.JobDetails.Entry;
import io.serenade.operators.JobFilter;
import io.serenade.operators.JobFilter.Standing;
import io.serenade.operators.JobMedia.Numbered;
import io.serenade.operators.ListedJob;
import io.serenade.operators.OperatorAction;
import io.serenade.operators.Overview;
import io.serenade.operators.Overview.Account;
import io.serenade.operators.Overview.Failures;
import io.serenade.operators.Overview.Hour;
import io.serenade.operators.Overview.Node;
import io.serenade.operators.Overview.Pool;
import io.serenade.operators.Overview.ProductJobs;
import io.serenade.operators.Overview.Spent;
import io.serenade.operators.Overview.Storage;
import io.serenade.operators.Overview.Times;
import io.serenade.operators.Point;
import io.serenade.operators.web.ActPage;
import io.serenade.operators.web.ConsolePages;
import io.serenade.operators.web.Frame;
import io.serenade.operators.web.Frame.Task;
import io.serenade.operators.web.JobListPage;
import io.serenade.operators.web.PeoplePage;
import io.serenade.operators.web.SignInPage;
import io.serenade.operators.web.WebhooksPage;
import io.serenade.platform.operators.Operator;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.operators.Operators.Person;
import io.serenade.storage.MediaKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The operators' console with figures of a lively afternoon. */
final class ConsolePreview {
    private static final Instant NOW = Instant.parse("2027-02-14T15:21:40Z");
    private static final Map<String, String> PRODUCTS = new LinkedHashMap<>();
    private static final List<Task> TASKS = List.of(
            new Task("Reports of songs", "/admin/reports", 2),
            new Task("Webhooks that were given up", "/admin/webhooks", 0));

    static {
        PRODUCTS.put("generation", "Media generation");
        PRODUCTS.put("lovesong", "Love song");
        PRODUCTS.put("musicvideo", "Music video");
        PRODUCTS.put("petroast", "Pet roast");
        PRODUCTS.put("talkingpet", "Talking pet");
    }

    private ConsolePreview() {}

    static String page(String path, String query) {
        return switch (path) {
            case "/admin" -> ConsolePages.overview(frame("overview", "Overview"), overview("quiet".equals(query)));
            case "/admin/login" ->
                ConsolePages.login(new SignInPage(
                        "/admin",
                        "",
                        "wrong".equals(query) ? Optional.of("Name or password is wrong.") : Optional.empty()));
            case "/admin/jobs" -> ConsolePages.jobs(frame("jobs", "Jobs"), list(query));
            case "/admin/act" -> ConsolePages.act(frame("jobs", "Retry"), act("many".equals(query)));
            case "/admin/controls" ->
                ConsolePages.controls(frame("controls", "Controls"), controls(), Optional.empty());
            case "/admin/budget" -> CampaignPreview.budget(frame("budget", "Budget"), "bare".equals(query));
            case "/admin/report" -> CampaignPreview.report(frame("report", "Report"));
            case "/admin/erasure" -> CampaignPreview.erasure(frame("erasure", "Erasure"), query == null ? "" : query);
            case "/admin/clean-up" -> CampaignPreview.cleanUp(frame("clean-up", "Clean-up"));
            case "/admin/rehearsal" -> CampaignPreview.rehearsal(frame("rehearsal", "Rehearsal"));
            case "/admin/log" -> ConsolePages.log(frame("log", "Log"), log(), Optional.of(3L));
            case "/admin/people" -> ConsolePages.people(frame("people", "People"), people());
            case "/admin/webhooks" ->
                ConsolePages.webhooks(
                        frame("/admin/webhooks", "Webhooks"),
                        new WebhooksPage(
                                List.of(),
                                List.of("generation"),
                                Optional.empty(),
                                Optional.of("It is sent again."),
                                Optional.empty()));
            default ->
                ConsolePages.job(
                        frame("jobs", "Job"),
                        dossier(path.endsWith("failed")),
                        media(path.endsWith("failed")),
                        "Love song",
                        Optional.of("Done."),
                        NOW);
        };
    }

    private static Frame frame(String section, String title) {
        return new Frame(
                section, title, new Operator("admin", OperatorRole.ADMIN), List.of("Sonauto", "Replicate"), TASKS);
    }

    private static Overview overview(boolean quiet) {
        List<ProductJobs> products = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, String> product : PRODUCTS.entrySet()) {
            products.add(product(product.getKey(), product.getValue(), quiet ? 0 : 40 >> number, number++));
        }
        return new Overview(
                NOW,
                products,
                List.of(new Pool("io", quiet ? 0 : 3), new Pool("render", quiet ? 0 : 100)),
                List.of(new Node("web-1", "io,render", quiet ? 0 : 9, NOW.minusSeconds(3))),
                List.of(
                        account("elevenlabs", 4, 0, OptionalLong.empty(), Optional.empty()),
                        account("replicate", 20, quiet ? 0 : 12, OptionalLong.empty(), Optional.empty()),
                        account(
                                "revid",
                                5,
                                0,
                                OptionalLong.of(0),
                                Optional.of("The provider refuses our account: no credit is left.")),
                        account("sonauto", 10, quiet ? 0 : 10, OptionalLong.of(48_210), Optional.empty())),
                quiet
                        ? List.of()
                        : List.of(
                                new Failures("lovesong", "compose-song", "song_timed_out", 31, NOW.minusSeconds(70)),
                                new Failures(
                                        "musicvideo", "shoot-clips", "provider_unavailable", 12, NOW.minusSeconds(900)),
                                new Failures(
                                        "petroast",
                                        "render",
                                        "revid_account_refused_for_want_of_credit",
                                        2,
                                        NOW.minusSeconds(8_000))),
                hours().mapToObj(hour -> new Spent(from(hour), BigDecimal.valueOf(quiet ? 0 : (hour * 7 % 11) * 0.31)))
                        .toList(),
                new Storage(true, OptionalDouble.of(quiet ? 0.04 : 0.374)));
    }

    private static ProductJobs product(String name, String title, int busy, int seed) {
        List<Hour> hours = hours().mapToObj(hour -> {
                    int done = busy == 0 ? 0 : Math.max(0, busy * (hour % 9 + seed) / 4 - seed * 3);
                    OptionalDouble middle =
                            done == 0 ? OptionalDouble.empty() : OptionalDouble.of(90 + hour * 3 + seed * 40);
                    OptionalDouble slow = done == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(middle.getAsDouble() * (1.6 + hour % 5 / 4.0));
                    return new Hour(from(hour), done, busy == 0 ? 0 : hour * seed % 3, new Times(middle, slow));
                })
                .toList();
        List<Point> depth = busy == 0
                ? List.of()
                : IntStream.range(0, 180)
                        .mapToObj(minute -> new Point(
                                NOW.minus(Duration.ofMinutes(180L - minute)),
                                busy * (1 + Math.sin(minute / (14.0 + seed))) + minute % 5))
                        .toList();
        return new ProductJobs(
                name,
                title,
                busy / 3,
                busy / 10,
                busy / 6,
                busy / 2,
                busy * 31,
                busy / 4,
                seed,
                busy == 0 ? Optional.empty() : Optional.of(NOW.minusSeconds(busy * 17L)),
                busy == 0
                        ? new Times(OptionalDouble.empty(), OptionalDouble.empty())
                        : new Times(OptionalDouble.of(111 + seed * 60), OptionalDouble.of(311 + seed * 80)),
                hours,
                depth,
                seed == 3 ? Optional.of("The provider is out of credit until Monday.") : Optional.empty());
    }

    private static IntStream hours() {
        return IntStream.range(0, 24);
    }

    private static Instant from(int hour) {
        return Instant.parse("2027-02-13T16:00:00Z").plus(Duration.ofHours(hour));
    }

    private static Account account(
            String provider, int slots, int taken, OptionalLong credits, Optional<String> closed) {
        List<Point> course = credits.isEmpty()
                ? List.of()
                : IntStream.range(0, 48)
                        .mapToObj(half -> new Point(
                                NOW.minus(Duration.ofMinutes(30L * (48 - half))),
                                credits.getAsLong() + (48 - half) * 160.0))
                        .toList();
        return new Account(
                provider,
                Optional.of(!provider.equals("revid")),
                slots,
                taken,
                taken == slots ? 34 : 0,
                credits,
                Optional.of(NOW.minusSeconds(200)),
                course,
                credits.isPresent() ? Optional.of(NOW.plus(Duration.ofHours(151))) : Optional.empty(),
                taken * 113,
                taken,
                BigDecimal.valueOf(taken * 1.7),
                closed);
    }

    private static JobListPage list(String query) {
        JobFilter filter = query == null
                ? JobFilter.ALL
                : new JobFilter(
                        Optional.of("nobody".equals(query) ? "nobody" : "toby"),
                        Optional.of("lovesong"),
                        Optional.of(Standing.FAILED),
                        Optional.empty(),
                        Optional.of("song_timed_out"));
        List<ListedJob> jobs = new ArrayList<>();
        JobState[] states = JobState.values();
        List<String> products = List.copyOf(PRODUCTS.keySet());
        for (int i = 0; i < 24 && !"nobody".equals(query); i++) {
            JobState state = query == null ? states[i % states.length] : JobState.FAILED;
            String product = query == null ? products.get(i % products.size()) : "lovesong";
            jobs.add(job("k3v9xq" + (10 + i) + "ab4mzr7t2yw8pd6c", product, state, i));
        }
        return new JobListPage(
                filter,
                jobs,
                PRODUCTS,
                List.of("compose-song", "download-audio", "render-video"),
                Optional.of("bmV4dA"),
                query != null,
                NOW);
    }

    private static ListedJob job(String id, String product, JobState state, int age) {
        Instant ordered = NOW.minusSeconds(age * 97L + 20);
        return new ListedJob(
                id,
                product,
                age == 5
                        ? Optional.empty()
                        : Optional.of(
                                age % 3 == 0
                                        ? "Toby & Matt"
                                        : "A corgi on a skateboard in a wide and windy street at dusk"),
                state,
                age % 2 == 0 ? "compose-song" : "render-video",
                state == JobState.SUCCEEDED ? 100 : age * 4,
                age % 3,
                state == JobState.FAILED ? Optional.of("song_timed_out") : Optional.empty(),
                ordered,
                NOW,
                state.isFinished() ? Optional.of(ordered.plusSeconds(130 + age)) : Optional.empty(),
                age == 5 ? Optional.of(NOW) : Optional.empty());
    }

    private static JobDetails dossier(boolean failed) {
        Instant at = NOW.minusSeconds(190);
        List<Entry> timeline = List.of(
                entry(at, "event", "ordered", null, null, 0),
                entry(at.plusMillis(40), "event", "a worker took compose-song", null, null, 0),
                entry(at.plusSeconds(1), "task", "sent to sonauto: song, attempt 1", null, null, 0),
                entry(at.plusSeconds(1), "call", "sonauto create: ok", null, true, 412),
                entry(
                        at.plusSeconds(2),
                        "task",
                        "taken by the provider: song, attempt 1",
                        "9b1f7c8e-2f3a-4c1d",
                        null,
                        0),
                entry(at.plusSeconds(2), "move", "parked at compose-song", null, null, 1_730),
                entry(at.plusSeconds(70), "event", "woken by a callback or a free slot", null, null, 0),
                entry(
                        at.plusSeconds(71),
                        "call",
                        "sonauto read: unavailable",
                        "503 Service Unavailable: upstream connect error or disconnect before headers",
                        false,
                        20_004),
                entry(
                        at.plusSeconds(92),
                        "failure",
                        "compose-song, try 1: provider_unavailable",
                        "The service could not be reached.",
                        false,
                        0),
                entry(at.plusSeconds(99), "call", "sonauto read: ok", null, true, 230),
                entry(at.plusSeconds(100), "move", "ready at download-audio", null, null, 640),
                entry(
                        at.plusSeconds(140),
                        "move",
                        failed ? "failed at render-video" : "succeeded at render-video",
                        null,
                        !failed,
                        39_800));
        return new JobDetails(
                job("k3v9xq21ab4mzr7t2yw8pd6c", "lovesong", failed ? JobState.FAILED : JobState.SUCCEEDED, 3),
                failed
                        ? Optional.of(new JobDetails.Error(
                                "compose-song",
                                "song_timed_out",
                                "The song was not made within ten minutes.",
                                true,
                                Optional.of("req_81b3"),
                                "The provider took longer than it may. Ask it again: the result may be there by now."))
                        : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new BigDecimal("0.1000"),
                Optional.of(new BigDecimal("0.5")),
                timeline,
                List.of(new JobDetails.Task(
                        "song", 1, "sonauto", "SUCCEEDED", Optional.of("9b1f7c8e-2f3a"), Optional.of(NOW))),
                failed
                        ? List.of("retry", "ask", "replay", "take-down", "erase")
                        : List.of("replay", "take-down", "erase"));
    }

    private static List<Numbered> media(boolean failed) {
        return failed
                ? List.of()
                : List.of(
                        new Numbered(1, new Medium("Song", MediaKind.SONG, "k3v9xq21ab4mzr7t2yw8pd6c.mp3")),
                        new Numbered(3, new Medium("Photo", MediaKind.PHOTO, "k3v9xq21ab4mzr7t2yw8pd6c.jpg")));
    }

    private static Entry entry(Instant at, String kind, String what, String detail, Boolean well, long took) {
        return new Entry(
                at,
                kind,
                what,
                Optional.ofNullable(detail),
                Optional.ofNullable(well),
                took == 0 ? OptionalLong.empty() : OptionalLong.of(took),
                what.endsWith("create: ok") ? Optional.of(new BigDecimal("0.1")) : Optional.empty());
    }

    private static ActPage act(boolean many) {
        return ActPage.of(
                new Preview(
                        OperatorAction.RETRY,
                        many ? 10_001 : 44,
                        31,
                        many ? Map.of() : Map.of(JobState.FAILED, 31, JobState.CANCELLED, 13)),
                list("toby").filter());
    }

    private static Controls.Present controls() {
        return new Controls.Present(
                PRODUCTS.entrySet().stream()
                        .map(product -> new Controls.Intake(
                                product.getKey(),
                                product.getValue(),
                                product.getKey().equals("petroast"),
                                Optional.of("The provider is out of credit until Monday."),
                                Optional.of("mira")))
                        .toList(),
                List.of(
                        new Controls.Account("sonauto", 10, 10, 4, OptionalInt.of(500)),
                        new Controls.Account("replicate", 12, 20, 3, OptionalInt.empty())));
    }

    private static List<Done> log() {
        return List.of(
                new Done(
                        9,
                        NOW,
                        "mira",
                        "operator",
                        "retry",
                        "state failed, reason song_timed_out",
                        "done, 13 left as they were",
                        31),
                new Done(8, NOW.minusSeconds(60), "mira", "operator", "erase", "k3v9xq21ab4mzr7t2yw8pd6c", "", 1),
                new Done(7, NOW.minusSeconds(400), "admin", "admin", "pause intake", "petroast", "out of credit", 0));
    }

    private static PeoplePage people() {
        return PeoplePage.of(List.of(new Person("mira", OperatorRole.OPERATOR, "", NOW, "admin")))
                .showing("mira", "6b0Zq3mM9sZQ4p1Vn6l7C9kq2xTt0yQwBf5dHj8aRrE");
    }
}
