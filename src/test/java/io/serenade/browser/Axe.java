package io.serenade.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The accessibility rules of axe-core up to WCAG 2.2 AA, asked of a page as it stands. */
final class Axe {
    private static final String SCRIPT = read();
    private static final String FINDINGS = """
            async () => {
                const { violations } = await axe.run(document, {
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                    resultTypes: ['violations'],
                    preload: false });
                return violations
                    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
                        `${id}: ${html.slice(0, 200)} ${failureSummary}`));
            }
            """;

    private Axe() {}

    /**
     * Serious and critical findings, in words. What is in order is not described, and style sheets are not fetched a second
     * time: no rule of that weight among ours reads them.
     */
    @SuppressWarnings("unchecked")
    static List<String> findings(Page page) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(SCRIPT);
        }
        return (List<String>) page.evaluate(FINDINGS);
    }

    private static String read() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
