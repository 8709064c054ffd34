/** Incoming files: temporary files, formats recognised by content, a full disk. */
package io.serenade.platform.files;
