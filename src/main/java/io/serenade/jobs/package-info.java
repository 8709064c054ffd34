/**
 * The core of every product: a job is stored, its stages run one after the other, and what happens is recorded.
 *
 * <p>The database is the truth. A worker claims a due job in one short transaction, runs its stage outside
 * transactions, and settles the outcome in another; the fencing version makes a worker that lost its lease harmless.
 * Messages and timers only say that there may be something to do. May use {@code platform}, {@code storage} and the
 * exceptions of {@code providers}; knows no product.
 */
package io.serenade.jobs;
