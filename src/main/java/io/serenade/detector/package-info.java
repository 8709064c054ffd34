/**
 * Says whether a picture or a clip shows a pet. Only the pixels decide, and nothing leaves this machine. Any product
 * may ask the bean {@code PetDetector}; behind it is a network in ONNX Runtime, and {@code rendering.ffmpeg} extracts
 * the frames of clips. A server without ONNX Runtime still runs and reports the detector as absent, so only {@code
 * OnnxNetwork} names the runtime's classes.
 */
package io.serenade.detector;
