package io.serenade.jobs;

/**
 * Where a product's jobs wait for a free slot at their provider.
 *
 * @param name the gate's row, shared by all nodes
 * @param capacity how many jobs may hold a slot at a time
 */
public record Gate(String name, int capacity) {}
