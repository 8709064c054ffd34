/**
 * The stand-in for IndicTrans2, in both protocols. It cannot translate: it has a small phrase book, and returns
 * everything else unchanged, saying so. May use {@code sandbox.tasks} and {@code platform}.
 */
package io.serenade.sandbox.indictrans;
