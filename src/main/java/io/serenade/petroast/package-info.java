/**
 * Roasts of pets, for back ends (docs/pet-roast.md): whether a picture shows a pet, the text in the language of the
 * narration, and a video in which the pet speaks it. May use {@code jobs}, {@code accounts}, {@code detector}, {@code intake},
 * {@code providers}, {@code rendering}, {@code storage} and {@code platform}.
 */
package io.serenade.petroast;
