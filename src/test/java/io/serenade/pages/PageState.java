package io.serenade.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.serenade.lovesong.web.pages.Campaign;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A page in one of its states, as {@link PagesPreview} shows it.
 *
 * @param path where it begins
 * @param steps what a visitor does there until the state is reached
 */
public record PageState(String path, Consumer<Page> steps) {
    private static final byte[] HEIC = "....ftypheic....".getBytes(StandardCharsets.US_ASCII);

    /** All pages and states by their names. */
    public static Map<String, PageState> all() {
        Map<String, PageState> states = new LinkedHashMap<>();
        states.put("form", new PageState("/", page -> {}));
        states.put("crop", new PageState("/", PageState::choosePhoto));
        states.put("photo-refused", new PageState("/", page -> {
            choose(page, "pet.heic", HEIC);
            page.locator("#photo-error:not(:empty)").waitFor();
        }));
        states.put("song", new PageState("/", PageState::pressPhoto));
        states.put("song-doubted", new PageState("/", PageState::pressPhotoOfNoPet));
        states.put("song-said", new PageState("/", PageState::sayNames));
        states.put("song-refused", new PageState("/", PageState::fillInWrongly));
        states.put("song-offered", new PageState("/", PageState::fillInAnAccent));
        states.put("song-blocked", new PageState("/", PageState::orderBlockedName));
        states.put("network-lost", new PageState("/", page -> order(page, "Down")));
        states.put("songs", new PageState("/", PageState::rememberSongs));
        for (Campaign.State state : Campaign.State.values()) {
            if (state != Campaign.State.OPEN) {
                states.put("form-" + state.word(), new PageState("/?campaign=" + state.word(), page -> {}));
            }
        }
        states.put("waiting", new PageState("/waiting/demo", page -> {}));
        states.put("waiting-words", new PageState("/waiting/words", page -> page.locator(".waiting__sheet li")
                .first()
                .waitFor()));
        states.put("waiting-again", new PageState("/waiting/again", page -> page.locator("#again-title")
                .waitFor()));
        states.put("waiting-live", new PageState("/waiting/live", page -> page.locator(".listen button")
                .waitFor()));
        states.put("waiting-slow", new PageState("/waiting/slow", PageState::rememberSongs));
        states.put("waiting-address-refused", new PageState("/waiting/slow", page -> leaveAddress(page, "matt")));
        states.put(
                "waiting-address-taken",
                new PageState("/waiting/slow", page -> leaveAddress(page, "matt@example.org")));
        states.put("result", new PageState("/result/demo", page -> {}));
        states.put("form-answering", new PageState("/?answer=demo2", page -> {}));
        states.put("result-answer", new PageState("/result/answer", page -> {}));
        states.put("result-playing", new PageState("/result/demo", page -> playFrom(page, 14.2)));
        states.put("result-captions", new PageState("/result/demo", PageState::playWithCaptions));
        states.put("result-heard", new PageState("/result/answer", PageState::hearOut));
        states.put("result-retaken", new PageState("/result/retaken", page -> {
            remember(page, "retaken");
            page.locator(".result__after").scrollIntoViewIfNeeded();
        }));
        states.put("result-posting", new PageState("/result/demo", page -> page.click("[data-place=tiktok]")));
        states.put("result-reporting", new PageState("/result/demo", PageState::askToReport));
        states.put("result-report-refused", new PageState("/result/demo", PageState::reportWithoutReason));
        states.put("result-reported", new PageState("/result/demo", PageState::report));
        states.put("result-deleting", new PageState("/result/demo", PageState::askToDelete));
        for (String end : List.of("failed", "unknown", "expired", "erased", "taken-down", "error", "unavailable")) {
            states.put("result-" + end, new PageState("/result/" + end, page -> {}));
        }
        states.put("reports", new PageState("/admin/reports", page -> {}));
        states.put("reports-removing", new PageState("/admin/reports", page -> page.locator(".reported summary")
                .first()
                .click()));
        states.put("wall", new PageState("/wall", page -> {}));
        states.put("wall-bare", new PageState("/wall?bare", page -> {}));
        states.put("wall-review", new PageState("/admin/wall", page -> {}));
        states.putAll(AccountStates.all());
        states.put("terms", new PageState("/terms", page -> {}));
        states.put("privacy", new PageState("/privacy", page -> {}));
        states.putAll(ClipStates.all());
        states.putAll(FilmStates.all());
        states.putAll(ConsoleStates.all());
        return states;
    }

    /** As if the song had come so far: this API has no sound. */
    public static void playFrom(Page page, double seconds) {
        page.locator("video").evaluate("""
                (video, seconds) => {
                    let now = seconds;
                    Object.defineProperty(video, 'currentTime', {
                        get: () => now,
                        set: (moment) => { now = moment; video.dispatchEvent(new Event('seeked')); } });
                    video.play = async () => { video.dispatchEvent(new Event('play')); };
                    video.pause = () => { video.dispatchEvent(new Event('pause')); };
                }""", seconds);
        page.click(".player__play");
        page.locator(".lyrics__go.is-now").waitFor();
    }

