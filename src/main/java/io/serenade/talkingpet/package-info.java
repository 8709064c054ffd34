/**
 * A pet's photo that is animated, with speech if words are ordered: the order, its results, and the stages that make
 * them. May use everything but other products.
 */
package io.serenade.talkingpet;
