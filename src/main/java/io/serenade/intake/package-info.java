/**
 * Pictures and clips that callers name or upload, for every product. Only what was checked here is used: a product
 * stores it under a key of its own and never uses the caller's address again. May use {@code providers} (for fetching),
 * {@code rendering}, {@code storage} and {@code platform}; knows no product.
 */
package io.serenade.intake;
