package io.serenade.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serenade.lovesong.web.pages.Campaign;
import io.serenade.lovesong.web.pages.FailurePage;
import io.serenade.lovesong.web.pages.FormPage;
import io.serenade.lovesong.web.pages.PageSettings;
import io.serenade.lovesong.web.pages.Pages;
import io.serenade.lovesong.web.pages.PlayerData;
import io.serenade.lovesong.web.pages.ReportsPage;
import io.serenade.lovesong.web.pages.ResultPage;
import io.serenade.lovesong.web.pages.Retake;
import io.serenade.lovesong.web.pages.Side;
import io.serenade.lovesong.web.pages.Stanza;
import io.serenade.lovesong.web.pages.SungLine;
import io.serenade.lovesong.web.pages.WaitingPage;
import io.serenade.lovesong.web.pages.WallPage;
import io.serenade.lovesong.web.pages.WallReviewPage;
import io.serenade.site.CommonPages;
import io.serenade.site.FolderFiles;
import io.serenade.site.MessagePage;
import io.serenade.site.SitesForTests;
import io.serenade.site.StaticFile;
import io.serenade.site.StaticFiles;
import io.serenade.site.Templates;
import io.serenade.site.theme.Theme;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shows the pages without the product: the real templates and static files under the real Content-Security-Policy, and
 * {@link ScriptedApi}, which plays the API by script. Started as described in {@code docs/pages.md}.
 *
 * <p>Every state has an address: {@code /?campaign=sold_out}, {@code /waiting/slow}, {@code /result/failed} and so on.
 */
public final class PagesPreview {
    static final String POLICY =
            "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self';"
                    + " script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final String ANSWER = "answer=demo2";
    private static final Side OTHER_SIDE = new Side("demo2", "Milo", "Mira", "first");
    private static final Instant MADE = Instant.parse("2027-02-10T10:30:00Z");
    private static final String LYRICS = """
            [Verse]
            You steal my socks, you steal my chair,
            you leave a little of you everywhere.

            [Chorus]
            Oh Toby, Toby, you and Matt,
            two hearts on one old welcome mat.
            The world can wait, the night can fall,
            I hear your paws come down the hall.

            [Verse]
            You never ask me where I have been,
            you only ask for one more tin.

            [Outro]
            Oh Toby, stay with Matt.""";

    private static final int SECONDS = 60;
    private static final String WAVEFORM = "2469beffedba97".repeat(4)
            + "cfhjmnppqrrqponm".repeat(4)
            + "6789aabbaa98".repeat(4)
            + "hmqtvxyzzyxwvusq".repeat(4);

    private final Pages pages;
    private final CommonPages commonPages;
    private final ClipsPreview clips;
    private final FilmsPreview films;
    private final StaticFiles files;
    private final AccountsPreview accounts;
    private final ScriptedApi api = new ScriptedApi();

    private PagesPreview(Theme theme, URI address) {
        this.files = FolderFiles.of(theme);
        Templates templates = SitesForTests.ofAll(theme, address);
        this.accounts = new AccountsPreview(templates);
        this.pages = new Pages(templates, PageSettings.of(true));
        this.commonPages = new CommonPages(templates);
        this.clips = new ClipsPreview(templates);
        this.films = new FilmsPreview(templates);
    }

