package io.serenade.lovesong.web.pages;

import java.net.URI;

/**
 * What the pages need to know of the configuration.
 *
 * @param publicBaseUrl address of the site as visitors and crawlers reach it, without a trailing slash
 * @param sandbox whether the footer says that no real song service is asked
 * @param notifyEmail whether the waiting page offers a message by e-mail
 * @param submissionLimit songs one browser may order
 * @param namePattern what a whole name must match; the server's own rule, tried in the browser as well
 * @param songProvider name of the service that makes the songs, for the attribution it asks for
 * @param songProviderUrl where the attribution leads
 */
public record PageSettings(
        URI publicBaseUrl,
        boolean sandbox,
        boolean notifyEmail,
        int submissionLimit,
        String namePattern,
        String songProvider,
        URI songProviderUrl) {

    /** The specification's rule: letters and spaces. */
    public static final String LETTERS_AND_SPACES = "[A-Za-z ]+";

    /** Settings with the specification's limits and Sonauto as the provider. */
    public static PageSettings of(URI publicBaseUrl, boolean sandbox, boolean notifyEmail) {
        return new PageSettings(
                publicBaseUrl,
                sandbox,
                notifyEmail,
                10,
                LETTERS_AND_SPACES,
                "Sonauto",
                URI.create("https://sonauto.ai"));
    }
}
