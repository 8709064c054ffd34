/** The whole product, tried as a visitor does: in a browser. */
package io.serenade.browser;
