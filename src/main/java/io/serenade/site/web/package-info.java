/**
 * Serves what belongs to the site and not to a product: static files, legal texts, error pages. Nothing depends on this
 * package.
 */
package io.serenade.site.web;
