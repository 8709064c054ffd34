package io.serenade.platform.mail;

/**
 * A message, in plain text and as HTML.
 *
 * @param id the message's own name: sending it twice is one message to whoever looks at it
 */
public record Letter(String id, EmailAddress to, String subject, String text, String html) {}
