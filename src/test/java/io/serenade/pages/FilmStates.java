package io.serenade.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The pages of music videos in their states. */
final class FilmStates {
    private static final int RATE = 8_000;
    private static final int HEADER = 44;

    private FilmStates() {}

    static Map<String, PageState> all() {
        Map<String, PageState> states = new LinkedHashMap<>();
        form().forEach((name, steps) -> states.put("upload" + name, new PageState("/upload", steps)));
        states.put("upload-unavailable", new PageState("/upload?notice=unavailable", page -> {}));
        states.put("upload-stranger", new PageState("/upload?stranger", page -> fillIn(page, "")));
        states.put("videos", new PageState("/videos", page -> {}));
        states.put("videos-none", new PageState("/videos?none", page -> {}));
        for (String film : List.of(
                "queued",
                "demo",
                "tall",
                "failed",
                "half-done",
                "again",
                "reshaped",
                "cancelled",
                "unknown",
                "expired",
                "erased")) {
            states.put("video-" + film, new PageState("/videos/film-" + film, page -> {}));
        }
        states.put("video-waiting", new PageState("/videos/film-slow", FilmStates::seesClips));
        states.put("video-animatic", new PageState("/videos/film-looked-at", page -> page.locator(".look-first:visible")
                .waitFor()));
        states.put("video-stopping", new PageState("/videos/film-slow", page -> {
            seesClips(page);
            page.locator(".waiting__out button").click();
        }));
        states.put(
                "video-stopping-again", new PageState("/videos/film-again", page -> page.locator(".waiting__out button")
                        .click()));
        for (String film : List.of("slow", "demo", "failed")) {
            states.put(
                    "video-costs-" + film, new PageState("/videos/film-" + film, page -> page.locator(".spent summary")
                            .click()));
        }
        states.put("video-cuts", new PageState("/videos/film-demo", page -> page.locator(".heard__more summary")
                .click()));
        for (String way : List.of("half", "shift", "tap")) {
            states.put("video-beat-" + way, new PageState("/videos/film-demo", page -> {
                page.locator(".mend summary").click();
                page.locator("[name=beat][value=" + way + "]").check();
            }));
        }
        states.put("video-beat-refused", new PageState("/videos/film-demo", page -> {
            page.locator(".mend summary").click();
            page.locator(".mend [type=submit]").click();
            page.locator(".mend .error:not(:empty)").waitFor();
        }));
        states.put("video-retake", new PageState("/videos/film-demo", page -> openTake(page, 1)));
        states.put("video-retake-failed", new PageState("/videos/film-demo", page -> openTake(page, 7)));
        states.put("video-retake-dear", new PageState("/videos/film-tall", page -> openTake(page, 2)));
        states.put("video-deleting", new PageState("/videos/film-demo", page -> page.locator(".result__small button")
                .click()));
        return states;
    }

    private static Map<String, Consumer<Page>> form() {
        Map<String, Consumer<Page>> states = new LinkedHashMap<>();
        states.put("", page -> {});
        states.put("-chosen", page -> fillIn(page, ""));
        states.put("-nothing", page -> {
            page.click("[type=submit]");
            page.locator("#user_prompt-error:not(:empty)").waitFor();
        });
        states.put("-other-kind", page -> {
            choose(page, "song.m4a", "....ftypM4A ....".getBytes(StandardCharsets.US_ASCII));
            page.locator("#audio_file-error:not(:empty)").waitFor();
        });
        states.put("-too-dear", page -> {
            choose(page, "long.wav", silence(400));
            page.locator("#audio_file-error:not(:empty)").waitFor();
        });
        for (String refusal : List.of("Limit", "Quota", "Session", "Down")) {
            states.put("-" + refusal.toLowerCase(java.util.Locale.ROOT), page -> {
                fillIn(page, refusal);
                page.click("[type=submit]");
                page.locator("#refusal:visible").waitFor();
            });
        }
        states.put("-damaged", page -> {
            fillIn(page, "Damaged");
            page.click("[type=submit]");
            page.locator("#audio_file-error:not(:empty)").waitFor();
        });
        return states;
    }

    private static void fillIn(Page page, String word) {
        choose(page, "The river song (final mix 3, mastered).wav", silence(64));
        page.locator(".songdrop.has-song").waitFor();
        page.fill("#user_prompt", "A red fox runs through a city of glass at night, looking for the river. " + word);
    }

    private static void choose(Page page, String name, byte[] content) {
        page.setInputFiles("input[type=file]", new FilePayload(name, "application/octet-stream", content));
    }

    private static void openTake(Page page, int number) {
        page.locator(".take__again[data-take='" + number + "']").click();
        page.locator(".modal--take[open]").waitFor();
    }

    private static void seesClips(Page page) {
        page.locator(".take").first().waitFor();
    }

    /** A WAV of eight bits, in which nothing is heard. */
    static byte[] silence(int seconds) {
        int samples = seconds * RATE;
        ByteBuffer wav = ByteBuffer.allocate(HEADER + samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + samples);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE);
        wav.putShort((short) 1).putShort((short) 8);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
        while (wav.hasRemaining()) {
            wav.put((byte) 0x80);
        }
        return wav.array();
    }
}
