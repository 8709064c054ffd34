/** Uploads over HTTP: sent by anybody, handed out to whoever knows the address. Nothing depends on this package. */
package io.serenade.intake.web;
