package io.serenade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Notes what a visitor never sees: errors of scripts, breaches of the pages' policy, requests to other sites. */
final class Watch {
    private static final String REPORT_BREACHES = """
            addEventListener('securitypolicyviolation', breach =>
                console.error(`policy: ${breach.violatedDirective} ${breach.blockedURI}`));
            """;

    private final URI own;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    private Watch(URI own) {
        this.own = own;
    }

    static Watch over(BrowserContext context, URI own) {
        Watch watch = new Watch(own);
        context.addInitScript(REPORT_BREACHES);
        context.onConsoleMessage(watch::note);
        context.onWebError(error -> watch.wrong.add(error.error()));
        context.onRequest(watch::note);
        return watch;
    }

    /** What the browser itself logs about an answer that a test asked for. */
    void expect(String partOfMessage) {
        expected.add(partOfMessage);
    }

    /** As if the watch began now. */
    void forget() {
        wrong.clear();
        expected.clear();
    }

    private void note(ConsoleMessage message) {
        String said = message.text() + " at " + message.location();
        if (message.type().equals("error") && expected.stream().noneMatch(said::contains)) {
            wrong.add(said);
        }
    }

    private void note(Request request) {
        String url = request.url();
        boolean inPage = url.startsWith("blob:") || url.startsWith("data:");
        if (!inPage && !url.startsWith(own.toString())) {
            wrong.add("request to " + url);
        }
    }

    void assertNothingWrong() {
        assertThat(wrong).isEmpty();
    }
}
