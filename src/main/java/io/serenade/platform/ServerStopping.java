package io.serenade.platform;

/**
 * This process was asked to end: observers release waiting requests and streams, and finish or hand back their work.
 */
public record ServerStopping() {}
