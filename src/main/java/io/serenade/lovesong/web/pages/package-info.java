/**
 * The microsite's pages: one record for what each page shows, and {@link io.serenade.lovesong.web.pages.Pages}, which
 * turns them into HTML with the templates of {@code src/main/jte}. Plain Java: whoever answers HTTP fills the records.
 * Uses {@code lovesong.theme}.
 */
package io.serenade.lovesong.web.pages;
