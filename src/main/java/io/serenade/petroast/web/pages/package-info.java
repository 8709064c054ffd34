/** The product's own page: what its form shows. Plain Java; the pages that follow are the site's. Uses {@code site}. */
package io.serenade.petroast.web.pages;
