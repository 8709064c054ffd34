/**
 * The stand-in for Anthropic: messages of a given form. May use {@code sandbox.writing}, {@code sandbox.tasks} and
 * {@code platform}.
 */
package io.serenade.sandbox.anthropic;
