/**
 * Says whether a picture or a clip shows a pet. The pixels decide; nothing leaves this machine. A bean of its own that
 * any product may ask ({@code PetDetector}), the network in ONNX Runtime behind it, and the frames of clips through
 * {@code rendering.ffmpeg}. A server without ONNX Runtime runs all the same and reports the detector absent, so only
 * {@code OnnxNetwork} names its classes.
 */
package io.serenade.detector;
