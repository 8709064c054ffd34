package io.serenade.platform.server;

/**
 * This process was asked to end: observers release waiting requests and streams, and finish or hand back their work.
 */
public record ServerStopping() {}
