/** Serves what belongs to the site and not to a product: static files, legal texts, error pages. An edge. */
package io.serenade.site.web;