    /** Arguments: port (8099) and theme (valentine). */
    public static void main(String... arguments) throws IOException {
        Theme theme = Theme.load(arguments.length > 1 ? arguments[1] : Theme.DEFAULT);
        URI address = start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8099, theme);
        System.out.println("Pages of " + theme.brand() + " at " + address);
    }

    /** Starts on a port of this machine. */
    public static URI start(int port, Theme theme) throws IOException {
        URI address = URI.create("http://localhost:" + port);
        PagesPreview preview = new PagesPreview(theme, address);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", preview::answer);
        server.start();
        return address;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            if (path.startsWith("/api/")
                    || path.startsWith("/storage/")
                    || path.startsWith("/jobs_")
                    || path.startsWith("/media/")) {
                api.answer(exchange);
            } else if (path.matches("/admin/console[.](css|js)")) {
                sendConsoleFile(exchange, path);
            } else if (path.startsWith("/admin/media/")) {
                ScriptedApi.send(exchange, 200, "image/jpeg", ScriptedApi.portrait());
            } else if (path.startsWith("/assets/")) {
                sendFile(exchange, path);
            } else {
                sendPage(exchange, path);
            }
        } catch (IOException | RuntimeException e) {
            System.err.println(exchange.getRequestURI() + ": " + e);
        }
    }

    private static void sendConsoleFile(HttpExchange exchange, String path) throws IOException {
        byte[] content = Files.readAllBytes(Path.of("src/main/webapp" + path));
        ScriptedApi.send(exchange, 200, path.endsWith(".js") ? "text/javascript" : "text/css", content);
    }

    private void sendFile(HttpExchange exchange, String path) throws IOException {
        Optional<StaticFile> file = files.find(path);
        if (file.isEmpty()) {
            ScriptedApi.send(exchange, 404, "text/plain", new byte[0]);
            return;
        }
        // Their addresses change with their content.
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=31536000, immutable");
        exchange.getResponseHeaders().set("Content-Encoding", file.get().compresses() ? "gzip" : "identity");
        ScriptedApi.send(
                exchange,
                200,
                file.get().contentType(),
                file.get().compresses() ? file.get().gzipped() : file.get().content());
    }

    private void sendPage(HttpExchange exchange, String path) throws IOException {
        String id = path.substring(path.lastIndexOf('/') + 1);
        String html =
                switch (path.substring(0, path.lastIndexOf('/') + 1)) {
                    case "/waiting/" -> pages.waiting(waiting(id));
                    case "/result/" -> result(id);
                    case "/talk/" -> clips.page("talk", id);
                    case "/roast/" -> clips.page("roast", id);
                    case "/videos/" -> films.page(id);
                    default ->
                        isConsole(path)
                                ? ConsolePreview.page(
                                        path, exchange.getRequestURI().getQuery())
                                : other(path, exchange.getRequestURI().getQuery());
                };
        ScriptedApi.send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isConsole(String path) {
        return path.startsWith("/admin") && !path.equals("/admin/reports");
    }

    private String other(String path, String query) {
        return switch (path) {
            case "/" ->
                pages.form(FormPage.of(
                        campaign(query),
                        Optional.ofNullable(query).filter(ANSWER::equals).map(q -> OTHER_SIDE)));
            case "/talk" -> clips.talk(query == null ? "" : query);
            case "/roast" -> clips.roast(query == null ? "" : query);
            case "/upload" -> films.upload(query == null ? "" : query);
            case "/videos" -> films.list(query == null ? "" : query);
            case "/terms" -> commonPages.terms();
            case "/privacy" -> commonPages.privacy();
            case "/login" -> accounts.login();
            case "/register" -> accounts.register();
            case "/reset-password" -> accounts.reset();
            case "/account" -> accounts.account();
            case "/admin/reports" -> pages.reports(reports());
            case "/admin/wall" -> pages.wallReview(new WallReviewPage(discs(2)));
            case "/wall" ->
                pages.wall(
                        "bare".equals(query)
                                ? new WallPage(List.of(), 0, true, Optional.empty())
                                : new WallPage(discs(14), 1234, true, Optional.of("/wall?after=demo")));
            default -> commonPages.message(MessagePage.of(MessagePage.Kind.NOT_FOUND));
        };
    }

    private static Campaign campaign(String query) {
        if (query == null || !query.startsWith("campaign=")) {
            return Campaign.open();
        }
        Campaign.State state = Campaign.State.valueOf(query.substring(9).toUpperCase(java.util.Locale.ROOT));
        return new Campaign(state, Optional.of(MADE), Optional.of(MADE.plus(Duration.ofDays(10))), 1500);
    }

    private WaitingPage waiting(String id) {
        return new WaitingPage(
                id,
                "Toby",
                "Matt",
                "Romantic",
                WaitingPage.Step.QUEUED,
                2,
                "slow".equals(id) ? 301 : api.ageSeconds(id),
                "/storage/disc/" + id + ".png");
    }

    private String result(String id) {
        return Map.<String, MessagePage.Kind>of(
                        "unknown", MessagePage.Kind.UNKNOWN,
                        "expired", MessagePage.Kind.EXPIRED,
                        "erased", MessagePage.Kind.ERASED,
                        "taken-down", MessagePage.Kind.TAKEN_DOWN,
                        "error", MessagePage.Kind.ERROR,
                        "unavailable", MessagePage.Kind.UNAVAILABLE)
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().equals(id) || (api.isErased(id) && "erased".equals(entry.getKey())))
                .map(entry -> commonPages.message(
                        new MessagePage(entry.getValue(), Optional.of("7f3a-91c2"), "message", Optional.of("demo"))))
                .findFirst()
                .orElseGet(() -> ("failed".equals(id) || api.hasFailed(id))
                        ? pages.failure(failure(id))
                        : pages.result(song(id)));
    }

    private FailurePage failure(String id) {
        return new FailurePage(
                id,
                "Toby",
                "Matt",
                api.hasFailed(id) ? FailurePage.Cause.REFUSED : FailurePage.Cause.PROVIDER,
                true,
                Optional.of("7f3a-91c2"),
                "/storage/disc/" + id + ".png");
    }

    private static List<WallPage.Disc> discs(int count) {
        List<String> pets = List.of("Toby", "Luna", "Maximilian Alexander the Third", "小雪", "Mr. Whiskers", "Bo");
        List<String> owners = List.of("Matt", "Mira", "Zoe");
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new WallPage.Disc("demo" + i, pets.get(i % pets.size()), owners.get(i % owners.size()), 20 + i))
                .toList();
    }

    private static ReportsPage reports() {
        return new ReportsPage(List.of(
                new ReportsPage.ReportedSong(
                        1, "demo", "personal", "That is my dog, and nobody asked me.", MADE, "Toby", "Matt"),
                new ReportsPage.ReportedSong(2, "demo2", "other", "", MADE, "Milo", "Mira")));
    }

    /** A word each third of a second, and a breath between lines. */
    private static String lyricTimes() {
        List<String> rows = new ArrayList<>();
        int at = 4_000;
        for (Stanza stanza : Stanza.parse(LYRICS, Optional.empty())) {
            for (SungLine line : stanza.lines()) {
                int from = at;
                int words = line.text().split(" ").length;
                rows.add(IntStream.rangeClosed(0, words)
                        .mapToObj(i -> Integer.toString(from + 400 * i))
                        .collect(Collectors.joining(" ")));
                at += 400 * words + 1_400;
            }
        }
        return String.join("\n", rows);
    }

    private static ResultPage song(String id) {
        ResultPage page = ResultPage.of(
                        id,
                        "Toby",
                        "Matt",
                        "Romantic",
                        Optional.of(LYRICS),
                        MADE,
                        Optional.of(MADE.plus(Duration.ofDays(30))))
                .withCaptions()
                .withGroove(new PlayerData(SECONDS, WAVEFORM, Optional.of(lyricTimes())));
        if ("retaken".equals(id)) {
            return page.withRetake(Optional.of(new Retake("Toby", Optional.of("Tobby"), true)));
        }
        return "answer".equals(id)
                ? page.withSides(List.of(
                        OTHER_SIDE,
                        new Side("demo4", "Luna", "Ben", "earlier"),
                        new Side("demo3", "Bella", "Zoe", "answer")))
                : page;
    }
}
