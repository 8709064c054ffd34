/**
 * Stand-ins for the outside services, so that Serenade can be tried without an account anywhere. They are reached over
 * HTTP at {@code /sandbox/<provider>} exactly like the real ones, answer in their shapes, deliver real media and call
 * back; on demand they fail in every way a provider can.
 *
 * <p>No product code knows that they exist: only addresses in the settings lead here. May use {@code platform} and FFmpeg through
 * {@code rendering.ffmpeg}.
 */
package io.serenade.sandbox;
