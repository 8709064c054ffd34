/**
 * Stand-ins for the outside services (the trade says fakes), so that Serenade can be tried without an account anywhere.
 * They are reached over HTTP at {@code /sandbox/<provider>} exactly like the real ones, answer in their shapes, deliver real
 * media and call back; on demand they fail in every way a provider can. This package holds what is started by the server:
 * the application, its filter, its timer and its settings; each stand-in has a package below.
 *
 * <p>No product code knows that they exist: only addresses in the settings lead here. May use its packages and
 * {@code platform}; FFmpeg through {@code rendering.ffmpeg} is the stand-ins' own.
 */
package io.serenade.sandbox;
