/**
 * A pet's photo set in motion, with spoken words if there are any: the order, what becomes of it, and the stages that make
 * it. May use everything but other products.
 */
package io.serenade.talkingpet;
