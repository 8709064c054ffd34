/**
 * What outside services can do for us, as interfaces, and how they fail. Each provider lives in a package below, behind
 * its adapter. May use {@code platform}; knows neither jobs nor products.
 */
package io.serenade.providers;
