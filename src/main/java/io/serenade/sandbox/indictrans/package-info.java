/**
 * The stand-in for IndicTrans2, in both protocols. It cannot translate: it has a small phrase book, and says of everything
 * else that it comes back as it was. May use {@code sandbox.tasks} and {@code platform}.
 */
package io.serenade.sandbox.indictrans;
