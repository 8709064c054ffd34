/** Files on their way in: temporary files, formats told by content, a disk without room. */
package io.serenade.platform.files;
