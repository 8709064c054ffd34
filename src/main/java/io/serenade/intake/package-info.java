/**
 * Pictures and clips that callers name or send, for every product. What was checked here is what goes on: a product stores
 * what it gets under a key of its own and never uses the caller's address again. May use {@code providers} (for fetching),
 * {@code rendering}, {@code storage} and {@code platform}; knows no product.
 */
package io.serenade.intake;
