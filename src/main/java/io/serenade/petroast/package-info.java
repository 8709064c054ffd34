/**
 * Roasts of pets (docs/pet-roast.md): checks that a picture shows a pet, translates the text into the language of the
 * narration, and makes a video in which the pet speaks it. May use {@code jobs}, {@code accounts}, {@code detector},
 * {@code intake}, {@code providers}, {@code rendering}, {@code storage} and {@code platform}.
 */
package io.serenade.petroast;
