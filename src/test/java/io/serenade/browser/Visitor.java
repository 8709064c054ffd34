package io.serenade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.serenade.crash.DrawnPet;
import io.serenade.crash.RunningSerenade;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Someone with a browser of their own, at an address of their own, who leaves only if nothing went wrong unseen. */
final class Visitor implements AutoCloseable {
    private static final AtomicInteger VISITORS = new AtomicInteger();

    private final URI site;
    private final BrowserContext context;
    private final Watch watch;
    private final Page page;
    private final String address;

    private Visitor(Chromium chromium, URI site, NewContextOptions screen) {
        this.site = site;
        this.address = "198.51.100." + VISITORS.incrementAndGet();
        this.context = chromium.browser()
                .newContext(screen.setExtraHTTPHeaders(Map.of("X-Forwarded-For", address))
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        this.watch = Watch.over(context, site);
        this.page = context.newPage();
    }

    static Visitor atADesk(Chromium chromium, URI site) {
        return new Visitor(chromium, site, new NewContextOptions().setViewportSize(1280, 900));
    }

    static Visitor onAPhone(Chromium chromium, URI site) {
        return new Visitor(
                chromium,
                site,
                new NewContextOptions()
                        .setViewportSize(390, 844)
                        .setDeviceScaleFactor(2)
                        .setIsMobile(true)
                        .setHasTouch(true));
    }

    /** The operator, who has signed in to the console. */
    static Visitor whoRunsTheSite(Chromium chromium, URI site) {
        Visitor operator = atADesk(chromium, site);
        operator.opens("/admin/login");
        operator.page.fill("#name", "admin");
        operator.page.fill("#password", RunningSerenade.PASSWORD);
        return operator.presses("Sign in").sees("Under way");
    }

    static Visitor whoLikesStillness(Chromium chromium, URI site) {
        Visitor visitor = atADesk(chromium, site);
        visitor.page.emulateMedia(
                new Page.EmulateMediaOptions().setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        return visitor;
    }

    Page page() {
        return page;
    }

    String address() {
        return address;
    }

    /** A failed call that belongs to the story is no complaint. */
    Visitor expecting(String partOfConsoleMessage) {
        watch.expect(partOfConsoleMessage);
        return this;
    }

    Visitor opens(String path) {
        page.navigate(site.resolve(path).toString());
        return this;
    }

    Visitor choosesAPhoto() {
        return chooses("pet.jpg", DrawnPet.jpeg(900, 700));
    }

    Visitor chooses(String name, byte[] content) {
        page.setInputFiles("input[type=file]", new FilePayload(name, "application/octet-stream", content));
        return this;
    }

    Visitor cropsIt() {
        page.locator(".cropper-crop-box").waitFor();
        return presses("Press it on the record");
    }

    Visitor fillsIn(String petName, String ownerName) {
        page.fill("#pet_name", petName);
        page.selectOption("#pet_type", "Dog");
        page.click(".vibe--romantic");
        page.fill("#owner_name", ownerName);
        return this;
    }

    Visitor presses(String button) {
        button(button).click();
        return this;
    }

    /** From the first page to the form that is ready to be sent. */
    Visitor preparesASongFor(String petName) {
        return opens("/").choosesAPhoto().cropsIt().fillsIn(petName, "Mira");
    }

    Visitor ordersASongFor(String petName) {
        return preparesASongFor(petName).presses("Make the song").arrivesAt("/waiting/");
    }

    /** @param path from the root of the site, or how it begins; a query that names it is not there yet */
    Visitor arrivesAt(String path) {
        page.waitForURL(url -> url.replaceFirst("^\\w+://[^/]+", "").startsWith(path));
        return this;
    }

    Visitor sees(String words) {
        assertThat(page.getByText(words)
                        .filter(new Locator.FilterOptions().setVisible(true))
                        .first())
                .isVisible();
        return this;
    }

    Visitor doesNotSee(String selector) {
        assertThat(page.locator(selector).first()).isHidden();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Tab by tab to an element, as often as it takes. */
    Visitor tabsTo(String selector) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
                return this;
            }
        }
        throw new AssertionError("The keyboard does not reach " + selector + " on " + page.url());
    }

    Visitor types(String text) {
        page.keyboard().type(text);
        return this;
    }

    Visitor hits(String... keys) {
        List.of(keys).forEach(page.keyboard()::press);
        return this;
    }

    String songId() {
        return page.url().replaceFirst(".*/", "");
    }

    @Override
    public void close() {
        watch.assertNothingWrong();
        context.close();
    }
}
