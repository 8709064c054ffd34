/**
 * The foundation of every product: settings, clock, ids, limits, health, HTTP conventions. Uses no other package of
 * ours.
 */
package io.serenade.platform;
