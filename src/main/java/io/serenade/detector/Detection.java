package io.serenade.detector;

/**
 * The likeliest animal that one run of the network found.
 *
 * @param score the network's own number from 0 to 1
 * @param animal the animal's name
 * @param left of the animal's box, as the other three in pixels of the network's input
 */
record Detection(double score, String animal, double left, double top, double right, double bottom) {}
