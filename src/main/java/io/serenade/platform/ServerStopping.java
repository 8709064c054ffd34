package io.serenade.platform;

/** This process was asked to end: whatever waits or streams lets go, and whatever works finishes or hands back. */
public record ServerStopping() {}
