/**
 * The theme of a campaign: brand, texts, colours, art, legal pages and the wording of requests to providers. A theme is
 * a folder of plain files, so that another season needs no code. Uses {@code platform} for refusals only.
 */
package io.serenade.site.theme;
