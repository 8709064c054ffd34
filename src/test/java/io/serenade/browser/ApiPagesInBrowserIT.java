package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.serenade.crash.RunningSerenade;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages that show the API come up, within their policy and without another site. */
@Tag("browser")
@ExtendWith(InBrowser.class)
class ApiPagesInBrowserIT {
    private final Chromium chromium;
    private final RunningSerenade serenade;

    ApiPagesInBrowserIT(Chromium chromium, RunningSerenade serenade) {
        this.chromium = chromium;
        this.serenade = serenade;
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

    private void visit(String path, Consumer<Page> steps) {
        try (BrowserContext context = chromium.browser().newContext()) {
            Watch watch = Watch.over(context, serenade.address());
            Page page = context.newPage();
            page.navigate(serenade.address().resolve(path).toString());
            steps.accept(page);
            watch.assertNothingWrong();
        }
    }
}
