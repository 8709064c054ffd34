/** The core's promises under races, called from inside the real server on the real database. */
package io.serenade.container;
