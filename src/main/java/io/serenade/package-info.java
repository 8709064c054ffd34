/**
 * Serenade turns a pet's photo and a few words into something people share.
 *
 * <p>Every product follows one road: accept, store a job, run its stages, report. Products ({@code lovesong} …) use
 * {@code accounts}, {@code jobs}, {@code providers}, {@code rendering}, {@code storage} and {@code platform}; never the
 * other way round, and products never see each other. {@code launch} starts the server and knows only settings.
 * {@code sandbox} plays the outside services over HTTP and is used by no one through Java.
 */
package io.serenade;
