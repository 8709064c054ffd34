/** What the server gives its beans, and what it tells them: clock, settings, data source, that it stops. */
package io.serenade.platform.server;
