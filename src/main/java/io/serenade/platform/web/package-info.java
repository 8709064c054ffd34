/** HTTP conventions that every product shares: errors, addresses, admin access, CORS and security headers. */
package io.serenade.platform.web;
