package io.serenade.site;

import java.util.Optional;

/**
 * The page of a clip that could not be made.
 *
 * @param words under which the product's texts lie, such as {@code talk}; its pages lie at the same word
 * @param reason a sentence that a visitor can do something with, where there is one
 * @param supportCode what a visitor can quote so that an operator finds the case
 */
public record ClipFailurePage(String product, String words, Optional<String> reason, String supportCode) {}
