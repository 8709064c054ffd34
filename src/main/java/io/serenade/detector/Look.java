package io.serenade.detector;

/**
 * What one look of the network found: its likeliest animal.
 *
 * @param score the network's own number from 0 to 1
 * @param animal the animal's name
 * @param left of the animal's box, as the other three in pixels of the network's input
 */
record Look(double score, String animal, double left, double top, double right, double bottom) {}
