/**
 * Media from a prompt, for back ends (docs/generation.md). May use {@code jobs}, {@code accounts}, {@code providers},
 * {@code storage} and {@code platform}.
 */
package io.serenade.generation;
