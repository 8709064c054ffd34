/** Music videos over HTTP. */
package io.serenade.musicvideo.web;
