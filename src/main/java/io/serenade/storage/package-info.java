/** Where media lives: complete files under opaque keys. May use {@code platform}. */
package io.serenade.storage;
