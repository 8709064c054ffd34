/** Untrusted JSON: read within limits, so that it never takes much more memory than its own size. */
package io.serenade.platform.json;
