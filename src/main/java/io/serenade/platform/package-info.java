/** What every product stands on: settings, clock, ids, limits, health, HTTP manners. Uses no other package of ours. */
package io.serenade.platform;
