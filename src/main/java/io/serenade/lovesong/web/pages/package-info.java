/**
 * The love song's pages: one record for what each page shows, and {@link io.serenade.lovesong.web.pages.Pages}, which
 * turns them into HTML with the templates of {@code src/main/jte/lovesong}. Plain Java: whoever answers HTTP fills the
 * records. Uses {@code site}.
 */
package io.serenade.lovesong.web.pages;
