package io.serenade.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.List;

/**
 * Opens page after page in one window, which keeps the style sheets and scripts it has read but no visit's memory: each page
 * is met as by somebody new. A window of its own for each of hundreds of pages would cost more than looking at them.
 */
final class Reader implements AutoCloseable {
    static final int HEIGHT = 800;

    /** What the browser logs about answers that states of pages ask for, and about a video that the preview does not have. */
    private static final List<String> EXPECTED = List.of("/storage/video/", "400", "401", "413", "429", "503");

    private final BrowserContext context;
    private final Watch watch;
    private final Page page;
    private final CDPSession session;
    private final URI site;

    private Reader(BrowserContext context, URI site) {
        this.context = context;
        this.watch = Watch.over(context, site);
        this.page = context.newPage();
        this.session = context.newCDPSession(page);
        this.site = site;
    }

    static Reader of(URI site, Chromium chromium) {
        return new Reader(
                chromium.browser().newContext(new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE)), site);
    }

    /** A page of the site, as a browser shows it that was never there. */
    Page opens(String path, int width) {
        page.unrouteAll();
        if (page.url().startsWith(site.toString())) {
            page.evaluate("sessionStorage.clear()");
            page.navigate("about:blank");
        }
        JsonObject memory = new JsonObject();
        memory.addProperty("origin", site.toString());
        memory.addProperty("storageTypes", "cookies,local_storage,indexeddb");
        session.send("Storage.clearDataForOrigin", memory);

        watch.forget();
        EXPECTED.forEach(watch::expect);
        page.setViewportSize(width, HEIGHT);
        page.navigate(site + path);
        return page;
    }

    void assertNothingWrong() {
        watch.assertNothingWrong();
    }

    @Override
    public void close() {
        context.close();
    }
}
