/**
 * The songs of the sandbox: words and music made from a request alone. Everything up to the encoder is a pure function,
 * so the same request gives the same song on every machine. Uses no other package of ours.
 */
package io.serenade.sandbox.music;
