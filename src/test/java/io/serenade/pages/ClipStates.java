package io.serenade.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The pages of talking pets and roasts in their states. */
final class ClipStates {
    private ClipStates() {}

    static Map<String, PageState> all() {
        Map<String, PageState> states = new LinkedHashMap<>();
        for (String words : List.of("talk", "roast")) {
            form(words).forEach((name, steps) -> states.put(words + name, new PageState("/" + words, steps)));
            states.put(words + "-unavailable", new PageState("/" + words + "?notice=unavailable", page -> {}));
            states.put(words + "-clips", new PageState("/" + words, ClipStates::rememberClips));
            for (String end : List.of("waiting", "slow", "demo", "failed", "unknown", "expired", "erased")) {
                states.put(words + "-is-" + end, new PageState("/" + words + "/" + end, page -> {}));
            }
            states.put(words + "-deleting", new PageState("/" + words + "/demo", page -> page.locator(
                            ".result__small button")
                    .click()));
        }
        states.put("talk-doubted", new PageState("/talk", page -> pressPhotoOfNoPet(page, ".doubt:not(:empty)")));
        states.put(
                "roast-no-pet", new PageState("/roast", page -> pressPhotoOfNoPet(page, "#photo-error:not(:empty)")));
        states.put("roast-dressed", new PageState("/roast", page -> {
            fillIn(page, "My dog sleeps so much that his shadow filed a missing person report.");
            page.locator("[name=filter][value=pet-maharaja]").check();
        }));
        states.put("roast-refused-for-no-pet", new PageState("/roast", page -> {
            send(page, "NoPet");
            page.locator("#photo-error:not(:empty)").waitFor();
        }));
        states.put("talk-voiceless", new PageState("/talk", page -> {
            page.route("**/api/voices", route -> route.fulfill(new Route.FulfillOptions().setStatus(400)));
            page.reload();
            PageState.pressPhoto(page, "#text");
        }));
        return states;
    }

    private static Map<String, Consumer<Page>> form(String words) {
        Map<String, Consumer<Page>> states = new LinkedHashMap<>();
        states.put("", page -> {});
        states.put("-crop", PageState::choosePhoto);
        states.put("-words", page -> fillIn(page, "Good morning. I have been awake since five, and I have opinions."));
        states.put("-wordless", page -> {
            fillIn(page, "");
            page.click("[type=submit]");
            page.locator("#text-error:not(:empty)").waitFor();
        });
        states.put("-too-long", page -> {
            fillIn(page, "So long a story. ".repeat(400));
            page.focus("[type=submit]");
        });
        states.put("-limit", page -> {
            send(page, "Limit");
            page.locator(".notice:visible").waitFor();
        });
        states.put("-busy", page -> {
            send(page, "Busy");
            page.locator(".notice:visible").waitFor();
        });
        states.put("-down", page -> {
            send(page, "Down");
            page.locator(".toasts--alert .toast").waitFor();
        });
        return states;
    }

    private static void fillIn(Page page, String text) {
        PageState.pressPhoto(page, "#text");
        page.fill("#text", text);
    }

    private static void send(Page page, String text) {
        fillIn(page, text);
        page.click("[type=submit]");
    }

    private static void pressPhotoOfNoPet(Page page, String told) {
        PageState.seeNoPet(page);
        PageState.choosePhoto(page);
        page.locator(".actions .button--primary").first().click();
        page.locator(told).scrollIntoViewIfNeeded();
    }

    private static void rememberClips(Page page) {
        page.evaluate("""
                localStorage.setItem('serenade_clips', JSON.stringify(['talkingpet', 'petroast'].map((product) => (
                    {product, id: 'demo', title: 'Good morning. I have been awake since', timestamp: '2027-02-10T10:30:00Z'}))))
                """);
        page.reload();
    }
}
