package io.serenade.lovesong.web.pages;

import java.net.URI;

/**
 * What the love song's pages need to know of the configuration.
 *
 * @param notifyEmail whether the waiting page offers a message by e-mail
 * @param submissionLimit songs one browser may order
 * @param namePattern what a whole name must match; the server's own rule, tried in the browser as well
 * @param nameRule the wording of the rule: {@code latin}, {@code international} or {@code own}
 * @param takesDetail whether the form asks for something that only the owner and the pet know
 * @param songProvider name of the service that makes the songs, for the attribution it asks for
 * @param songProviderUrl where the attribution leads
 */
public record PageSettings(
        boolean notifyEmail,
        int submissionLimit,
        String namePattern,
        String nameRule,
        boolean takesDetail,
        String songProvider,
        URI songProviderUrl) {

    /** The default rule for names: letters and spaces. */
    public static final String LETTERS_AND_SPACES = "[A-Za-z ]+";

    /** Settings with the default limits and Sonauto as the provider. */
    public static PageSettings of(boolean notifyEmail) {
        return new PageSettings(
                notifyEmail, 10, LETTERS_AND_SPACES, "latin", true, "Sonauto", URI.create("https://sonauto.ai"));
    }
}
