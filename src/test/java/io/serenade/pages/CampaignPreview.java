package io.serenade.pages;

import io.serenade.jobs.JobState;
import io.serenade.jobs.budget.BudgetLimit;
import io.serenade.jobs.budget.BudgetStep;
import io.serenade.jobs.retention.OrphanedFiles;
import io.serenade.operators.BudgetFigures;
import io.serenade.operators.CampaignReport;
import io.serenade.operators.CampaignReport.Day;
import io.serenade.operators.CampaignReport.Funnel;
import io.serenade.operators.CampaignReport.Kind;
import io.serenade.operators.CampaignReport.Share;
import io.serenade.operators.CampaignReport.Step;
import io.serenade.operators.CleanUp;
import io.serenade.operators.ListedJob;
import io.serenade.operators.Overview.Spent;
import io.serenade.operators.PersonalJobs.Outcome;
import io.serenade.operators.Rehearsal;
import io.serenade.operators.web.ConsolePages;
import io.serenade.operators.web.ErasurePage;
import io.serenade.operators.web.Frame;
import io.serenade.operators.web.RehearsalPage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What the console shows of money, of the campaign and of what people want to be erased. */
final class CampaignPreview {
    private static final Instant NOW = Instant.parse("2027-02-14T15:21:40Z");

    private CampaignPreview() {}

    static String budget(Frame frame, boolean bare) {
        return ConsolePages.budget(frame, bare ? bareBudget() : budget(), Optional.empty());
    }

    private static BudgetFigures budget() {
        return new BudgetFigures(
                NOW,
                "Valentine 2027",
                List.of(
                        limit(BudgetLimit.DOLLARS_PER_DAY, "250", "131.52", "18.40", Optional.of(Duration.ofHours(5))),
                        limit(
                                BudgetLimit.CREDITS_PER_DAY,
                                "20000",
                                "18600",
                                "1000",
                                Optional.of(Duration.ofMinutes(9))),
                        limit(BudgetLimit.DOLLARS_PER_CAMPAIGN, "5000", "1920.11", "18.40", Optional.empty()),
                        new BudgetFigures.Limit(
                                BudgetLimit.CREDITS_PER_CAMPAIGN,
                                Optional.empty(),
                                Optional.empty(),
                                new BigDecimal("248300"),
                                new BigDecimal("1000"),
                                Optional.empty())),
                List.of(
                        new BudgetFigures.Step(
                                BudgetLimit.MODEST_FROM, Optional.of(new BigDecimal("70")), Optional.empty()),
                        new BudgetFigures.Step(BudgetLimit.LATER_FROM, Optional.empty(), Optional.empty())),
                List.of(
                        new BudgetFigures.Product(
                                "lovesong", "Love song", 196, BigDecimal.ZERO, 19_600, BudgetStep.FULL),
                        new BudgetFigures.Product(
                                "musicvideo", "Music video", 12, new BigDecimal("61.40"), 0, BudgetStep.MODEST),
                        new BudgetFigures.Product(
                                "petroast", "Pet roast", 88, new BigDecimal("70.40"), 0, BudgetStep.FULL)),
                IntStream.range(0, 24)
                        .mapToObj(hour -> new Spent(hourBefore(23 - hour), BigDecimal.valueOf(hour * 7 % 13)))
                        .toList());
    }

    private static BudgetFigures bareBudget() {
        return new BudgetFigures(
                NOW,
                "campaign",
                BudgetLimit.AMOUNTS.stream()
                        .map(limit -> new BudgetFigures.Limit(
                                limit,
                                Optional.empty(),
                                Optional.empty(),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                Optional.empty()))
                        .toList(),
                List.of(
                        new BudgetFigures.Step(BudgetLimit.MODEST_FROM, Optional.empty(), Optional.empty()),
                        new BudgetFigures.Step(BudgetLimit.LATER_FROM, Optional.empty(), Optional.empty())),
                List.of(),
                List.of());
    }

    private static BudgetFigures.Limit limit(
            BudgetLimit limit, String most, String spent, String reserved, Optional<Duration> end) {
        return new BudgetFigures.Limit(
                limit,
                Optional.of(new BigDecimal(most)),
                Optional.of(new BigDecimal("250")),
                new BigDecimal(spent),
                new BigDecimal(reserved),
                end.map(NOW::plus));
    }

    private static Instant hourBefore(int hours) {
        return Instant.parse("2027-02-14T15:00:00Z").minus(Duration.ofHours(hours));
    }

