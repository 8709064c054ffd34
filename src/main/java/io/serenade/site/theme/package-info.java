/**
 * A campaign's clothes: brand, texts, colours, art, legal pages and what a product asks its provider for in its words. A
 * theme is a folder of plain files, so that another season needs no code. Uses {@code platform} for refusals only.
 */
package io.serenade.site.theme;
