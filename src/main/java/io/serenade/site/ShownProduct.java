package io.serenade.site;

/**
 * A product that the pages show.
 *
 * @param name as {@code PRODUCTS} names it; the texts about it have keys that end in it
 * @param path where its pages begin
 * @param samples whether the sandbox makes what is ordered, so that the footer says so
 */
public record ShownProduct(String name, String path, boolean samples) {}
