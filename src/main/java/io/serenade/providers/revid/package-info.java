/**
 * Revid: videos in which whoever is in a picture speaks. What is known about its API v3 comes from public client code
 * that cites the vendor's OpenAPI description 3.6.0; nothing was tried against the live service. Other packages use the
 * adapter, the callbacks and the settings only.
 */
package io.serenade.providers.revid;
