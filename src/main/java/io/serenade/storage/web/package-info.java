/** How media are handed out over HTTP. Only the {@code web} packages of products use it. */
package io.serenade.storage.web;
