/** Serves media over HTTP. Only the {@code web} packages of products use it. */
package io.serenade.storage.web;
