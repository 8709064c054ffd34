/**
 * Serenade turns a pet's photo and a few words into something people share.
 *
 * <p>Every product follows one pipeline: accept an order, store a job, run its stages, report. Products ({@code
 * lovesong} …) use {@code accounts}, {@code jobs}, {@code providers}, {@code rendering}, {@code storage} and {@code
 * platform}; never the other way round, and products never see each other. {@code launch} starts the server and knows
 * only settings. {@code sandbox} imitates the outside services over HTTP and is never called from Java.
 */
package io.serenade;
