/**
 * The one message by e-mail that a waiting visitor may ask for. The address is kept in the
 * outbox until the message has left, and nowhere else. Uses the love song, its theme, jobs and {@code platform}.
 */
package io.serenade.lovesong.notices;
