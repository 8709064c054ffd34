/** The talking pet over HTTP, at the root of the site. Nothing depends on this package. */
package io.serenade.talkingpet.web;
