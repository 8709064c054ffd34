/** What the server provides to beans (clock, settings, data source), and the notice that it is stopping. */
package io.serenade.platform.server;
