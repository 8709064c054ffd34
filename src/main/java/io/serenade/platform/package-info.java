/**
 * The foundation of every product. Uses no other package of ours. This root package uses none of those below it: it
 * holds the few types that all of them share.
 */
package io.serenade.platform;
