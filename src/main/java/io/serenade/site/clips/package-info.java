/**
 * Serves the pages of clips that are ordered from a photo, for every product that makes some. Uses {@code jobs} and
 * {@code accounts}.
 */
package io.serenade.site.clips;
