/** HTTP conventions that every product shares: addresses, health, preferences, security headers, answers as JSON. */
package io.serenade.platform.web;
