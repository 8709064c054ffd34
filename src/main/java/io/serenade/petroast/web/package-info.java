/** The pet roast over HTTP. Nothing depends on this package. */
package io.serenade.petroast.web;
