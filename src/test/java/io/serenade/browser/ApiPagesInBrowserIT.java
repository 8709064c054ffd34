package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.serenade.crash.RunningSerenade;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The pages that show the API come up, within their policy and without another site. */
class ApiPagesInBrowserIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static Chromium chromium;
    private static RunningSerenade serenade;

    @BeforeAll
    static void start() {
        assumeTrue(
                Chromium.find().isPresent(),
                "No Chromium at /usr/bin/chromium nor at CHROMIUM_PATH, so no page is tried in a browser");
        serenade = RunningSerenade.start(data, Map.of("SANDBOX", "on"));
        chromium = Chromium.start(Chromium.find().orElseThrow());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (serenade != null) {
            serenade.close();
        }
    }

    @Test
    void showsTheApiToTry() {
        visit("/docs", page -> assertThat(page.locator(".opblock-summary-path").first())
                .isVisible());
    }

    @Test
    void showsTheApiToReadAndFindsCalls() {
        visit("/redoc", page -> {
            assertThat(page.locator("h1").first()).containsText("Serenade");
            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Order a song")))
                    .isVisible();
            page.locator("[role=search] input").fill("campaign");
            assertThat(page.locator("[data-role='search:results']")).containsText("Whether songs are to be had");
        });
    }

    @Test
    void showsWhatAProblemMeans() {
        visit("/problems/validation-failed", page -> assertThat(page.locator("code"))
                .hasText("validation_failed"));
    }

    private static void visit(String path, Consumer<Page> steps) {
        try (BrowserContext context = chromium.browser().newContext()) {
            Watch watch = Watch.over(context, serenade.address());
            Page page = context.newPage();
            page.navigate(serenade.address().resolve(path).toString());
            steps.accept(page);
            watch.assertNothingWrong();
        }
    }
}
