/**
 * The foundation of every product. Uses no other package of ours, and this root none of those below it: it holds the few
 * words that all of them share.
 */
package io.serenade.platform;