    private static void playWithCaptions(Page page) {
        playFrom(page, 14.2);
        page.click(".deckbar__switch >> nth=0");
        page.locator("video")
                .evaluate(
                        "video => Object.defineProperty(video.textTracks[0], 'activeCues', {"
                                + " value: [{ text: 'You never ask me where I have been,\\nyou only ask for one more tin.' }] })");
        page.locator("video").evaluate("video => video.textTracks[0].dispatchEvent(new Event('cuechange'))");
        page.locator(".player__caption").waitFor();
    }

    private static void hearOut(Page page) {
        page.locator("video").evaluate("video => video.dispatchEvent(new Event('ended'))");
        page.locator(".after").waitFor();
    }

    static void choosePhoto(Page page) {
        choose(page, "pet.jpg", ScriptedApi.portrait());
        page.waitForSelector(".cropper-crop-box");
    }

    public static void choose(Page page, String name, byte[] content) {
        page.setInputFiles("input[type=file]", new FilePayload(name, "image/jpeg", content));
    }

    private static void pressPhoto(Page page) {
        pressPhoto(page, "#pet_name");
    }

    /** @param field the first that is to be filled in afterwards */
    static void pressPhoto(Page page, String field) {
        choosePhoto(page);
        page.locator(".actions .button--primary").first().click();
        page.locator(field).waitFor();
    }

    static void seeNoPet(Page page) {
        String nothing = "{\"success\":true,\"pet_seen\":false}";
        page.route(
                "**/api/pet-check",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(nothing)));
    }

    private static void pressPhotoOfNoPet(Page page) {
        seeNoPet(page);
        pressPhoto(page);
        page.locator(".doubt:not(:empty)").scrollIntoViewIfNeeded();
    }

    private static void fillInWrongly(Page page) {
        pressPhoto(page);
        page.fill("#pet_name", "Toby");
        page.fill("#owner_name", "M");
        page.focus("#pet_type");
    }

    private static void fillInAnAccent(Page page) {
        pressPhoto(page);
        page.fill("#pet_name", "Zoë");
        page.fill("#owner_name", "Jean-Luc");
        page.focus("#pet_type");
        page.locator(".offer:visible").first().waitFor();
    }

    private static void orderBlockedName(Page page) {
        send(page, "Refused");
        page.locator("#pet_name-error:not(:empty)").waitFor();
    }

    private static void order(Page page, String petName) {
        send(page, petName);
        page.locator(".toasts--alert .toast").waitFor();
    }

    private static void send(Page page, String petName) {
        pressPhoto(page);
        page.fill("#pet_name", petName);
        page.fill("#owner_name", "Matt");
        page.selectOption("#pet_type", "Dog");
        page.click(".vibe--romantic");
        page.click("[type=submit]");
    }

    /** As the browser that ordered this song. */
    private static void remember(Page page, String id) {
        page.evaluate(
                "id => localStorage.setItem('submission_data', JSON.stringify({cookie_id: 'c', entries: ["
                        + "{session_id: id, timestamp: '2027-02-10T10:30:00Z', delete_token: 't', pet_name: 'Toby'}]}))",
                id);
        page.reload();
    }

    private static void sayNames(Page page) {
        pressPhoto(page);
        page.fill("#pet_name", "Toby");
        page.click(".say summary >> nth=0");
        page.fill("#say_pet", "TOH-bee");
        page.locator("#say_pet").scrollIntoViewIfNeeded();
    }

    private static void rememberSongs(Page page) {
        page.evaluate("""
                localStorage.setItem('submission_data', JSON.stringify({cookie_id: 'c', entries: [
                    {session_id: 'demo', timestamp: '2027-02-10T10:30:00Z', delete_token: 't', pet_name: 'Toby'},
                    {session_id: 'slow', timestamp: '2027-02-10T10:30:00Z', delete_token: 't', pet_name: 'Bella'},
                    {session_id: 'demo2', timestamp: '2027-02-11T18:00:00Z', delete_token: 't', pet_name: 'Milo'}]}))
                """);
        page.reload();
    }

    private static void leaveAddress(Page page, String address) {
        rememberSongs(page);
        page.fill("#email", address);
        page.click(".notify [type=submit]");
        page.locator("#email-error:not(:empty), .notify__done:not(:empty)").waitFor();
    }

    private static void askToReport(Page page) {
        page.locator(".result__small button").last().click();
    }

    private static void reportWithoutReason(Page page) {
        askToReport(page);
        page.click(".report [type=submit]");
        page.locator("#reason-error:not(:empty)").waitFor();
    }

    private static void report(Page page) {
        askToReport(page);
        page.selectOption("#report-reason", "rights");
        page.click(".report [type=submit]");
        page.locator(".toast").waitFor();
    }

    private static void askToDelete(Page page) {
        rememberSongs(page);
        page.locator(".result__small button").first().click();
    }
}
