/** Shows the pages of all products without the products, for people and for a browser's checks. */
package io.serenade.pages;
