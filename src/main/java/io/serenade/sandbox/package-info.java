/**
 * Stand-ins (fakes) for the outside services, so that Serenade can be tried without an account anywhere. They are
 * reached over HTTP at {@code /sandbox/<provider>} exactly like the real ones, answer in the same forms, deliver real
 * media and call back; on demand they fail in every way a provider can. This package holds what the server starts: the
 * application, its filter, its timer and its settings; each stand-in has a package below.
 *
 * <p>No product code knows that they exist: only addresses in the settings point here. May use its packages and {@code
 * platform}; FFmpeg through {@code rendering.ffmpeg} is the stand-ins' own.
 */
package io.serenade.sandbox;
