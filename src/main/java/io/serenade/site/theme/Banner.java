package io.serenade.site.theme;

import java.util.Optional;

/**
 * A promotion below a finished song.
 *
 * @param image file of the theme, or empty
 * @param link where it leads: an https address or a path of this site, or empty
 */
public record Banner(String title, String text, Optional<String> image, Optional<String> link, String linkText) {}
