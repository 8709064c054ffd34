/** The media-generation API over HTTP. Nothing depends on this package. */
package io.serenade.generation.web;
