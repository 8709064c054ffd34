package io.serenade.platform.mail;

/**
 * A message, in plain text and as HTML.
 *
 * @param id the message id: mail programs treat two copies with the same id as one message
 */
public record Letter(String id, EmailAddress to, String subject, String text, String html) {}