    static String report(Frame frame) {
        LocalDate first = LocalDate.parse("2027-02-08");
        return ConsolePages.report(
                frame,
                new CampaignReport(
                        Instant.parse("2027-02-08T00:00:00Z"),
                        Instant.parse("2027-02-15T00:00:00Z"),
                        List.of(
                                funnel(
                                        "lovesong",
                                        "Love song",
                                        48_211,
                                        List.of(
                                                new Kind(
                                                        "Moods",
                                                        List.of(
                                                                new Share("Romantic", 6_100),
                                                                new Share("Funny", 4_012),
                                                                new Share("Chill", 1_950))),
                                                new Kind(
                                                        "Pets",
                                                        List.of(new Share("Dog", 7_801), new Share("Cat", 3_900))),
                                                new Kind(
                                                        "Sides",
                                                        List.of(
                                                                new Share("A-sides", 11_700),
                                                                new Share("B-sides", 362))))),
                                funnel("talkingpet", "Talking pet", 3_120, List.of()),
                                funnel(
                                        "petroast",
                                        "Pet roast",
                                        5_904,
                                        List.of(new Kind(
                                                "Languages", List.of(new Share("en", 812), new Share("hi", 530))))),
                                new Funnel("generation", "Media generation", steps(0), List.of())),
                        IntStream.range(0, 7)
                                .mapToObj(day -> new Day(first.plusDays(day), 300 + day * day * 70))
                                .toList(),
                        IntStream.range(0, 24)
                                .mapToObj(hour -> 20 + (hour * 17 % 24) * hour)
                                .toList()));
    }

    private static Funnel funnel(String product, String title, int opened, List<Kind> kinds) {
        return new Funnel(product, title, steps(opened), kinds);
    }

    private static List<Step> steps(int opened) {
        return List.of(
                new Step("opened", "Opened the form", opened, true),
                new Step("started", "Began to fill it in", opened * 6L / 10, true),
                new Step("submitted", "Ordered", opened / 4, false),
                new Step("done", "Were made", opened * 24L / 100, false),
                new Step("seen", "Results opened", opened * 7L / 10, true),
                new Step("played", "Played", opened * 6L / 10, true),
                new Step("shared", "Sent on", opened / 9, true),
                new Step("downloaded", "Downloaded", opened / 6, true));
    }

    static String erasure(Frame frame, String query) {
        return ConsolePages.erasure(
                frame,
                switch (query) {
                    case "found" ->
                        new ErasurePage(
                                Optional.of("tobyandmatt"), List.of(song("Toby"), song("Bella")), Optional.empty());
                    case "none" -> new ErasurePage(Optional.of("nobody"), List.of(), Optional.empty());
                    case "done" ->
                        new ErasurePage(
                                Optional.empty(),
                                List.of(),
                                Optional.of(new Outcome(List.of("toby", "bella"), List.of())));
                    default -> new ErasurePage(Optional.empty(), List.of(), Optional.empty());
                });
    }

    static String cleanUp(Frame frame) {
        return ConsolePages.cleanUp(
                frame,
                new CleanUp.Preview(
                        List.of(
                                new CleanUp.Expired("Love song", 1_204, 14),
                                new CleanUp.Expired("Music video", 0, 30),
                                new CleanUp.Expired("Pet roast", 12, 1)),
                        Optional.of(new OrphanedFiles.Found(18_400, 3, 311, 184, true)),
                        OptionalDouble.of(0.83),
                        95,
                        Optional.of(Instant.parse("2027-02-15T03:00:00Z")),
                        false));
    }

    static String rehearsal(Frame frame) {
        return ConsolePages.rehearsal(
                frame,
                new RehearsalPage(
                        List.of(new Rehearsal(
                                2,
                                NOW,
                                "admin",
                                50,
                                true,
                                times(0.21, 0.48),
                                times(31, 118),
                                OptionalDouble.of(812),
                                BigDecimal.ZERO,
                                5_100,
                                List.of(
                                        new Rehearsal.Fault("", 30, 0, 28, 2),
                                        new Rehearsal.Fault("Fail", 4, 0, 0, 4),
                                        new Rehearsal.Fault("Slow", 16, 1, 12, 0)),
                                List.of(
                                        new Rehearsal.Broken("download-audio: audio_unreachable", 2),
                                        new Rehearsal.Broken("Too many photos are waiting.", 1)))),
                        List.of(),
                        Optional.empty()));
    }

    private static Rehearsal.Times times(double p50, double p95) {
        return new Rehearsal.Times(OptionalDouble.of(p50), OptionalDouble.of(p95));
    }

    private static ListedJob song(String pet) {
        return new ListedJob(
                "tobyandmatt",
                "lovesong",
                Optional.of(pet + " & Matt"),
                JobState.SUCCEEDED,
                "render-video",
                100,
                0,
                Optional.empty(),
                NOW.minus(Duration.ofDays(2)),
                NOW.minus(Duration.ofDays(2)),
                Optional.of(NOW.minus(Duration.ofDays(2))),
                Optional.empty());
    }
}
