/** JSON of strangers: read within limits, so that it never takes much more memory than it came with. */
package io.serenade.platform.json;
