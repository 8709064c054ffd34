/** The love song's API as visitors, the song provider and operators meet it: over HTTP, on the real server and database. */
package io.serenade.it;
